using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.Desk.Rounds;

internal sealed class IndexModel(RoundQueries rounds) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    public bool Ended => Show == "ended";
    public bool MayOpen => CurrentUser.Has(MicroProjectsPermissions.Rounds);
    public IReadOnlyList<RoundLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await rounds.DeskAsync(Ended, cancel);
}
