using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Casting;

/// <param name="By">How the member took part; null where they have not.</param>
/// <param name="Choice">Of an open ballot.</param>
internal sealed record OwnVote(BallotPaper Paper, PollStanding Standing, bool WaitsForKeys, string Member, string Name, string? By, string? Choice, DateTimeOffset? CastAt, string? EndReason);

/// <param name="TookPart">The member is marked on the roll.</param>
internal sealed record VoteLine(Guid Id, LocalizedText Question, PollStanding Standing, bool IsSecret, DateTimeOffset Opens, DateTimeOffset Closes, bool TookPart);

/// <summary>A member's own polls.</summary>
internal sealed class VoteQueries(PortalDbContext db, BallotPapers papers, IAccountPersons persons, DatabaseClock clock)
{
    public Task<BallotPaper?> PaperAsync(Guid id, CancellationToken cancel) => papers.FindAsync(db, id, cancel);

    /// <summary>Null for whoever is not on the list.</summary>
    public async Task<OwnVote?> FindAsync(Guid id, Guid account, CancellationToken cancel)
    {
        if (await papers.FindAsync(db, id, cancel) is not { } paper || await persons.PersonOfAsync(account, cancel) is not { } person) return null;
        var row = await (from v in db.Set<PollVoter>().AsNoTracking()
                         join p in db.Set<Poll>().AsNoTracking() on v.PollId equals p.Id
                         where v.PollId == id && v.PersonId == person
                         select new
                         {
                             v.Member, v.Name, p.Standing, p.IsAccepting, p.EndReason,
                             By = db.Set<PollMark>().Where(m => m.PollId == id && m.Member == v.Member).Select(m => m.By).FirstOrDefault(),
                             Ballot = db.Set<OpenBallot>().Where(b => b.PollId == id && b.Member == v.Member).Select(b => new { b.Choice, b.CastAt }).FirstOrDefault(),
                         }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var now = clock.Now;
        return new OwnVote(paper, Shown(row.Standing, row.IsAccepting, paper.Opens, paper.Closes, now), row is { Standing: PollStanding.Announced, IsAccepting: false },
            row.Member, row.Name, row.By, row.Ballot?.Choice, row.Ballot?.CastAt, row.EndReason);
    }

    /// <summary>What the account may vote on now or soon, then what has ended; at most 50.</summary>
    public async Task<IReadOnlyList<VoteLine>> OfAccountAsync(Guid account, CancellationToken cancel)
    {
        if (await persons.PersonOfAsync(account, cancel) is not { } person) return [];
        var now = clock.Now;
        var rows = await (from v in db.Set<PollVoter>().AsNoTracking()
                          join p in db.Set<Poll>().AsNoTracking() on v.PollId equals p.Id
                          where v.PersonId == person
                          orderby p.ClosesAt descending
                          select new { p.Id, p.QuestionZh, p.QuestionEn, p.Standing, p.IsAccepting, p.IsSecret, p.OpensAt, p.ClosesAt, TookPart = db.Set<PollMark>().Any(m => m.PollId == p.Id && m.Member == v.Member) })
            .Take(50).ToListAsync(cancel);
        return [.. rows.Select(r => new VoteLine(r.Id, new LocalizedText(r.QuestionZh, r.QuestionEn), Shown(r.Standing, r.IsAccepting, r.OpensAt, r.ClosesAt, now), r.IsSecret, r.OpensAt, r.ClosesAt, r.TookPart))
            .OrderBy(l => l.Standing switch { PollStanding.Open => 0, PollStanding.Announced => 1, PollStanding.Closing => 2, _ => 3 }).ThenBy(l => l.Standing is PollStanding.Open or PollStanding.Announced ? l.Closes.Ticks : -l.Closes.Ticks)];
    }

    private static PollStanding Shown(PollStanding standing, bool accepting, DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset now) => standing switch
    {
        PollStanding.Announced when now >= opens && accepting => now >= closes ? PollStanding.Closing : PollStanding.Open,
        PollStanding.Open when now >= closes => PollStanding.Closing,
        _ => standing,
    };
}
