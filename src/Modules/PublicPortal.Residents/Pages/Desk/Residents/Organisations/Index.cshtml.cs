using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.Desk.Residents.Organisations;

/// <summary>Organisations of the official's place, those that wait first.</summary>
internal sealed class IndexModel(OrganisationQueries queries) : PortalPageModel
{
    public IReadOnlyList<Organisation> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => All = await queries.DeskAsync(cancel);
}
