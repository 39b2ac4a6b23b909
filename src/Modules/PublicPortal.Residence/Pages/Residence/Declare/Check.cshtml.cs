using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.History;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>Step 2: what is known, each line correctable; one button.</summary>
internal sealed class CheckModel(
    DraftService drafts, DeclarationService service, DeclarationQueries queries, IPersons persons, IPlaces places, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    [BindProperty] public bool LeaveOthers { get; set; }

    public DwellingInfo? Dwelling { get; private set; }
    public string? WrittenAddress { get; private set; }
    public string ShownName { get; private set; } = "";
    public string ShownNumber { get; private set; } = "";
    public IReadOnlyList<HistoricRecord> Earlier { get; private set; } = [];
    public IReadOnlyList<DwellingInfo> OtherHomes { get; private set; } = [];

    /// <summary>Where to go back to, to change the two items.</summary>
    public string BackTo => Dwelling is null ? "/residence/unknown" : $"/residence/declare/{Dwelling.Code}";
    public string Today => ChinaTime.Today(clock).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return RedirectToPage("Gone");
        // Known here before: the day is known too. Known elsewhere: most people declare on the day. New: they say it.
        var here = Earlier.FirstOrDefault(r => r.DwellingCode == Dwelling?.Code && r.To is null);
        if (here is not null) MoveIn = here.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        else if (Earlier.Count > 0 || ShownByAccount) MoveIn = Today;
        LeaveOthers = OtherHomes.Count > 0;
        return Page();
    }

    [Hot]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residence.declare");
        var done = await service.SubmitAsync(Id, CurrentUser.AccountId!.Value, MoveIn, LeaveOthers, process, cancel);
        if (done.IsOk) return RedirectToPage("/My/Residence/Show", new { id = done.Value });
        if (done.Refusals.Any(r => r.Code == DeclarationRefusals.DraftGone.Code) || !await LoadAsync(cancel)) return RedirectToPage("Gone");
        return Refused(done);
    }

    /// <summary>The account's own person is known: nothing was typed.</summary>
    public bool ShownByAccount { get; private set; }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        if (await drafts.FindAsync(Id, account, cancel) is not { } draft) return false;
        await drafts.AskRegisterAsync(draft, cancel);
        Dwelling = draft.DwellingId is { } dwelling ? await places.FindDwellingAsync(dwelling, cancel) : null;
        var own = await persons.OfAccountAsync(account, cancel);
        if (drafts.Content(draft) is { } typed)
        {
            (ShownName, ShownNumber, WrittenAddress) = (typed.Name, Masking.Number(typed.Number), typed.Address);
            Earlier = await drafts.EarlierAsync(draft, cancel);
        }
        else if (own is not null) (ShownName, ShownNumber, ShownByAccount) = (await persons.OwnNameAsync(own.Id, cancel) ?? own.MaskedName, own.MaskedNumber, true);
        if (own is not null) OtherHomes = await queries.OtherHomesAsync(own.Id, draft.DwellingId, cancel);
        return true;
    }
}
