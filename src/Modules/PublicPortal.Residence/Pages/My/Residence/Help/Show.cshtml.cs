using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Help;

namespace PublicPortal.Residence.Pages.My.Residence.Help;

/// <summary>One visit: confirmation, another time, cancel, what came of it.</summary>
internal sealed class ShowModel(HelpQueries queries, HelpService service, HelpSlots slots) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Slot { get; set; }

    public HelpView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Slots { get; private set; } = [];
    public bool IsMoving { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancel)
    {
        var moved = await service.MoveAsync(Id, CurrentUser.AccountId!.Value, Slot, StartProcess("residence.move-help"), cancel);
        IsMoving = moved.IsRefused;
        return await AnswerAsync(moved, cancel);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) =>
        await AnswerAsync(await service.CancelAsync(Id, CurrentUser.AccountId!.Value, StartProcess("residence.cancel-help"), cancel), cancel);

    private async Task<IActionResult> AnswerAsync(Result done, CancellationToken cancel)
    {
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        if (view.Help.State == HelpState.Open)
            Slots = [.. (await slots.FreeAsync(view.Help.GridCellId, cancel)).Where(s => (s.Day, s.Half) != (view.Help.Day, view.Help.Half)).Select(s => new SelectListItem(HelpTexts.Slot(s.Day, s.Half).ToString(), s.Value))];
        return true;
    }
}
