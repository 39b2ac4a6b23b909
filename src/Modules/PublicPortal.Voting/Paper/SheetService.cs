using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Keys;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Paper;

/// <summary>What clerks typed of a sheet.</summary>
internal sealed record SheetNumbers(string? Yes, string? No, string? Abstain, string? Lines);

/// <summary>
/// Votes in the hall. Each voter is marked on the same roll first, with the same unique row as online; then the numbers are
/// entered with the scan, and a second clerk finds the same. Voters can be marked until the close, sheets finished afterwards.
/// </summary>
internal sealed class SheetService(PortalDbContext db, BallotPapers papers, IAccounts accounts, IFileVault files, ICurrentUser user, PollCloser closer, DatabaseClock clock)
{
    public const string ScanPurpose = "voting.sheet";

    public async Task<Result<Guid>> OpenAsync(Guid poll, SheetKind kind, Process process, CancellationToken cancel)
    {
        var allowed = await GuardAsync(poll, cancel);
        if (allowed.IsRefused) return Result<Guid>.Refuse(allowed.Refusals);
        var number = 1 + (await db.Set<PaperSheet>().Where(s => s.PollId == poll).MaxAsync(s => (int?)s.Number, cancel) ?? 0);
        var sheet = new PaperSheet { Id = Ids.New(clock.Now), PollId = poll, Number = number, Kind = kind, OpenedAt = clock.Now };
        db.Add(sheet);
        process.Raise(new SheetOpened(sheet.Id, poll, number));
        return await db.SaveOrDuplicateAsync(cancel) is null ? sheet.Id : VotingRefusals.SheetUnknown;
    }

    /// <summary>This member votes on this sheet.</summary>
    public async Task<Result> MarkAsync(Guid sheetId, string? member, Process process, CancellationToken cancel)
    {
        if (await db.Set<PaperSheet>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == sheetId, cancel) is not { } sheet) return VotingRefusals.SheetUnknown;
        var allowed = await GuardAsync(sheet.PollId, cancel);
        if (allowed.IsRefused) return allowed;
        if (await LockAsync(sheetId, cancel) is not { ConfirmedAt: null }) return VotingRefusals.MarkConfirmed;
        if (await db.Set<PollVoter>().AsNoTracking().FirstOrDefaultAsync(v => v.PollId == sheet.PollId && v.Member == member, cancel) is not { } voter) return VotingRefusals.MarkUnknown;
        db.Add(new PollMark { PollId = sheet.PollId, Member = voter.Member, By = sheet.PublicId });
        process.Raise(new VoterMarked(sheet.PollId, sheet.Number));
        if (await db.SaveOrDuplicateAsync(cancel) is null) return Result.Ok();
        var by = await db.Set<PollMark>().AsNoTracking().Where(m => m.PollId == sheet.PollId && m.Member == voter.Member).Select(m => m.By).FirstOrDefaultAsync(cancel);
        return VotingRefusals.MarkTwice.With(voter.Name, by == PollVerification.Online ? "线上 / online" : "现场 / in the hall");
    }

    /// <summary>Marked by mistake; as long as nobody has confirmed the sheet and the poll is open.</summary>
    public async Task<Result> UnmarkAsync(Guid sheetId, string? member, Process process, CancellationToken cancel)
    {
        if (await db.Set<PaperSheet>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == sheetId, cancel) is not { } sheet) return VotingRefusals.SheetUnknown;
        var allowed = await GuardAsync(sheet.PollId, cancel);
        if (allowed.IsRefused) return allowed;
        if (await LockAsync(sheetId, cancel) is not { ConfirmedAt: null }) return VotingRefusals.MarkConfirmed;
        var by = sheet.PublicId;
        if (await db.Set<PollMark>().Where(m => m.PollId == sheet.PollId && m.Member == member && m.By == by).ExecuteDeleteAsync(cancel) == 0) return VotingRefusals.MarkUnknown;
        process.Raise(new VoterUnmarked(sheet.PollId, sheet.Number));
        return Result.Ok();
    }

    public async Task<Result> EnterAsync(Guid sheetId, SheetNumbers typed, IFormFile? scan, Process process, CancellationToken cancel)
    {
        var known = await ReachAsync(sheetId, cancel);
        if (known.IsRefused) return known;
        var paper = (await papers.FindAsync(db, known.Value.PollId, cancel))!;
        var ballots = paper.Form is null ? SheetLines.OfMotion(typed.Yes, typed.No, typed.Abstain) : SheetLines.OfProjects(paper, typed.Lines);
        if (ballots.IsRefused) return ballots;
        var marks = await MarksAsync(known.Value, cancel);
        if (SheetLines.Total(ballots.Value) != marks) return VotingRefusals.SheetTotals.With(SheetLines.Total(ballots.Value), marks);
        var (file, sha) = (known.Value.ScanFileId, known.Value.ScanSha256);
        if (scan is { Length: > 0 })
        {
            await using var content = scan.OpenReadStream();
            var stored = await files.StoreAsync(content, scan.FileName, ScanPurpose, sheetId, process, cancel);
            if (stored.IsRefused) return Result.Refuse([.. stored.Refusals.Select(r => r.At("Scan"))]);
            await db.SaveChangesAsync(cancel);
            file = stored.Value;
            sha = Convert.ToHexStringLower(SHA256.HashData((await files.OpenAsync(stored.Value, cancel))!.Content));
        }
        if (file is null || sha is null) return VotingRefusals.SheetScan;
        if (await LockAsync(sheetId, cancel) is not { ConfirmedAt: null } sheet) return VotingRefusals.SheetConfirmed;
        sheet.Enter(ballots.Value, file.Value, sha, user.AccountId!.Value, await NameAsync(cancel));
        process.Raise(new SheetEntered(sheetId, sheet.PollId, sheet.Number));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The second clerk has counted the sheet and found the same.</summary>
    public async Task<Result> ConfirmAsync(Guid sheetId, Process process, CancellationToken cancel)
    {
        var known = await ReachAsync(sheetId, cancel);
        if (known.IsRefused) return known;
        if (await LockAsync(sheetId, cancel) is not { } sheet) return VotingRefusals.SheetUnknown;
        var confirmed = sheet.Confirm(user.AccountId!.Value, await NameAsync(cancel), await MarksAsync(sheet, cancel), clock.Now);
        if (confirmed.IsRefused) return confirmed;
        process.Raise(new SheetConfirmed(sheetId, sheet.PollId, sheet.Number));
        await db.SaveChangesAsync(cancel);
        await closer.CountAsync(sheet.PollId, process, cancel);   // where the poll waited for it
        return Result.Ok();
    }

    /// <summary>The official may, the place is theirs, and the fence stands open.</summary>
    private async Task<Result> GuardAsync(Guid poll, CancellationToken cancel)
    {
        var row = await db.Set<Poll>().AsNoTracking().Where(p => p.Id == poll).Select(p => new { p.ScopePath, p.OpensAt, p.ClosesAt }).FirstOrDefaultAsync(cancel);
        if (row is null) return VotingRefusals.Unknown;
        if (!user.Has(VotingPermissions.Paper, row.ScopePath)) return VotingRefusals.NotYours;
        if (clock.Now >= row.ClosesAt) return VotingRefusals.MarkTooLate;
        if (clock.Now < row.OpensAt) return VotingRefusals.NotOpenYet;
        try { await db.GuardAsync(VoteService.GuardOf(poll), cancel); }
        catch (GuardFailedException) { return VotingRefusals.MarkTooLate; }
        return Result.Ok();
    }

    private async Task<Result<PaperSheet>> ReachAsync(Guid sheetId, CancellationToken cancel)
    {
        var row = await (from s in db.Set<PaperSheet>().AsNoTracking() join p in db.Set<Poll>().AsNoTracking() on s.PollId equals p.Id where s.Id == sheetId select new { Sheet = s, p.ScopePath, p.Standing }).FirstOrDefaultAsync(cancel);
        if (row is null) return VotingRefusals.SheetUnknown;
        if (!user.Has(VotingPermissions.Paper, row.ScopePath)) return VotingRefusals.NotYours;
        return row.Standing is PollStanding.Closed or PollStanding.Cancelled ? VotingRefusals.AlreadyEnded : row.Sheet;
    }

    private Task<int> MarksAsync(PaperSheet sheet, CancellationToken cancel)
    {
        var by = sheet.PublicId;
        return db.Set<PollMark>().CountAsync(m => m.PollId == sheet.PollId && m.By == by, cancel);
    }

    /// <summary>Marks, numbers and confirmation of one sheet do not pass each other.</summary>
    private async Task<PaperSheet?> LockAsync(Guid sheetId, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        await db.Set<PaperSheet>().Where(s => s.Id == sheetId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Number, s => s.Number), cancel);
        return await db.Set<PaperSheet>().FirstOrDefaultAsync(s => s.Id == sheetId, cancel);
    }

    private async Task<string> NameAsync(CancellationToken cancel) => await accounts.FindAsync(user.AccountId!.Value, cancel) is { } account ? StaffNames.Of(account) : user.DisplayName ?? "?";
}
