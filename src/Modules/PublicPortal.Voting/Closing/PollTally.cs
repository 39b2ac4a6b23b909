using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Closing;

/// <summary>
/// Adds up the ballots of a fenced poll. Equal ballots are one line with their number, counted by the database where they are
/// open; secret ones are opened in pieces. Writes nothing but, where it is told to, the board.
/// </summary>
internal sealed class PollTally(PortalDbContext db, BallotBoard board)
{
    /// <summary>Ballots with <c>count</c>, online ones and those of the sheets, and how many members took part: each mark has its ballot, a spoiled one too.</summary>
    /// <param name="key">The poll's private key, for a secret poll.</param>
    /// <param name="toBoard">Opened ballots go to the board at once, in the same transaction.</param>
    public async Task<(IEnumerable<JsonObject> Ballots, long TookPart)> CountAsync(Poll poll, byte[]? key, bool toBoard, CancellationToken cancel)
    {
        var (lines, online) = key is null ? await OpenAsync(poll.Id, cancel) : await SecretAsync(poll, key, toBoard, cancel);
        var sheets = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == poll.Id && s.ConfirmedAt != null).OrderBy(s => s.Number).Select(s => s.Ballots).ToListAsync(cancel);
        return (lines.Concat(sheets.SelectMany(SheetLines.Read)), online + sheets.Sum(SheetLines.Total));
    }

    private async Task<(IEnumerable<JsonObject>, long)> OpenAsync(Guid poll, CancellationToken cancel)
    {
        var groups = await db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == poll).GroupBy(b => b.Choice).Select(g => new { g.Key, Times = g.LongCount() }).ToListAsync(cancel);
        return (groups.Select(g => Line(g.Key, g.Times)), groups.Sum(g => g.Times));
    }

    private async Task<(IEnumerable<JsonObject>, long)> SecretAsync(Poll poll, byte[] key, bool toBoard, CancellationToken cancel)
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        var all = 0L;
        await foreach (var piece in board.OpenAsync(poll, key, cancel))
        {
            all += piece.Count;
            foreach (var (_, _, opened) in piece)
                if (opened is not null) counted[opened.Choice] = counted.GetValueOrDefault(opened.Choice) + 1;
            if (toBoard) await board.PutAsync(poll, piece, cancel);
        }
        return (counted.Select(c => Line(c.Key, c.Value)), all);
    }

    private static JsonObject Line(string choice, long times)
    {
        var line = JsonNode.Parse(choice)!.AsObject();
        line["count"] = times;
        return line;
    }
}
