using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Help;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.My.Residence.Help;

/// <summary>Where first, then what for and when.</summary>
internal sealed class NewModel(HelpQueries queries, HelpService service, HelpSlots slots, IPlaces places, IProcessingNotices notices) : PortalPageModel
{
    /// <summary>Code of the dwelling, as on its plate.</summary>
    [BindProperty(SupportsGet = true)] public string? At { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Slot { get; set; }
    [BindProperty] public bool ForAnother { get; set; }
    [BindProperty] public string? ForWhom { get; set; }
    [BindProperty] public string? Words { get; set; }

    public ProcessingNotice Notice => notices.Find("residence-help");
    public DwellingInfo? Where { get; private set; }
    public IReadOnlyList<DwellingInfo> Homes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Slots { get; private set; } = [];
    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<HelpKind>().Select(k => new SelectListItem(HelpTexts.Kind(k).ToString(), k.ToString()));

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var asked = await service.AskAsync(new HelpInput(Kind, Where?.Id, Slot, ForAnother, ForWhom, Words), CurrentUser.AccountId!.Value, StartProcess("residence.ask-help"), cancel);
        if (asked.IsOk) return RedirectToPage("Show", new { id = asked.Value });
        await LoadAsync(cancel);   // the seat may be gone by now
        return Refused(asked);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Where = At is { Length: > 0 and <= 40 } ? await places.FindDwellingAsync(At, cancel) : null;
        if (Where is { Status: not DwellingStatus.Active }) Where = null;
        if (Where is null) Homes = await queries.HomesAsync(CurrentUser.AccountId!.Value, cancel);
        else Slots = [.. (await slots.FreeAsync(Where.GridCellId, cancel)).Select(s => new SelectListItem(HelpTexts.Slot(s.Day, s.Half).ToString(), s.Value))];
    }
}
