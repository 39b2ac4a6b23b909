using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Pages.Residence.Landlord;

/// <summary>Questions that wait for a landlord, and the landlord's dwellings.</summary>
internal sealed class IndexModel(LandlordService landlords, LeaseQueries leases, IPlaces places, TimeProvider clock) : PortalPageModel
{
    public IReadOnlyList<LandlordConfirmation> Waiting { get; private set; } = [];
    public IReadOnlyDictionary<Guid, DwellingInfo> Dwellings { get; private set; } = new Dictionary<Guid, DwellingInfo>();
    public IReadOnlyList<LeaseLine> Leases { get; private set; } = [];
    public DateOnly Today => ChinaTime.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await landlords.WaitingAsync(CurrentUser.AccountId!.Value, cancel);
        Dwellings = await places.FindDwellingsAsync([.. Waiting.Select(w => w.DwellingId).Distinct()], cancel);
        Leases = await leases.OfAccountAsync(CurrentUser.AccountId!.Value, cancel);
    }
}
