using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.My.Proposals;

/// <summary>Drafts, proposals and what one follows.</summary>
internal sealed class IndexModel(DraftService drafts, ProposalQueries proposals, PortalDbContext db) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    public IReadOnlyList<(ProposalDraft Draft, Round Round, string? Title)> Drafts { get; private set; } = [];
    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];
    public IReadOnlyList<ProposalLine> Followed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = CurrentUser.AccountId!.Value;
        Drafts = [.. (await drafts.OfAsync(me, cancel)).Select(d => (d.Draft, d.Round, drafts.Content(d.Draft).Title))];
        Proposals = await proposals.LinesAsync(db.Set<Proposal>().AsNoTracking().Where(p => p.OwnerAccountId == me).OrderByDescending(p => p.SentAt).Take(100), cancel);
        Followed = await proposals.LinesAsync(db.Set<Proposal>().AsNoTracking().Where(ProposalQueries.Public)
            .Where(p => p.OwnerAccountId != me && db.Set<Follow>().Any(f => f.ProposalId == p.Id && f.FollowerAccountId == me)).OrderByDescending(p => p.SentAt).Take(100), cancel);
    }
}
