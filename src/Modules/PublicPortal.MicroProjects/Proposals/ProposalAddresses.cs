using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Lists, rounds, the years' accounts and every public proposal with what became of it, for search engines.</summary>
internal sealed class ProposalAddresses(PortalDbContext db) : ISiteAddresses
{
    public async Task<IReadOnlyList<SiteAddress>> PublicAsync(int most, CancellationToken cancel = default)
    {
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.PublishedAt != null).OrderByDescending(r => r.PublishedAt).ThenBy(r => r.Id).Take(most)
            .Select(r => new { r.Id, r.CommunityCode, r.Year, r.Standing, r.PublishedAt }).ToListAsync(cancel);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => p.ShownAt != null && p.Standing != ProposalStanding.Hidden).OrderByDescending(p => p.ShownAt).ThenBy(p => p.Id).Take(most)
            .Select(p => new { p.Id, Changed = p.AnsweredAt ?? p.ShownAt }).ToListAsync(cancel);
        return
        [
            new("/proposals"), new("/projects"),
            .. rounds.Select(r => new SiteAddress($"/rounds/{r.Id}", r.PublishedAt)),
            .. rounds.Where(r => r.Standing != RoundStanding.Cancelled).Select(r => new SiteAddress($"/funds/{r.CommunityCode}/{r.Year}")).Distinct(),
            .. proposals.Select(p => new SiteAddress(ProposalShelf.Path(p.Id), p.Changed)),
        ];
    }
}
