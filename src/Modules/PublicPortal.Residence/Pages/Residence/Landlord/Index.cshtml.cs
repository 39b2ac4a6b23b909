using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Pages.Residence.Landlord;

/// <summary>Questions that wait for a landlord.</summary>
internal sealed class IndexModel(LandlordService landlords, IPlaces places) : PortalPageModel
{
    public IReadOnlyList<LandlordConfirmation> Waiting { get; private set; } = [];
    public IReadOnlyDictionary<Guid, DwellingInfo> Dwellings { get; private set; } = new Dictionary<Guid, DwellingInfo>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await landlords.WaitingAsync(CurrentUser.AccountId!.Value, cancel);
        Dwellings = await places.FindDwellingsAsync([.. Waiting.Select(w => w.DwellingId).Distinct()], cancel);
    }
}
