using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Help;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders.Help;

/// <summary>All visits of help in reach.</summary>
internal sealed class IndexModel(HelpQueries queries) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    public IReadOnlyList<HelpLine> Open { get; private set; } = [];
    public IReadOnlyList<HelpLine> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => (Open, Ended) = (await queries.OpenAsync(mine: false, cancel), await queries.EndedAsync(cancel));
}
