using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Desk;

/// <param name="Waits">What somebody must do.</param>
internal sealed record DeskLine(Guid Id, LocalizedText Question, PollStanding Standing, bool IsSecret, DateTimeOffset Opens, DateTimeOffset Closes, int Members, LocalizedText? Waits);

/// <param name="Marks">By way: online, or the id of a sheet.</param>
internal sealed record DeskPoll(Poll Poll, PollStanding Standing, IReadOnlyDictionary<string, int> Marks, IReadOnlyList<PaperSheet> Sheets, IReadOnlyList<KeyShare> Shares)
{
    public int TookPart => Marks.Values.Sum();
}

/// <param name="By">Null while the member has not taken part.</param>
internal sealed record RollLine(string Member, string Name, string? By);

/// <summary>What officials see and do about polls of their places. No numbers of votes before the count, not even here.</summary>
internal sealed class PollDesk(PortalDbContext db, ICurrentUser user, PollCloser closer, DatabaseClock clock)
{
    public const int PageSize = 50, MostFound = 40;

    public async Task<(IReadOnlyList<DeskLine> Lines, int Total)> ListAsync(bool ended, int page, CancellationToken cancel)
    {
        var now = clock.Now;
        var polls = db.Set<Poll>().AsNoTracking().Where(ScopeFilter.Below<Poll>(user.Scopes(VotingPermissions.View), p => p.ScopePath))
            .Where(p => (p.Standing == PollStanding.Closed || p.Standing == PollStanding.Cancelled) == ended);
        var total = await polls.CountAsync(cancel);
        var rows = await (ended ? polls.OrderByDescending(p => p.EndedAt) : polls.OrderBy(p => p.ClosesAt)).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(p => new { p.Id, p.QuestionZh, p.QuestionEn, p.Standing, p.IsAccepting, p.IsSecret, p.OpensAt, p.ClosesAt, p.Members, Keys = db.Set<KeyShare>().Count(s => s.PollId == p.Id && s.Released == null) }).ToListAsync(cancel);
        return ([.. rows.Select(r => new DeskLine(r.Id, new LocalizedText(r.QuestionZh, r.QuestionEn), Shown(r.Standing, r.IsAccepting, r.OpensAt, r.ClosesAt, now), r.IsSecret, r.OpensAt, r.ClosesAt, r.Members,
            r switch
            {
                { Standing: PollStanding.Announced, IsAccepting: false } => new LocalizedText("保管人还没领完钥匙，领完才能投票", "The keepers have not taken their keys: nobody can vote before"),
                { Standing: PollStanding.Closing, Keys: > 0 } => new LocalizedText($"等 {r.Keys} 名保管人交回钥匙", $"Waits for {r.Keys} half of the key to be brought back"),
                { Standing: PollStanding.Closing } => new LocalizedText("等计票单由两人确认", "Waits for sheets to be confirmed"),
                _ => null,
            }))], total);
    }

    /// <summary>Null where there is none within the official's places.</summary>
    public async Task<DeskPoll?> FindAsync(Guid id, CancellationToken cancel)
    {
        var poll = await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (poll is null || !user.Has(VotingPermissions.View, poll.ScopePath)) return null;
        var marks = await db.Set<PollMark>().AsNoTracking().Where(m => m.PollId == id).GroupBy(m => m.By).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var sheets = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var shares = poll.IsSecret ? await db.Set<KeyShare>().AsNoTracking().Where(s => s.PollId == id).OrderBy(s => s.Place).ToListAsync(cancel) : [];
        return new DeskPoll(poll, poll.StandingAt(clock.Now), marks, sheets, shares);
    }

    /// <summary>Members whose published name holds what was typed; those of one sheet when nothing was.</summary>
    public async Task<IReadOnlyList<RollLine>> RollAsync(Guid poll, string? typed, string? sheet, int most, CancellationToken cancel)
    {
        var voters = db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll);
        if (typed?.Trim() is { Length: > 0 } name) voters = voters.Where(v => v.Name.Contains(name));
        var lines = voters.OrderBy(v => v.Name).ThenBy(v => v.Member).Select(v => new RollLine(v.Member, v.Name, db.Set<PollMark>().Where(m => m.PollId == poll && m.Member == v.Member).Select(m => m.By).FirstOrDefault()));
        if (sheet is not null) lines = from m in db.Set<PollMark>().AsNoTracking() join v in voters on m.Member equals v.Member where m.PollId == poll && m.By == sheet orderby v.Name, v.Member select new RollLine(v.Member, v.Name, m.By);
        return [.. (await lines.Take(most).ToListAsync(cancel)).OrderBy(l => l.Name, StringComparer.Ordinal)];
    }

    public async Task<Result> CloseAsync(Guid id, Process process, CancellationToken cancel) =>
        await MayConductAsync(id, cancel) is { } no ? no : await closer.CloseAsync(id, process, cancel);

    public async Task<Result> CancelAsync(Guid id, string? reason, Process process, CancellationToken cancel) =>
        await MayConductAsync(id, cancel) is { } no ? no : await closer.CancelAsync(id, reason, process, cancel);

    private async Task<Refusal?> MayConductAsync(Guid id, CancellationToken cancel) =>
        await db.Set<Poll>().AsNoTracking().Where(p => p.Id == id).Select(p => p.ScopePath).FirstOrDefaultAsync(cancel) is not { } scope ? VotingRefusals.Unknown
        : user.Has(VotingPermissions.Conduct, scope) ? null : VotingRefusals.NotYours;

    private static PollStanding Shown(PollStanding standing, bool accepting, DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset now) => standing switch
    {
        PollStanding.Announced when now >= opens && accepting => PollStanding.Open,
        PollStanding.Open when now >= closes => PollStanding.Closing,
        _ => standing,
    };
}
