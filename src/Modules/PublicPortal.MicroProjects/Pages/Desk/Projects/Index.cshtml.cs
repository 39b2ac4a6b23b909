using PublicPortal.Hosting.Lists;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

internal sealed class IndexModel(ProjectLists lists) : ListPage
{
    public override ListInfo Info => ProjectLists.Info;
    public IReadOnlyList<Project> Rows { get; private set; } = [];
    public DateOnly Today => lists.Today;

    protected override async Task LoadAsync(CancellationToken cancel) => Rows = await lists.LoadAsync(List, cancel);
}
