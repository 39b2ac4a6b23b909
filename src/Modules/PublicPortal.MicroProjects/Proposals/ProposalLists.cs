using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>A filter of the public list.</summary>
internal enum ListPart { All, Open, Consulting, Council, Ended }

internal sealed record ProposalListPage(IReadOnlyList<ProposalLine> Lines, int Total, IReadOnlyDictionary<ListPart, int> Counts, IReadOnlyDictionary<Guid, Round> Rounds);

/// <summary>The public list: newest first, or in an order that changes every day so that nobody stays on top; never by who proposed.</summary>
internal sealed class ProposalLists(PortalDbContext db, ProposalQueries proposals)
{
    public const int PageSize = 20, MostPoints = 300;

    public static ProposalStanding[] Standings(ListPart part) => part switch
    {
        ListPart.Open => [ProposalStanding.Open],
        ListPart.Consulting => [ProposalStanding.Consulting, ProposalStanding.Eligible, ProposalStanding.Refused],
        ListPart.Council => [ProposalStanding.BeforeCouncil, ProposalStanding.Chosen, ProposalStanding.NotChosen],
        ListPart.Ended => [ProposalStanding.Merged, ProposalStanding.Withdrawn],
        _ => [.. Enum.GetValues<ProposalStanding>().Where(s => s is not (ProposalStanding.Merged or ProposalStanding.Withdrawn or ProposalStanding.Hidden or ProposalStanding.Waiting))],
    };

    public async Task<ProposalListPage> PageAsync(CommunityPlace? community, Guid? roundId, ListPart part, int page, CancellationToken cancel)
    {
        var all = db.Set<Proposal>().AsNoTracking().Where(ProposalQueries.Public);
        if (community is not null) all = all.Where(p => p.ScopePath == community.ScopePath);
        if (roundId is { } round) all = all.Where(p => p.RoundId == round);
        var counted = await all.GroupBy(p => p.Standing).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var counts = Enum.GetValues<ListPart>().ToDictionary(l => l, l => counted.Where(c => Standings(l).Contains(c.Key)).Sum(c => c.Count));
        var standings = Standings(part);
        var lines = await proposals.LinesAsync(all.Where(p => standings.Contains(p.Standing)).OrderByDescending(p => p.SentAt).ThenBy(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize), cancel);
        var ids = lines.Select(l => l.RoundId).Distinct().ToList();
        return new ProposalListPage(lines, counts[part], counts, await db.Set<Round>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel));
    }

    /// <summary>Where they lie, for the map of one community.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title, double Longitude, double Latitude)>> PointsAsync(string scopePath, CancellationToken cancel)
    {
        var standings = Standings(ListPart.All);
        return [.. (await db.Set<Proposal>().AsNoTracking().Where(ProposalQueries.Public).Where(p => p.ScopePath == scopePath && standings.Contains(p.Standing) && p.Longitude != null && p.Latitude != null)
            .OrderByDescending(p => p.SentAt).Take(MostPoints).Select(p => new { p.Id, p.Title, p.Longitude, p.Latitude }).ToListAsync(cancel)).Select(p => (p.Id, p.Title, p.Longitude!.Value, p.Latitude!.Value))];
    }
}
