using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.Desk.Rounds;

/// <summary>One round: publish, extend, close, put before the council.</summary>
internal sealed class ShowModel(RoundQueries queries, RoundService rounds, CouncilService council, ICouncils councils, RuleSets rules, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public RoundLine Line { get; private set; } = default!;
    public BusinessState? Business { get; private set; }
    public bool MayAct => CurrentUser.Has(MicroProjectsPermissions.Rounds, Line.Round.ScopePath);
    public DateOnly Today => ChinaTime.Today(clock);
    public string RulesName => (Line.Round.RulesText is { } frozen ? RuleSet.Parse(frozen) : rules.Find(Line.Round.RulesCode))?.Name.ToString() ?? Line.Round.RulesCode;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancel) => ActAsync("microprojects.publish-round", "published", p => rounds.PublishAsync(Id, p, cancel), cancel);
    public Task<IActionResult> OnPostExtendAsync(CancellationToken cancel) => ActAsync("microprojects.extend-round", "extended", p => rounds.ExtendAsync(Id, Until, Reason, p, cancel), cancel);
    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => ActAsync("microprojects.close-round", "closed", p => rounds.CloseAsync(Id, Reason, p, cancel), cancel);
    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) => ActAsync("microprojects.cancel-round", "cancelled", p => rounds.CancelAsync(Id, Reason, p, cancel), cancel);
    public Task<IActionResult> OnPostPutAsync(CancellationToken cancel) => ActAsync("microprojects.put-before-council", "put", p => council.PutAsync(Id, p, cancel), cancel);
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) => ActAsync("microprojects.take-back-from-council", "back", p => council.TakeBackAsync(Id, p, cancel), cancel);

    private async Task<IActionResult> ActAsync(string type, string done, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var result = await act(StartProcess(type));
        if (result.IsOk) return RedirectToPage(new { Id, done });
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.DeskAsync(Id, cancel) is not { } line) return false;
        Line = line;
        if (line.Round.BusinessId is { } business) Business = await councils.FindBusinessAsync(business, cancel);
        return true;
    }
}
