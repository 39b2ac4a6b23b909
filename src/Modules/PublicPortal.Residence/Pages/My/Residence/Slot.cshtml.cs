using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>The resident chooses when to be met.</summary>
internal sealed class SlotModel(DeclarationQueries queries, OrderService orders, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Slot { get; set; }
    public DeclarationView View { get; private set; } = null!;
    public IEnumerable<SelectListItem> Slots => Enum.GetValues<VisitSlot>().Select(s => new SelectListItem(VisitSlots.Text(s).ToString(), s.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (View.Order is not { State: OrderState.Open } order) return RedirectToPage("Show", new { id = Id });
        Day = (order.SlotDay ?? ChinaTime.Today(clock).AddDays(1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Slot = order.Slot?.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await orders.ChooseSlotAsync(Id, CurrentUser.AccountId!.Value, Day, Slot, StartProcess("residence.choose-slot"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
