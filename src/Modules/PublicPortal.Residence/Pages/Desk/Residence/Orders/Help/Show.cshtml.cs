using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders.Help;

/// <summary>One visit of help: what is asked, what came of it, hand over.</summary>
internal sealed class ShowModel(HelpQueries queries, HelpRoundService service, RoundQueries rounds, IAccounts accounts) : PortalPageModel
{
    private static readonly HelpState[] Ends = [HelpState.Done, HelpState.Missed, HelpState.Counter];

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Result { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Officer { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public HelpView View { get; private set; } = null!;
    public Round Round { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];
    public string? WholePhone { get; private set; }
    public bool HandOverFailed { get; private set; }
    public IEnumerable<SelectListItem> Results => Ends.Select(s => new SelectListItem(HelpTexts.State(s).ToString(), s.ToString()) { Group = new SelectListGroup { Name = HelpTexts.Follows(s).ToString() } });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await service.FinishAsync(Id, Result, Note, StartProcess("residence.finish-help"), cancel);
        return done.IsRefused ? Refused(done) : RedirectToPage("Index", new { done = "finished" });
    }

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residence.hand-over-help", Reason is { Length: > 0 and <= 200 } ? Reason.Trim() : null);
        var done = await service.HandOverAsync(Id, Guid.TryParse(Officer, out var to) ? to : null, Reason, process, cancel);
        HandOverFailed = done.IsRefused;
        return done.IsRefused ? Refused(done) : RedirectToPage("Index", new { done = "handed-over" });
    }

    public async Task<IActionResult> OnPostPhoneAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var phone = await service.PhoneAsync(Id, StartProcess("residence.see-help-phone"), cancel);
        if (phone.IsRefused) return Refused(phone);
        WholePhone = phone.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(Id, cancel) is not { } view) return false;
        View = view;
        Round = await rounds.FindAsync(view.Help.OfficerAccountId == CurrentUser.AccountId, cancel);
        if (view.Help.State == HelpState.Open)
            Colleagues =
            [
                .. (await accounts.StaffOverAsync(ResidencePermissions.Visit, view.Help.ScopePath, cancel)).Where(a => a.Id != view.Help.OfficerAccountId)
                    .Select(a => new SelectListItem($"{a.DisplayName} {a.StaffNumber}", a.Id.ToString())),
            ];
        return true;
    }
}
