using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Casting;

/// <param name="Commitment">What the receipt stands for.</param>
internal sealed record VoteReceipt(string ManifestHash, string Commitment, string Signature);

/// <summary>
/// Takes votes. A vote counts by the moment at which its request had arrived whole, and is written only together with the proof
/// that the fence still stands open: what is acknowledged is counted. One member, one mark: the unique row decides, from however
/// many phones, tabs and nodes.
/// </summary>
internal sealed partial class VoteService(PortalDbContext db, BallotPapers papers, IAccountPersons persons, SiteKeys keys)
{
    private const int Tries = 3, SealedHead = 65 + 16, SealedBlock = 1024, MostBlocks = 16;
    private static readonly string MarkKey = "pk_voting_mark";

    private sealed record Own(string Member, string? By);

    /// <summary>An open ballot: the first, or another in its place.</summary>
    /// <param name="read">Makes the ballot of what was typed.</param>
    public async Task<Result> CastAsync(Guid id, Guid account, Func<BallotPaper, Result<string>> read, DateTimeOffset arrived, CancellationToken cancel)
    {
        var paper = await papers.FindAsync(db, id, cancel);
        if (paper is null || paper.IsSecret) return VotingRefusals.Unknown;
        var ballot = read(paper);
        if (ballot.IsRefused) return Result.Refuse(ballot.Refusals);
        for (var attempt = 1; ; attempt++)
        {
            var entered = await EnterAsync(paper, account, arrived, cancel);
            if (entered.IsRefused) return Result.Refuse(entered.Refusals);
            var own = entered.Value;
            if (own.By is not (null or PollVerification.Online)) return VotingRefusals.VotedOnPaper;
            if (own.By is null)
            {
                db.Add(new PollMark { PollId = id, Member = own.Member, By = PollVerification.Online });
                db.Add(new OpenBallot { PollId = id, Member = own.Member, Choice = ballot.Value, CastAt = arrived });
            }
            else if (await db.Set<OpenBallot>().FirstAsync(b => b.PollId == id && b.Member == own.Member, cancel) is var before && before.Choice != ballot.Value)
            {
                db.Add(new PastBallot { Id = Ids.New(arrived), PollId = id, Member = own.Member, Choice = before.Choice, CastAt = before.CastAt, ReplacedAt = arrived });
                (before.Choice, before.CastAt) = (ballot.Value, arrived);
            }
            try
            {
                if (await db.SaveOrDuplicateAsync(cancel) is null) return Result.Ok();
                if (attempt == Tries) return VotingRefusals.VotedAtOnce;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();   // another phone changed it in between: look again
            }
            catch (DbUpdateConcurrencyException)
            {
                return VotingRefusals.VotedAtOnce;
            }
        }
    }

    /// <summary>A secret ballot: the first is final. The same one sent again gets its receipt again, without any record of who sent it.</summary>
    public async Task<Result<VoteReceipt>> CastSealedAsync(Guid id, Guid account, string? commitment, string? sealedText, DateTimeOffset arrived, CancellationToken cancel)
    {
        var paper = await papers.FindAsync(db, id, cancel);
        if (paper is null || !paper.IsSecret) return VotingRefusals.Unknown;
        if (string.IsNullOrEmpty(commitment) || string.IsNullOrEmpty(sealedText)) return VotingRefusals.SecretNeedsScript;
        if (!Commitment().IsMatch(commitment) || !IsSealed(sealedText)) return VotingRefusals.SealedOdd;
        var entered = await EnterAsync(paper, account, arrived, cancel);
        if (entered.IsRefused) return Result<VoteReceipt>.Refuse(entered.Refusals);
        var own = entered.Value;
        if (own.By is null)
        {
            db.Add(new PollMark { PollId = id, Member = own.Member, By = PollVerification.Online });
            db.Add(new SecretBallot { PollId = id, Id = Guid.NewGuid(), Commitment = commitment, Sealed = sealedText });
            if (await db.SaveOrDuplicateAsync(cancel) is not { } index) return await ReceiptAsync(paper, commitment, cancel);
            if (index != MarkKey) return VotingRefusals.SealedOdd;   // somebody else's ballot, sent again as one's own
            own = own with { By = PollVerification.Online };
        }
        if (own.By != PollVerification.Online) return VotingRefusals.VotedOnPaper;
        return await FindReceiptAsync(paper, commitment, cancel) is { } again ? again : VotingRefusals.VotedSecretly;
    }

    /// <summary>The receipt once more, for a device that lost the answer; null where no such ballot is in the box.</summary>
    private async Task<VoteReceipt?> FindReceiptAsync(BallotPaper paper, string commitment, CancellationToken cancel) =>
        await db.Set<SecretBallot>().AnyAsync(b => b.PollId == paper.Id && b.Commitment == commitment, cancel) ? await ReceiptAsync(paper, commitment, cancel) : null;

    private async Task<VoteReceipt> ReceiptAsync(BallotPaper paper, string commitment, CancellationToken cancel)
    {
        using var key = await keys.OpenAsync(cancel);
        return new VoteReceipt(paper.ManifestHash, commitment, SecretBallots.Receipt(key, paper.ManifestHash, commitment));
    }

    /// <summary>Who it is on the list, in time, with the fence still open.</summary>
    private async Task<Result<Own>> EnterAsync(BallotPaper paper, Guid account, DateTimeOffset arrived, CancellationToken cancel)
    {
        if (arrived < paper.Opens) return VotingRefusals.NotOpenYet;
        if (arrived >= paper.Closes) return VotingRefusals.Closed;
        if (await persons.PersonOfAsync(account, cancel) is not { } person) return VotingRefusals.NotAMember;
        try { await db.GuardAsync(GuardOf(paper.Id), cancel); }
        catch (GuardFailedException)
        {
            var poll = await db.Set<Poll>().AsNoTracking().Where(p => p.Id == paper.Id).Select(p => p.Standing).FirstAsync(cancel);
            return poll switch { PollStanding.Cancelled => VotingRefusals.Cancelled, PollStanding.Announced => VotingRefusals.NotOpenYet, _ => VotingRefusals.Closed };
        }
        var own = await db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == paper.Id && v.PersonId == person)
            .Select(v => new Own(v.Member, db.Set<PollMark>().Where(m => m.PollId == v.PollId && m.Member == v.Member).Select(m => m.By).FirstOrDefault())).FirstOrDefaultAsync(cancel);
        return own is null ? VotingRefusals.NotAMember : own;
    }

    /// <summary>Marks, open and sealed ballots are written only where this holds.</summary>
    public static RowGuard GuardOf(Guid poll) => new("voting_poll", "is_accepting", poll);

    private static bool IsSealed(string text)
    {
        var bytes = text.Length / 2 - SealedHead;
        return text.Length % 2 == 0 && bytes > 0 && bytes % SealedBlock == 0 && bytes / SealedBlock <= MostBlocks && text.All(char.IsAsciiHexDigitLower);
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Commitment();
}
