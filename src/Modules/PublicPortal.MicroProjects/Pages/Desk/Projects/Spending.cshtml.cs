using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Payments: enter, look twice at large ones, take a wrong one off by a counter-entry.</summary>
internal sealed class SpendingModel(SpendingService spending, IOptions<ProjectOptions> options) : ProjectPageModel
{
    [BindProperty] public string? Amount { get; set; }
    [BindProperty] public string? PaidOn { get; set; }
    [BindProperty] public string? Payee { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public IFormFile? Receipt { get; set; }
    [BindProperty] public string? Reason { get; set; }

    /// <summary>The payment that a counter-entry takes off, or that is refused.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Entry { get; set; }

    public SpendingEntry? Chosen => Dossier.Entries.FirstOrDefault(e => e.Id == Entry && (e.Standing == EntryStanding.Waiting || (e.Standing == EntryStanding.Booked && !e.IsCounterEntry && !Dossier.IsCorrected(e))));
    public long Limit => options.Value.SecondPersonAboveFen;
    public static IReadOnlyList<SelectListItem> Payees => [.. Enum.GetValues<PayeeKind>().Select(k => new SelectListItem(ProjectWords.Of(k).ToString(), k.ToString()))];

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.enter-payment"), p => spending.EnterAsync(Id, new PaymentInput(Amount, PaidOn, Payee, Purpose, Of(Receipt)), p, cancel), "payment", cancel);

    public Task<IActionResult> OnPostCounterAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.counter-payment"), p => spending.CounterAsync(Id, Entry ?? Guid.Empty, Reason, p, cancel), "counter", cancel);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.confirm-payment"), p => spending.ConfirmAsync(Id, Row, p, cancel), "confirmed", cancel);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.refuse-payment"), p => spending.RefuseAsync(Id, Entry ?? Guid.Empty, Reason, p, cancel), "refused", cancel);

    /// <summary>Today, to the supplier: most payments are.</summary>
    protected override void Suggest() => (PaidOn, Payee) = (Or(nameof(PaidOn), PaidOn, Today.ToString("yyyy-MM-dd")), Or(nameof(Payee), Payee, nameof(PayeeKind.Supplier)));
}
