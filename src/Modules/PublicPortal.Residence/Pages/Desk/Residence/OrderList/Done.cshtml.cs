using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.OrderList;

/// <summary>What a hand-over of many did, and the way back for a short time.</summary>
internal sealed class DoneModel(HandOverService service, IOptions<DeskOptions> options) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public HandOverView Shown { get; private set; } = default!;
    public DateTimeOffset UndoUntil => Shown.HandOver.At.AddMinutes(options.Value.UndoMinutes);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residence.undo-hand-over");
        var undone = await service.UndoAsync(Id, process, cancel);
        return undone.IsRefused ? Refused(undone) : LocalRedirect($"/desk/residence/lists/orders/hand-over/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await service.FindAsync(Id, cancel) is not { } found) return false;
        Shown = found;
        return true;
    }
}
