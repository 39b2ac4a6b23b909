using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Closing;

/// <summary>
/// Ends polls. The fence first: one update that waits for the votes which are being written and keeps out all later ones. Then,
/// when nothing is missing (keys, sheets), the count. Each step is a conditional update, so it happens once on however many nodes.
/// </summary>
internal sealed class PollCloser(
    PortalDbContext db, UnitOfWork work, PollTally tally, BallotBoard board, RecordWriter record, FieldCipher cipher, IVerificationCodes codes, IEnumerable<IPollPresence> presence, PageEvictions pages,
    IOptions<VotingOptions> options, DatabaseClock clock)
{
    /// <summary>Opens it: announces that voting has begun. Votes are let in by the time of their arrival, not by this.</summary>
    public async Task<Result> OpenAsync(Guid id, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var now = clock.Now;
        if (await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Announced && p.IsAccepting && p.OpensAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Standing, PollStanding.Open).SetProperty(p => p.News, (PollNews?)PollNews.Opened).SetProperty(p => p.ToldUpTo, ""), cancel) == 0) return VotingRefusals.AlreadyEnded;
        var poll = await LookAsync(id, cancel);
        process.Raise(new PollOpened(id, poll.SubjectKind, poll.SubjectId));
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        return Result.Ok();
    }

    /// <summary>Takes the fence, and counts when nothing is missing. When this returns, what was acknowledged is in, and nothing else comes in.</summary>
    public async Task<Result> CloseAsync(Guid id, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var now = clock.Now;
        if (await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Announced && p.OpensAt > now).AnyAsync(cancel)) return VotingRefusals.NotOpenToClose;
        // Closed in the second in which it opened: others hear of the opening too.
        var opened = await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Announced).ExecuteUpdateAsync(set => set.SetProperty(p => p.Standing, PollStanding.Open), cancel) == 1;
        // On PostgreSQL this waits for the share locks of votes under way; whoever looks at the flag afterwards finds it cleared.
        if (await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Standing, PollStanding.Closing).SetProperty(p => p.IsAccepting, false).SetProperty(p => p.FencedAt, (DateTimeOffset?)now), cancel) == 0)
            return await db.Set<Poll>().AnyAsync(p => p.Id == id, cancel) ? VotingRefusals.AlreadyEnded : VotingRefusals.Unknown;
        var poll = await LookAsync(id, cancel);
        if (opened) process.Raise(new PollOpened(id, poll.SubjectKind, poll.SubjectId));
        process.Raise(new PollFenced(id));
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        await CountAsync(id, process, cancel);
        return Result.Ok();
    }

    /// <summary>Counts a fenced poll when its keys and sheets are there. One act alone can hold the row.</summary>
    /// <returns>False when something is missing, or another act was first.</returns>
    public async Task<bool> CountAsync(Guid id, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Closing).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsAccepting, false), cancel) == 0) return false;
        var poll = await LookAsync(id, cancel);
        if (!await IsReadyAsync(poll, cancel)) return false;
        byte[]? key = null;
        if (poll.IsSecret && (key = await KeyAsync(poll, cancel)) is null) return false;

        // Sheets that were opened and never used are no part of the record.
        await db.Set<PaperSheet>().Where(s => s.PollId == id && s.ConfirmedAt == null).ExecuteDeleteAsync(cancel);
        var atOnce = poll.Members <= options.Value.RecordAtOnceMembers;
        var (ballots, tookPart) = await tally.CountAsync(poll, key, toBoard: atOnce, cancel);
        poll.TookPart = (int)tookPart;
        poll.Present = poll.TookPart + await PresentWithoutVoteAsync(poll, cancel);
        PollResult.Apply(poll, PollRecount.Result(JsonNode.Parse(poll.Manifest)!.AsObject(), poll.Members, poll.Present.Value, ballots));
        poll.OpenedKey = key is null ? null : Convert.ToHexStringLower(key);
        (poll.Standing, poll.EndedAt, poll.News, poll.ToldUpTo) = (PollStanding.Closed, clock.Now, PollNews.Closed, "");
        if (atOnce) (poll.RecordBytes, poll.RecordHash, poll.BoardRoot) = await record.WriteAsync(poll, () => Task.CompletedTask, cancel);
        await db.SaveChangesAsync(cancel);
        await codes.IssueAsync(PollResultCode.KindName, id, cancel);
        process.Raise(new PollClosed(id, poll.SubjectKind, poll.SubjectId, poll.Outcome!.Value, PollResult.Selected(poll.Result)));
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        return true;
    }

    public async Task<Result> CancelAsync(Guid id, string? reason, Process process, CancellationToken cancel)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > 500) return VotingRefusals.ReasonNeeded;
        await db.BeginWriteAsync(cancel);
        var now = clock.Now;
        if (await db.Set<Poll>().Where(p => p.Id == id && p.Standing != PollStanding.Closed && p.Standing != PollStanding.Cancelled)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Standing, PollStanding.Cancelled).SetProperty(p => p.IsAccepting, false).SetProperty(p => p.EndReason, why)
                .SetProperty(p => p.EndedAt, (DateTimeOffset?)now).SetProperty(p => p.News, (PollNews?)PollNews.Cancelled).SetProperty(p => p.ToldUpTo, ""), cancel) == 0)
            return await db.Set<Poll>().AnyAsync(p => p.Id == id, cancel) ? VotingRefusals.AlreadyEnded : VotingRefusals.Unknown;
        // Nobody will ever open them: what a key could still read is gone.
        await db.Set<SecretBallot>().Where(b => b.PollId == id).ExecuteDeleteAsync(cancel);
        await db.Set<KeyShare>().Where(s => s.PollId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Waiting, (byte[]?)null).SetProperty(s => s.Released, (byte[]?)null), cancel);
        var poll = await LookAsync(id, cancel);
        process.Raise(new PollCancelled(id, poll.SubjectKind, poll.SubjectId));
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        return Result.Ok();
    }

    /// <summary>Board and record of a large poll, right after the close, from a job.</summary>
    public async Task WriteRecordAsync(Guid id, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        // One node writes it, and nobody waits for that: neither another node nor who is told of the result meanwhile.
        var mine = !db.Database.IsNpgsql() || (await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({BitConverter.ToInt64(id.ToByteArray(), 8)}) as \"Value\"").ToListAsync(cancel))[0];
        if (!mine || await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.Standing == PollStanding.Closed && p.RecordBytes == null, cancel) is not { } poll)
        {
            await work.RollbackAsync();
            return;
        }
        // SQLite has one writer, who must not keep all others waiting; there each piece is committed by itself, and there is one node.
        Func<Task> each = db.Database.IsSqlite() ? () => work.CompleteAsync(cancel) : () => Task.CompletedTask;
        await each();
        if (poll.IsSecret) await board.FillAsync(poll, each, cancel);
        var (bytes, hash, root) = await record.WriteAsync(poll, each, cancel);
        await db.BeginWriteAsync(cancel);
        await db.Set<Poll>().Where(p => p.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.RecordBytes, (long?)bytes).SetProperty(p => p.RecordHash, hash).SetProperty(p => p.BoardRoot, root), cancel);
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        await work.CompleteAsync(cancel);
    }

    /// <summary>The prints of a record that an earlier release wrote, which did not keep them.</summary>
    public async Task KeepPrintsAsync(Guid id, CancellationToken cancel)
    {
        var poll = await db.Set<Poll>().AsNoTracking().FirstAsync(p => p.Id == id, cancel);
        var (hash, root) = await record.PrintsAsync(poll, cancel);
        await db.BeginWriteAsync(cancel);
        await db.Set<Poll>().Where(p => p.Id == id && p.RecordHash == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.RecordHash, hash).SetProperty(p => p.BoardRoot, root), cancel);
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        await work.CompleteAsync(cancel);
    }

    /// <summary>Sheets with voters are confirmed, and both shares of the key were brought back.</summary>
    private async Task<bool> IsReadyAsync(Poll poll, CancellationToken cancel)
    {
        if (poll.IsSecret && await db.Set<KeyShare>().CountAsync(s => s.PollId == poll.Id && s.Released != null, cancel) < 2) return false;
        var unconfirmed = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == poll.Id && s.ConfirmedAt == null).Select(s => s.Id).ToListAsync(cancel);
        var names = unconfirmed.Select(PaperSheet.PublicIdOf).ToList();
        return names.Count == 0 || !await db.Set<PollMark>().AnyAsync(m => m.PollId == poll.Id && names.Contains(m.By), cancel);
    }

    private async Task<byte[]?> KeyAsync(Poll poll, CancellationToken cancel)
    {
        var shares = await db.Set<KeyShare>().AsNoTracking().Where(s => s.PollId == poll.Id).OrderBy(s => s.Place).ToListAsync(cancel);
        var halves = shares.Select(s => Convert.FromHexString(cipher.Open(KeyShare.ReleasedColumn, s.Id, s.Released!))).ToList();
        return PollKeyShares.Join(halves[0], halves[1], PollVerification.Text(JsonNode.Parse(poll.Manifest)!, "pollKey"));
    }

    /// <summary>Members who were there and did not vote: they count for the quorum.</summary>
    private async Task<int> PresentWithoutVoteAsync(Poll poll, CancellationToken cancel)
    {
        if (presence.FirstOrDefault(p => p.SubjectKind == poll.SubjectKind) is not { } slot) return 0;
        var there = await slot.PresentAsync(poll.SubjectId, cancel);
        return there.Count == 0 ? 0 : await db.Set<PollVoter>().CountAsync(v => v.PollId == poll.Id && there.Contains(v.PersonId) && !db.Set<PollMark>().Any(m => m.PollId == v.PollId && m.Member == v.Member), cancel);
    }

    private async Task<Poll> LookAsync(Guid id, CancellationToken cancel)
    {
        if (db.ChangeTracker.Entries<Poll>().FirstOrDefault(e => e.Entity.Id == id) is { } stale) stale.State = EntityState.Detached;   // conditional updates went past it
        return await db.Set<Poll>().FirstAsync(p => p.Id == id, cancel);
    }
}
