using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Desk.Proposals;

/// <summary>One proposal at the desk: rules, opinions, cost, answer, in that order.</summary>
internal sealed class ShowModel(DeskProposals proposals, ConsultationService consultation, TimeProvider clock) : PortalPageModel
{
    public const int LineCount = 6;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Basis { get; set; }
    [BindProperty] public string? Amount { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? EstimateNote { get; set; }
    [BindProperty] public string? Feasibility { get; set; }
    [BindProperty] public string? Interest { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Eligible { get; set; }
    [BindProperty] public Guid ObjectionId { get; set; }
    [BindProperty] public string? Upheld { get; set; }
    [BindProperty] public string? Reply { get; set; }

    public DeskCase Shown { get; private set; } = default!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => ChinaTime.Today(clock);
    public bool MayConsult => CurrentUser.Has(MicroProjectsPermissions.Consult, Shown.Proposal.ScopePath);
    public IEnumerable<SelectListItem> Bases => [new(T("询价：各家报价", "Quotes"), nameof(EstimateBasis.Quotes)), new(T("按公布的单价计算", "Published unit prices"), nameof(EstimateBasis.UnitPrices))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (Shown.Story.Estimate is { } e)
            (Basis, Amount, Source, EstimateNote, Feasibility) = (e.Basis.ToString(), e.Basis == EstimateBasis.Quotes ? Yuan.Plain(e.Amount) : null, e.Source, e.Note, e.Feasibility);
        else Basis = nameof(EstimateBasis.Quotes);
        return Page();
    }

    public Task<IActionResult> OnPostStartAsync(CancellationToken cancel) => ActAsync("microprojects.start-consultation", "started", p => consultation.StartAsync(Id, p, cancel), cancel);

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancel) => ActAsync("microprojects.check", "checked", p => consultation.CheckAsync(Id,
        [.. Request.Form.Keys.Where(k => k.StartsWith("Result_", StringComparison.Ordinal)).Select(k => new RuleTyped(k["Result_".Length..], Request.Form[k].FirstOrDefault(), Request.Form["Note_" + k["Result_".Length..]].FirstOrDefault()))], p, cancel), cancel);

    public Task<IActionResult> OnPostEstimateAsync(CancellationToken cancel) => ActAsync("microprojects.estimate", "estimated",
        p => consultation.EstimateAsync(Id, new EstimateInput(Basis, Amount, Source, EstimateNote, Feasibility, [.. Enumerable.Range(0, LineCount).Select(Typed)]), p, cancel), cancel);

    public Task<IActionResult> OnPostInterestAsync(CancellationToken cancel) => ActAsync("microprojects.declare-interest", "declared", p => consultation.DeclareInterestAsync(Id, Interest, p, cancel), cancel);
    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancel) => ActAsync("microprojects.answer", "answered", p => consultation.AnswerAsync(Id, Eligible == "true", Reason, p, cancel), cancel);
    public Task<IActionResult> OnPostReplyAsync(CancellationToken cancel) => ActAsync("microprojects.answer-objection", "replied", p => consultation.SettleObjectionAsync(Id, ObjectionId, Upheld == "true", Reply, p, cancel), cancel);

    /// <summary>What was typed, else what is kept.</summary>
    public string? TypedResult(CheckLine line) => Request.HasFormContentType && Request.Form.ContainsKey("Result_" + line.Rule) ? Request.Form["Result_" + line.Rule].FirstOrDefault() : line.Entered?.Result.ToString();
    public string? TypedNote(CheckLine line) => Request.HasFormContentType && Request.Form.ContainsKey("Note_" + line.Rule) ? Request.Form["Note_" + line.Rule].FirstOrDefault() : line.Entered?.Note;

    public (string? What, string? Price, string? Quantity) TypedLine(int i)
    {
        if (Request.HasFormContentType && Request.Form.ContainsKey("LineWhat")) return Typed(i);
        return Shown.Story.EstimateLines.ElementAtOrDefault(i) is { } line ? (line.What, Yuan.Plain(line.Price), line.Quantity.ToString(CultureInfo.InvariantCulture)) : (null, null, null);
    }

    private (string? What, string? Price, string? Quantity) Typed(int i)
    {
        string? At(string name) => Request.Form.TryGetValue(name, out var values) && i < values.Count ? values[i] : null;
        return (At("LineWhat"), At("LinePrice"), At("LineQuantity"));
    }

    private async Task<IActionResult> ActAsync(string type, string done, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var result = await act(StartProcess(type));
        if (result.IsOk) return RedirectToPage(new { Id, done });
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await proposals.FindAsync(Id, cancel) is not { } found) return false;
        Shown = found;
        return true;
    }
}
