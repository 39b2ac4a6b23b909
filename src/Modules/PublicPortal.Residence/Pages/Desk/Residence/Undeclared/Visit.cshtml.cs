using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Undeclared;

namespace PublicPortal.Residence.Pages.Desk.Residence.Undeclared;

/// <summary>A visit to a door behind which nobody is declared.</summary>
internal sealed class VisitModel(UndeclaredQueries queries, UndeclaredVisits visits, CaptureService capture, IOptions<UndeclaredOptions> options, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Result { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public List<string> Seen { get; set; } = [];
    [BindProperty] public string? LandlordName { get; set; }
    [BindProperty] public string? LandlordPhone { get; set; }

    public UndeclaredVisitView View { get; private set; } = default!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool IsOpen => View.Order.State == OrderState.Open && View.Case is { IsOpen: true };
    public IReadOnlyList<SelectListItem> SeenOptions => CaptureForm.Options(capture.Offered(someone: false));

    public IReadOnlyList<SelectListItem> Results => [.. Enum.GetValues<DoorResult>().Select(r =>
        new SelectListItem(UndeclaredTexts.Result(r).ToString(), r.ToString()) { Group = new SelectListGroup { Name = UndeclaredTexts.Follows(r, options.Value.ReminderDays).ToString() } })];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await visits.EnterAsync(Id, Result, Note, new CaptureInput(Seen, LandlordName, LandlordPhone, Note), StartProcess("residence.visit-undeclared"), cancel);
        return done.IsRefused ? Refused(done) : RedirectToPage("/Desk/Residence/Orders/Index", new { done = "visited" });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.VisitAsync(Id, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
