using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>Which dwelling: by its plate, by its address, or one entered before.</summary>
internal sealed class NewModel(LeaseQueries leases) : PortalPageModel
{
    public IReadOnlyList<DwellingInfo> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Own = [.. (await leases.OfAccountAsync(CurrentUser.AccountId!.Value, cancel)).Select(l => l.Dwelling).DistinctBy(d => d.Id).Take(30)];
}
