using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>One declaration: the receipt when accepted, what does not fit and how to settle it when in doubt.</summary>
internal sealed class ShowModel(
    DeclarationQueries queries, DeclarationService service, PersonService others, DeclarantNames names, LandlordAsk landlord, IAccounts accounts, PublicAddress address, WorkingCalendar calendar, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>A plate's token, when one's own plate was scanned again.</summary>
    [BindProperty(SupportsGet = true, Name = "p")] public string? Token { get; set; }
    [BindProperty] public long Version { get; set; }

    public DeclarationView View { get; private set; } = null!;
    public AccountInfo? Officer { get; private set; }

    /// <summary>Who declared for the person, in words; null where they did it themselves.</summary>
    public string? DeclaredBy { get; private set; }
    public bool IsShownWhole => Declaration.IsShownWhole(View.Person);

    /// <summary>The plate was just scanned, or the person was seen at a counter.</summary>
    public bool CanTakeOver => Token is not null || IsShownWhole;

    public ResidenceDeclaration Declaration => View.Declaration;
    public IReadOnlyList<ReviewRule> Open => [.. Declaration.OpenDoubts.Select(d => d.Rule)];
    public Settle Ways => Open.Aggregate(Settle.None, (ways, rule) => ways | ReviewRuleText.Of(rule).Ways);
    public string? CodeAddress => View.Code is { } code ? address.Of($"/v/{code}") : null;
    public int DaysLeft => View.Order is { } order ? calendar.Left(ChinaTime.Today(clock), ChinaTime.Date(order.DueAt)) : 0;
    public bool IsLandlordWaiting => View.Landlord is { Answer: null };
    public bool CanProvePlate => Token is not null && Open.Contains(ReviewRule.PlateMissing);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostPlateAsync(CancellationToken cancel) =>
        ActAsync("residence.prove-plate", process => service.ProvePlateAsync(Id, Account, Token, process, cancel), cancel);

    public Task<IActionResult> OnPostLeaveOthersAsync(CancellationToken cancel) =>
        ActAsync("residence.leave-others", process => service.LeaveOthersAsync(Id, Account, process, cancel), cancel);

    public Task<IActionResult> OnPostLandlordAsync(CancellationToken cancel) =>
        ActAsync("residence.ask-landlord", process => landlord.AskAsync(Id, Account, process, cancel), cancel);

    public Task<IActionResult> OnPostReviewAsync(CancellationToken cancel) =>
        ActAsync("residence.ask-review", process => service.AskReviewAsync(Id, Account, process, cancel), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        ActAsync("residence.withdraw", process => service.WithdrawAsync(Id, Account, Version, process, cancel), cancel);

    public Task<IActionResult> OnPostTakeOverAsync(CancellationToken cancel) =>
        ActAsync("residence.take-over", process => others.TakeOverAsync(Id, Account, Token, process, cancel), cancel);

    private Guid Account => CurrentUser.AccountId!.Value;

    private async Task<IActionResult> ActAsync(string type, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var done = await act(StartProcess(type));
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindConcerningAsync(Id, Account, cancel) is not { } view) return false;
        View = view;
        if (view.Declaration.DeclaredByAccountId is not null) DeclaredBy = (await names.OfAsync(view.Declaration, cancel)).ToString();
        if (view.Order?.OfficerAccountId is { } officer) Officer = await accounts.FindAsync(officer, cancel);
        return true;
    }
}
