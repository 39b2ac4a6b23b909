using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Holding;

/// <summary>How polls stand, for other modules and for lists. The manifest, which may be long, is not read.</summary>
internal sealed class PollReader(PortalDbContext db, DatabaseClock clock)
{
    private sealed record Row(
        Guid Id, string Kind, Guid Subject, string Scope, string Path, string Zh, string En, PollStanding Standing, bool IsAccepting, bool Secret, bool IsBudget,
        DateTimeOffset Opens, DateTimeOffset Closes, int Members, PollOutcome? Outcome, string? Selected, long? Yes, long? No, long? Abstain, int? TookPart, string Hash);

    public async Task<PollState?> FindAsync(Guid id, CancellationToken cancel) => (await ReadAsync(db.Set<Poll>().Where(p => p.Id == id), cancel)).FirstOrDefault();

    public async Task<IReadOnlyDictionary<Guid, PollState>> FindManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        ids.Count == 0 ? new Dictionary<Guid, PollState>() : (await ReadAsync(db.Set<Poll>().Where(p => ids.Contains(p.Id)), cancel)).ToDictionary(p => p.Id);

    public async Task<PollState?> NewestAboutAsync(string kind, Guid subject, CancellationToken cancel) =>
        (await ReadAsync(db.Set<Poll>().Where(p => p.SubjectKind == kind && p.SubjectId == subject).OrderByDescending(p => p.AnnouncedAt).ThenByDescending(p => p.Id).Take(1), cancel)).FirstOrDefault();

    public async Task<IReadOnlyList<PollState>> RecentAsync(string scopePath, DateTimeOffset endedSince, CancellationToken cancel)
    {
        var polls = await ReadAsync(db.Set<Poll>().Where(p => p.ScopePath.StartsWith(scopePath) && (p.EndedAt == null || p.EndedAt >= endedSince)).OrderByDescending(p => p.ClosesAt).Take(200), cancel);
        return [.. polls.OrderBy(p => p.Standing is PollStanding.Closed or PollStanding.Cancelled).ThenBy(p => p.Standing is PollStanding.Closed or PollStanding.Cancelled ? -p.Closes.Ticks : p.Closes.Ticks)];
    }

    /// <summary>As other modules see it.</summary>
    private async Task<IReadOnlyList<PollState>> ReadAsync(IQueryable<Poll> polls, CancellationToken cancel)
    {
        var now = clock.Now;
        var rows = await polls.AsNoTracking().Select(p => new Row(
            p.Id, p.SubjectKind, p.SubjectId, p.ScopePath, p.SubjectPath, p.QuestionZh, p.QuestionEn, p.Standing, p.IsAccepting, p.IsSecret, p.IsBudget,
            p.OpensAt, p.ClosesAt, p.Members, p.Outcome, p.IsBudget ? p.Result : null, p.Yes, p.No, p.Abstain, p.TookPart, p.ManifestHash)).ToListAsync(cancel);
        return [.. rows.Select(r => new PollState(
            r.Id, new PollSubject(r.Kind, r.Subject, r.Scope, r.Path), new LocalizedText(r.Zh, r.En), Shown(r, now), r.Secret, r.IsBudget,
            r.Opens, r.Closes, r.Members, r.Outcome, PollResult.Selected(r.Selected), r.Yes, r.No, r.Abstain, r.TookPart, r.Hash, Poll.PathOf(r.Id)))];
    }

    private static PollStanding Shown(Row row, DateTimeOffset now) => row.Standing switch
    {
        PollStanding.Announced when now >= row.Opens && row.IsAccepting => PollStanding.Open,
        PollStanding.Open when now >= row.Closes => PollStanding.Closing,
        _ => row.Standing,
    };
}
