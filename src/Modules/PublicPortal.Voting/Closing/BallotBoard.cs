using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Closing;

/// <param name="Opened">Null where it does not open to a ballot of this poll.</param>
internal readonly record struct OpenedEntry(string Commitment, string Sealed, OpenedBallot? Opened);

/// <summary>
/// Opens the secret ballots of a fenced poll, and moves them to the board, in the order of their commitments. A small poll's
/// are moved in the act that counts them, a large one's right after it, by the job that writes its record.
/// </summary>
internal sealed class BallotBoard(PortalDbContext db)
{
    private const int Piece = 4000;

    /// <summary>Pieces of opened ballots. The next one is read while one is being opened; nothing is read while the caller has one.</summary>
    /// <param name="key">The poll's private key.</param>
    public async IAsyncEnumerable<IReadOnlyList<OpenedEntry>> OpenAsync(Poll poll, byte[] key, [EnumeratorCancellation] CancellationToken cancel)
    {
        var openers = new ConcurrentBag<BallotOpener>();
        try
        {
            var piece = await ReadAsync(poll.Id, "", cancel);
            while (piece.Length > 0)
            {
                var current = piece;
                var opening = Task.Run(() => Open(current, () => openers.TryTake(out var free) ? free : new BallotOpener(key, poll.Manifest, poll.ManifestHash), openers.Add), cancel);
                try { piece = current.Length < Piece ? [] : await ReadAsync(poll.Id, current[^1].Commitment, cancel); }
                finally { await opening; }
                yield return current;
            }
        }
        finally
        {
            foreach (var opener in openers) opener.Dispose();
        }
    }

    /// <summary>A piece goes from the ballots to the board.</summary>
    public async Task PutAsync(Poll poll, IReadOnlyList<OpenedEntry> piece, CancellationToken cancel)
    {
        await BulkRows.InsertAsync(db, "voting_board_ballot", ["poll_id", "commitment", "sealed", "opening"],
            BulkRows.Stream(piece.Select(b => new object?[] { poll.Id, b.Commitment, b.Sealed, b.Opened?.Opening })), cancel);
        var last = piece[^1].Commitment;
        await db.Set<SecretBallot>().Where(b => b.PollId == poll.Id && string.Compare(b.Commitment, last) <= 0).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What is not on the board yet goes there. A try that was killed is gone on with.</summary>
    /// <param name="poll">Counted: its key is known.</param>
    /// <param name="each">After each piece.</param>
    public async Task FillAsync(Poll poll, Func<Task> each, CancellationToken cancel)
    {
        await foreach (var piece in OpenAsync(poll, Convert.FromHexString(poll.OpenedKey!), cancel))
        {
            await PutAsync(poll, piece, cancel);
            await each();
        }
    }

    private async Task<OpenedEntry[]> ReadAsync(Guid poll, string last, CancellationToken cancel)
    {
        var read = await db.Set<SecretBallot>().AsNoTracking().Where(b => b.PollId == poll && string.Compare(b.Commitment, last) > 0)
            .OrderBy(b => b.Commitment).Take(Piece).Select(b => new { b.Commitment, b.Sealed }).ToListAsync(cancel);
        return [.. read.Select(b => new OpenedEntry(b.Commitment, b.Sealed, null))];
    }

    /// <summary>On all processors, each with an opener of its own.</summary>
    private static void Open(OpenedEntry[] piece, Func<BallotOpener> take, Action<BallotOpener> giveBack) =>
        Parallel.For(0, piece.Length, take, (i, _, own) =>
        {
            piece[i] = piece[i] with { Opened = own.Open(piece[i].Commitment, piece[i].Sealed) };
            return own;
        }, giveBack);
}
