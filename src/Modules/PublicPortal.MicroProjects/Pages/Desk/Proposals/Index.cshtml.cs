using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.Desk.Proposals;

internal sealed class IndexModel(DeskProposals proposals, TimeProvider clock) : ListPage
{
    public override ListInfo Info => DeskProposals.Info;
    public IReadOnlyList<ProposalLine> Rows { get; private set; } = [];
    public DateOnly Today => ChinaTime.Today(clock);
    public bool MayEnter => CurrentUser.Has(MicroProjectsPermissions.Enter);

    protected override async Task LoadAsync(CancellationToken cancel) => Rows = await proposals.ListAsync(List, cancel);
}
