using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Closing;

/// <summary>
/// Writes the published record of a counted poll, piece by piece: what a poll of a million members fills is never whole in
/// memory. The same document as <see cref="PollRecordFile"/> makes from one that is (a test compares them).
/// </summary>
internal sealed class RecordWriter(PortalDbContext db, SiteKeys keys)
{
    private const int Page = 5000;

    private readonly StringBuilder text = new();
    private Poll poll = null!;
    private IncrementalHash hash = null!;
    private Func<Task> save = null!;
    private long bytes;
    private int parts;

    /// <param name="written">A counted poll.</param>
    /// <param name="each">After each piece: in a transaction of its own, or nothing in that of the close.</param>
    /// <returns>The length in bytes.</returns>
    public async Task<long> WriteAsync(Poll written, Func<Task> each, CancellationToken cancel)
    {
        (poll, save, bytes, parts) = (written, each, 0, 0);
        text.Clear();
        await db.BeginWriteAsync(cancel);
        await db.Set<RecordPart>().Where(p => p.PollId == poll.Id).ExecuteDeleteAsync(cancel);   // of a try that was killed
        using var signed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash = signed;
        hash.AppendData(CanonicalJson.Bytes(PollShape.Format + "\n"));

        text.Append("{\"electorate\":");
        await ListAsync(last => db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll.Id && string.Compare(v.Member, last) > 0).OrderBy(v => v.Member), v => v.Member, v => Manifest.Entry(v.Member, v.Name), cancel);
        text.Append(",\"format\":\"").Append(PollShape.Format).Append("\",\"manifest\":").Append(poll.Manifest).Append(",\"manifestHash\":\"").Append(poll.ManifestHash).Append('"');
        if (!poll.IsSecret)
        {
            text.Append(",\"open\":");
            await ListAsync(last => db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == poll.Id && string.Compare(b.Member, last) > 0).OrderBy(b => b.Member), b => b.Member, Open, cancel);
        }
        text.Append(",\"present\":").Append(poll.Present).Append(",\"result\":").Append(poll.Result).Append(",\"roll\":");
        await ListAsync(last => db.Set<PollMark>().AsNoTracking().Where(m => m.PollId == poll.Id && string.Compare(m.Member, last) > 0).OrderBy(m => m.Member), m => m.Member, m => $"{{\"by\":\"{m.By}\",\"member\":\"{m.Member}\"}}", cancel);
        if (poll.IsSecret) await SecretAsync(cancel);
        text.Append(",\"sheets\":").Append(CanonicalJson.Write(await SheetsAsync(cancel)));
        await FlushAsync(all: true, cancel, lastOfSigned: true);
        using var key = await keys.OpenAsync(cancel);
        text.Append(",\"signature\":\"").Append(Convert.ToHexStringLower(key.SignHash(signed.GetHashAndReset(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation))).Append("\"}");
        await FlushAsync(all: true, cancel);
        return bytes;
    }

    private async Task SecretAsync(CancellationToken cancel)
    {
        var leaves = new List<string>();
        text.Append(",\"secret\":{\"ballots\":");
        await ListAsync(last => db.Set<BoardBallot>().AsNoTracking().Where(b => b.PollId == poll.Id && string.Compare(b.Commitment, last) > 0).OrderBy(b => b.Commitment), b => b.Commitment, b =>
        {
            leaves.Add(b.Commitment);
            var ballot = b.Opening is null ? new JsonObject() : JsonNode.Parse(b.Opening)!.AsObject();
            (ballot["c"], ballot["sealed"]) = (b.Commitment, b.Sealed);
            return CanonicalJson.Write(ballot);
        }, cancel);
        text.Append(",\"key\":\"").Append(poll.OpenedKey).Append("\",\"root\":\"").Append(SecretBallots.Root(leaves)).Append("\"}");
    }

    private static string Open(OpenBallot ballot)
    {
        var entry = JsonNode.Parse(ballot.Choice)!.AsObject();
        entry["member"] = ballot.Member;
        return CanonicalJson.Write(entry);
    }

    private async Task<JsonArray> SheetsAsync(CancellationToken cancel)
    {
        var sheets = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == poll.Id && s.ConfirmedAt != null).ToListAsync(cancel);
        return new JsonArray([.. sheets.OrderBy(s => s.PublicId, StringComparer.Ordinal).Select(s => new JsonObject
        {
            ["id"] = s.PublicId, ["clerks"] = new JsonArray(s.FirstClerk, s.SecondClerk), ["scan"] = s.ScanSha256, ["ballots"] = JsonNode.Parse(s.Ballots!),
        })]);
    }

    /// <summary>A list in the order of its keys, read a page at a time.</summary>
    private async Task ListAsync<T>(Func<string, IOrderedQueryable<T>> after, Func<T, string> key, Func<T, string> entry, CancellationToken cancel)
    {
        var last = "";
        text.Append('[');
        while (true)
        {
            var page = await after(last).Take(Page).ToListAsync(cancel);
            foreach (var row in page)
            {
                if (last.Length > 0) text.Append(',');
                last = key(row);
                text.Append(entry(row));
            }
            await FlushAsync(all: false, cancel);
            if (page.Count < Page) break;
        }
        text.Append(']');
    }

    private async Task FlushAsync(bool all, CancellationToken cancel, bool lastOfSigned = false)
    {
        while (text.Length >= RecordPart.Length || (all && text.Length > 0))
        {
            var length = Math.Min(text.Length, RecordPart.Length);
            if (char.IsHighSurrogate(text[length - 1]) && length > 1) length--;   // a pair stays together
            var part = text.ToString(0, length);
            text.Remove(0, length);
            var utf8 = CanonicalJson.Bytes(part);
            hash.AppendData(utf8);
            bytes += utf8.Length;
            var row = new RecordPart { PollId = poll.Id, Number = ++parts, Text = part };
            db.Add(row);
            await db.SaveChangesAsync(cancel);
            db.Entry(row).State = EntityState.Detached;
            await save();
        }
        if (lastOfSigned) hash.AppendData("}"u8);   // what is signed ends here; the document goes on with the signature
    }
}
