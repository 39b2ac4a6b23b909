using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>A round with what was proposed in it.</summary>
internal sealed record RoundLine(Round Round, int Proposals, int Unanswered, int Eligible);

internal sealed class RoundQueries(PortalDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Tag of the round's page.</summary>
    public static string Tag(Guid roundId) => $"microprojects:round:{roundId:N}";

    /// <summary>As everybody may read it.</summary>
    public Task<Round?> PublicAsync(Guid id, CancellationToken cancel) =>
        db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.PublishedAt != null, cancel);

    /// <summary>Where one may propose in a community today; null where nothing is open.</summary>
    public async Task<Round?> OpenInAsync(Guid communityId, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var open = await db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(r => r.CommunityId == communityId && r.Standing == RoundStanding.Open, cancel);
        return open?.TakesProposals(today) == true ? open : null;
    }

    /// <summary>Rounds of a community that were published, newest first.</summary>
    public async Task<IReadOnlyList<Round>> OfCommunityAsync(string scopePath, int most, CancellationToken cancel) =>
        await db.Set<Round>().AsNoTracking().Where(r => r.ScopePath == scopePath && r.PublishedAt != null).OrderByDescending(r => r.PublishedAt).Take(most).ToListAsync(cancel);

    public async Task<IReadOnlyList<RoundExtension>> ExtensionsAsync(Guid id, CancellationToken cancel) =>
        await db.Set<RoundExtension>().AsNoTracking().Where(x => x.RoundId == id).OrderBy(x => x.At).ToListAsync(cancel);

    /// <summary>The desk's list: what is under way first, within the own area.</summary>
    public async Task<IReadOnlyList<RoundLine>> DeskAsync(bool ended, CancellationToken cancel)
    {
        var within = ScopeFilter.Below<Round>([.. user.Scopes(MicroProjectsPermissions.View)], r => r.ScopePath);
        var all = db.Set<Round>().AsNoTracking().Where(within);
        // Not "ended == (…)": SQLite reads "@ended = standing IN (…)" from the left and finds nothing.
        all = ended ? all.Where(r => r.Standing == RoundStanding.Resolved || r.Standing == RoundStanding.Cancelled)
            : all.Where(r => r.Standing != RoundStanding.Resolved && r.Standing != RoundStanding.Cancelled);
        return await Lines(all.OrderByDescending(r => r.CreatedAt).Take(200)).ToListAsync(cancel);
    }

    public async Task<RoundLine?> DeskAsync(Guid id, CancellationToken cancel) =>
        await Lines(db.Set<Round>().AsNoTracking().Where(r => r.Id == id)).FirstOrDefaultAsync(cancel) is { } line && user.Has(MicroProjectsPermissions.View, line.Round.ScopePath) ? line : null;

    private IQueryable<RoundLine> Lines(IQueryable<Round> rounds) => rounds.Select(r => new RoundLine(r,
        db.Set<Proposal>().Count(p => p.RoundId == r.Id),
        db.Set<Proposal>().Count(p => p.RoundId == r.Id && (p.Standing == ProposalStanding.Waiting || p.Standing == ProposalStanding.Open || p.Standing == ProposalStanding.Consulting)),
        db.Set<Proposal>().Count(p => p.RoundId == r.Id && p.Standing == ProposalStanding.Eligible)));
}
