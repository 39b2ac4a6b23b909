using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Closing;

/// <summary>
/// Adds up the ballots of a fenced poll. Equal ballots are one line with their number, counted by the database where they are
/// open; secret ones are opened in pieces and go to the board in the order of their commitments.
/// </summary>
internal sealed class PollTally(PortalDbContext db)
{
    private const int Piece = 4000;

    /// <summary>Ballots with <c>count</c>, online ones and those of the sheets, and how many members took part: each mark has its ballot, a spoiled one too.</summary>
    /// <param name="key">The poll's private key, for a secret poll.</param>
    public async Task<(List<JsonObject> Ballots, long TookPart)> CountAsync(Poll poll, byte[]? key, CancellationToken cancel)
    {
        var (lines, online) = key is null ? await OpenAsync(poll.Id, cancel) : await SecretAsync(poll, key, cancel);
        var sheets = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == poll.Id && s.ConfirmedAt != null).OrderBy(s => s.Number).Select(s => s.Ballots).ToListAsync(cancel);
        return ([.. lines, .. sheets.SelectMany(SheetLines.Read)], online + sheets.Sum(SheetLines.Total));
    }

    private async Task<(IEnumerable<JsonObject>, long)> OpenAsync(Guid poll, CancellationToken cancel)
    {
        var groups = await db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == poll).GroupBy(b => b.Choice).Select(g => new { g.Key, Times = g.LongCount() }).ToListAsync(cancel);
        return (groups.Select(g => Line(g.Key, g.Times)), groups.Sum(g => g.Times));
    }

    private async Task<(IEnumerable<JsonObject>, long)> SecretAsync(Poll poll, byte[] key, CancellationToken cancel)
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        var manifest = JsonNode.Parse(poll.Manifest)!.AsObject();
        var (last, all) = ("", 0L);
        while (true)
        {
            var piece = await db.Set<SecretBallot>().AsNoTracking().Where(b => b.PollId == poll.Id && string.Compare(b.Commitment, last) > 0)
                .OrderBy(b => b.Commitment).Take(Piece).Select(b => new { b.Commitment, b.Sealed }).ToListAsync(cancel);
            if (piece.Count == 0) break;
            (last, all) = (piece[^1].Commitment, all + piece.Count);
            var openings = new string?[piece.Count];
            // A key of its own for each worker: one is not for several threads at once.
            Parallel.For(0, piece.Count, () => (Key: PollKeyShares.Open(key)!, Manifest: manifest.DeepClone().AsObject()), (i, _, own) =>
            {
                openings[i] = SecretBallots.Read(own.Key, own.Manifest, poll.ManifestHash, piece[i].Commitment, piece[i].Sealed) is { } read ? CanonicalJson.Write(read) : null;
                return own;
            }, own => own.Key.Dispose());
            foreach (var opening in openings)
                if (opening is not null)
                {
                    var choice = Choice(opening);
                    counted[choice] = counted.GetValueOrDefault(choice) + 1;
                }
            await BulkRows.InsertAsync(db, "voting_board_ballot", ["poll_id", "commitment", "sealed", "opening"],
                BulkRows.Stream(piece.Select((b, i) => new object?[] { poll.Id, b.Commitment, b.Sealed, openings[i] })), cancel);
        }
        await db.Set<SecretBallot>().Where(b => b.PollId == poll.Id).ExecuteDeleteAsync(cancel);
        return (counted.Select(c => Line(c.Key, c.Value)), all);
    }

    /// <summary>The part of an opening that counts.</summary>
    private static string Choice(string opening)
    {
        var read = JsonNode.Parse(opening)!.AsObject();
        read.Remove("phrase");
        read.Remove("r");
        return CanonicalJson.Write(read);
    }

    private static JsonObject Line(string choice, long times)
    {
        var line = JsonNode.Parse(choice)!.AsObject();
        line["count"] = times;
        return line;
    }
}
