using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Results;

/// <summary>Polls as the public pages ask for them: nothing that would tell how a running vote stands, or who has voted so far.</summary>
internal sealed class PollShelf(PortalDbContext db, DatabaseClock clock)
{
    private const int PageOfRows = 2000;
    private static readonly List<PollStanding> Over = [PollStanding.Closed, PollStanding.Cancelled];

    public async Task<PublicPoll?> FindAsync(Guid pollId, CancellationToken cancel)
    {
        if (await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == pollId, cancel) is not { } poll) return null;
        var manifest = JsonNode.Parse(poll.Manifest)!.AsObject();
        var result = poll.Result is null ? null : JsonNode.Parse(poll.Result)!.AsObject();
        var standing = poll.StandingAt(clock.Now);
        var sheets = poll.Standing == PollStanding.Closed
            ? await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == pollId && s.ConfirmedAt != null).OrderBy(s => s.Number).ToListAsync(cancel) : [];
        return new PublicPoll(State(poll, standing, result), manifest, JsonSerializer.Deserialize<List<PollPaper>>(poll.Papers) ?? [], result,
            [.. sheets.Select(s => PublishedSheet.Of(manifest, s.PublicId, [s.FirstClerk!, s.SecondClerk!], s.ScanSha256!, JsonNode.Parse(s.Ballots!)!.AsArray()))],
            poll.ShowsRunningTally && standing == PollStanding.Open ? await TallyAsync(pollId, manifest, cancel) : null, poll.AnnouncedAt, poll.EndedAt, poll.EndReason, poll.Present, poll.RecordBytes, poll.RecordHash, poll.BoardRoot);
    }

    /// <param name="scopePath">Of this place and what lies below; null for all.</param>
    /// <param name="ended">Closed and cancelled ones, the newest first; else those announced, open or being counted, by their closing time.</param>
    public async Task<(IReadOnlyList<PollLine> Polls, int Total)> ListAsync(string? scopePath, bool ended, int skip, int take, CancellationToken cancel)
    {
        var polls = db.Set<Poll>().AsNoTracking().Where(p => Over.Contains(p.Standing) == ended);
        if (scopePath is not null) polls = polls.Where(p => p.ScopePath.StartsWith(scopePath));
        var ordered = ended ? polls.OrderByDescending(p => p.EndedAt).ThenBy(p => p.Id) : polls.OrderBy(p => p.ClosesAt).ThenBy(p => p.Id);
        var found = await Lines(ordered.Skip(skip).Take(take), cancel);
        var total = skip == 0 && found.Count < take ? found.Count : await polls.CountAsync(cancel);
        return (found, total);
    }

    /// <summary>Closed ones alone, the newest first: for the feed.</summary>
    public Task<List<PollLine>> NewestResultsAsync(int take, CancellationToken cancel) =>
        Lines(db.Set<Poll>().AsNoTracking().Where(p => p.Standing == PollStanding.Closed).OrderByDescending(p => p.EndedAt).ThenBy(p => p.Id).Take(take), cancel);

    /// <summary>Members in the order of their ids; after the close with who took part and, in open polls, how.</summary>
    public async Task<IReadOnlyList<RollRow>> RollAsync(PublicPoll poll, int skip, int take, CancellationToken cancel)
    {
        var id = poll.State.Id;
        var voters = await db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == id).OrderBy(v => v.Member).Skip(skip).Take(take).Select(v => new { v.Member, v.Name }).ToListAsync(cancel);
        if (voters.Count == 0 || poll.Result is null) return [.. voters.Select(v => new RollRow(v.Member, v.Name, null, null))];
        var shown = voters.Select(v => v.Member).ToList();
        var marks = await db.Set<PollMark>().AsNoTracking().Where(m => m.PollId == id && shown.Contains(m.Member)).ToDictionaryAsync(m => m.Member, m => m.By, cancel);
        var ballots = poll.State.Secret ? [] : await db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == id && shown.Contains(b.Member)).ToDictionaryAsync(b => b.Member, b => b.Choice, cancel);
        return [.. voters.Select(v => new RollRow(v.Member, v.Name, marks.GetValueOrDefault(v.Member), ballots.TryGetValue(v.Member, out var choice) ? JsonNode.Parse(choice) : null))];
    }

    /// <summary>Opened ballots of a closed secret poll, by commitment.</summary>
    public async Task<(IReadOnlyList<BoardRow> Rows, int Total)> BoardAsync(Guid pollId, int skip, int take, CancellationToken cancel)
    {
        var board = db.Set<BoardBallot>().AsNoTracking().Where(b => b.PollId == pollId);
        var ballots = await board.OrderBy(b => b.Commitment).Skip(skip).Take(take).Select(b => new { b.Commitment, b.Opening }).ToListAsync(cancel);
        var total = skip == 0 && ballots.Count < take ? ballots.Count : await board.CountAsync(cancel);
        return ([.. ballots.Select(b => new BoardRow(b.Commitment, b.Opening is null ? null : JsonNode.Parse(b.Opening)))], total);
    }

    /// <summary>The exact bytes that were published, piece by piece; nothing where there are none. Whoever loads slowly keeps no query open.</summary>
    public async IAsyncEnumerable<byte[]> RecordAsync(Guid pollId, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var number = 1; await db.Set<RecordPart>().AsNoTracking().Where(p => p.PollId == pollId && p.Number == number).Select(p => p.Text).FirstOrDefaultAsync(cancel) is { } text; number++)
            yield return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The members as they were published when the poll was announced: canonical JSON whose hash stands in the manifest.</summary>
    public async IAsyncEnumerable<string> ElectorateAsync(Guid pollId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var separator = '[';
        await foreach (var page in PagesAsync(last => db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == pollId && string.Compare(v.Member, last) > 0).OrderBy(v => v.Member), v => v.Member, cancel))
        {
            var text = new StringBuilder();
            foreach (var voter in page)
            {
                Manifest.Entry(text.Append(separator), voter.Member, voter.Name);
                separator = ',';
            }
            yield return text.ToString();
        }
        yield return separator == '[' ? "[]" : "]";
    }

    /// <summary>A closed poll among projects as a <c>.pb</c> file, piece by piece.</summary>
    public async IAsyncEnumerable<string> ExportAsync(PublicPoll poll, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (id, number) = (poll.State.Id, 0L);
        var points = PollExport.WithPoints(poll.Manifest);
        yield return PollExport.Head(poll.Manifest, poll.Result!);
        string Votes(IEnumerable<JsonObject> ballots) => PollExport.Votes(ballots, points, ref number);
        if (poll.State.Secret)
            await foreach (var page in PagesAsync(last => db.Set<BoardBallot>().AsNoTracking().Where(b => b.PollId == id && string.Compare(b.Commitment, last) > 0).OrderBy(b => b.Commitment), b => b.Commitment, cancel))
                yield return Votes(page.Where(b => b.Opening is not null).Select(b => JsonNode.Parse(b.Opening!)!.AsObject()));
        else
            await foreach (var page in PagesAsync(last => db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == id && string.Compare(b.Member, last) > 0).OrderBy(b => b.Member), b => b.Member, cancel))
                yield return Votes(page.Select(b => JsonNode.Parse(b.Choice)!.AsObject()));
        var sheets = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == id && s.ConfirmedAt != null).ToListAsync(cancel);
        yield return Votes(sheets.OrderBy(s => s.PublicId, StringComparer.Ordinal).SelectMany(s => SheetLines.Read(s.Ballots)));
    }

    private static async IAsyncEnumerable<List<T>> PagesAsync<T>(Func<string, IOrderedQueryable<T>> after, Func<T, string> key, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var page = await after("").Take(PageOfRows).ToListAsync(cancel); page.Count > 0; page = page.Count < PageOfRows ? [] : await after(key(page[^1])).Take(PageOfRows).ToListAsync(cancel)) yield return page;
    }

    private static async Task<List<PollLine>> Lines(IQueryable<Poll> polls, CancellationToken cancel) =>
        [.. (await polls.Select(p => new { p.Id, p.ScopePath, p.QuestionZh, p.QuestionEn, p.Standing, p.IsSecret, p.OpensAt, p.ClosesAt, p.EndedAt, p.Outcome }).ToListAsync(cancel))
            .Select(p => new PollLine(p.Id, p.ScopePath, new LocalizedText(p.QuestionZh, p.QuestionEn), p.Standing, p.IsSecret, p.OpensAt, p.ClosesAt, p.EndedAt, p.Outcome))];

    private async Task<RunningTally> TallyAsync(Guid pollId, JsonObject manifest, CancellationToken cancel)
    {
        var ballots = await db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == pollId).GroupBy(b => b.Choice).Select(g => new { Choice = g.Key, Count = g.LongCount() }).ToListAsync(cancel);
        var ids = manifest["options"]!.AsArray().Select(o => PollVerification.Text(o!, "id")).ToList();
        var votes = new long[ids.Count];
        foreach (var group in ballots)
            foreach (var choice in JsonNode.Parse(group.Choice)!["choice"]!.AsArray())
                if (ids.IndexOf(choice!.GetValue<string>()) is >= 0 and var p) votes[p] += group.Count;
        return new RunningTally(await db.Set<PollMark>().CountAsync(m => m.PollId == pollId, cancel), votes);
    }

    private static PollState State(Poll poll, PollStanding standing, JsonObject? result) => new(
        poll.Id, new PollSubject(poll.SubjectKind, poll.SubjectId, poll.ScopePath, poll.SubjectPath), poll.Question, standing, poll.IsSecret, poll.IsBudget, poll.OpensAt, poll.ClosesAt, poll.Members,
        poll.Outcome, [.. result?["budget"]?["selected"]!.AsArray().Select(s => s!.GetValue<string>()) ?? []], poll.Yes, poll.No, poll.Abstain, poll.TookPart, poll.ManifestHash, poll.Path);
}
