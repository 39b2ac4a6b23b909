using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Casting;

/// <summary>The frozen parts of polls, read once by each node: everybody who votes needs them, and they never change.</summary>
internal sealed class BallotPapers(IOptions<VotingOptions> options)
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<Guid, BallotPaper> known = new();

    /// <summary>Null where this node has not read it yet.</summary>
    public BallotPaper? Known(Guid id) => known.GetValueOrDefault(id);

    public async Task<BallotPaper?> FindAsync(PortalDbContext db, Guid id, CancellationToken cancel)
    {
        if (known.TryGetValue(id, out var paper)) return paper;
        if (await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } poll) return null;
        if (known.Count >= Most) known.Clear();
        return known.GetOrAdd(id, new BallotPaper(poll, options.Value.MostPoints));
    }
}
