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
    private const int Page = 5000, ShortPage = 1000;

    private readonly StringBuilder text = new();
    private Poll poll = null!;
    private IncrementalHash signed = null!, whole = null!;
    private Func<Task> save = null!;
    private byte[] utf8 = [];
    private string? root;
    private long bytes;
    private int parts;

    /// <param name="written">A counted poll.</param>
    /// <param name="each">After each piece: in a transaction of its own, or nothing in that of the close.</param>
    /// <returns>The length in bytes, SHA-256 of all of them, and the root of the board.</returns>
    public async Task<(long Bytes, string Hash, string? Root)> WriteAsync(Poll written, Func<Task> each, CancellationToken cancel)
    {
        (poll, save, bytes, parts, root, utf8) = (written, each, 0, 0, null, new byte[Encoding.UTF8.GetMaxByteCount(RecordPart.Length)]);
        text.Clear();
        await db.BeginWriteAsync(cancel);
        await db.Set<RecordPart>().Where(p => p.PollId == poll.Id).ExecuteDeleteAsync(cancel);   // of a try that was killed
        using var toSign = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var ofAll = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        (signed, whole) = (toSign, ofAll);
        signed.AppendData(CanonicalJson.Bytes(PollShape.Format + "\n"));

        text.Append("{\"electorate\":");
        await ListAsync(last => db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll.Id && string.Compare(v.Member, last) > 0).OrderBy(v => v.Member), v => v.Member, v => Manifest.Entry(text, v.Member, v.Name), cancel);
        text.Append(",\"format\":\"").Append(PollShape.Format).Append("\",\"manifest\":").Append(poll.Manifest).Append(",\"manifestHash\":\"").Append(poll.ManifestHash).Append('"');
        if (!poll.IsSecret)
        {
            text.Append(",\"open\":");
            await ListAsync(last => db.Set<OpenBallot>().AsNoTracking().Where(b => b.PollId == poll.Id && string.Compare(b.Member, last) > 0).OrderBy(b => b.Member), b => b.Member, Open, cancel);
        }
        text.Append(",\"present\":").Append(poll.Present).Append(",\"result\":").Append(poll.Result).Append(",\"roll\":");
        await ListAsync(last => db.Set<PollMark>().AsNoTracking().Where(m => m.PollId == poll.Id && string.Compare(m.Member, last) > 0).OrderBy(m => m.Member), m => m.Member, m => text.Append("{\"by\":\"").Append(m.By).Append("\",\"member\":\"").Append(m.Member).Append("\"}"), cancel);
        if (poll.IsSecret) await SecretAsync(cancel);
        text.Append(",\"sheets\":").Append(CanonicalJson.Write(await SheetsAsync(cancel)));
        await FlushAsync(all: true, cancel);
        signed.AppendData("}"u8);   // what is signed ends here; the document goes on with the signature
        using var key = await keys.OpenAsync(cancel);
        text.Append(",\"signature\":\"").Append(Convert.ToHexStringLower(key.SignHash(signed.GetHashAndReset(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation))).Append("\"}");
        await FlushAsync(all: true, cancel);
        return (bytes, Convert.ToHexStringLower(whole.GetHashAndReset()), root);
    }

    /// <summary>The hash and the board's root of a record that is there.</summary>
    public async Task<(string Hash, string? Root)> PrintsAsync(Poll written, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var number = 1; await db.Set<RecordPart>().AsNoTracking().Where(p => p.PollId == written.Id && p.Number == number).Select(p => p.Text).FirstOrDefaultAsync(cancel) is { } part; number++)
            hash.AppendData(CanonicalJson.Bytes(part));
        if (!written.IsSecret) return (Convert.ToHexStringLower(hash.GetHashAndReset()), null);
        var tree = new MerkleRoot();
        await foreach (var commitment in db.Set<BoardBallot>().AsNoTracking().Where(b => b.PollId == written.Id).OrderBy(b => b.Commitment).Select(b => b.Commitment).AsAsyncEnumerable().WithCancellation(cancel))
            tree.Add(commitment);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), tree.Take());
    }

    private async Task SecretAsync(CancellationToken cancel)
    {
        var tree = new MerkleRoot();
        text.Append(",\"secret\":{\"ballots\":");
        await ListAsync(last => db.Set<BoardBallot>().AsNoTracking().Where(b => b.PollId == poll.Id && string.Compare(b.Commitment, last) > 0).OrderBy(b => b.Commitment), b => b.Commitment, b =>
        {
            tree.Add(b.Commitment);
            // Between c and sealed lie, by name, the members of the opening, which is canonical already.
            text.Append("{\"c\":\"").Append(b.Commitment).Append('"');
            if (b.Opening is { } opening) text.Append(',').Append(opening.AsSpan(1, opening.Length - 2));
            text.Append(",\"sealed\":\"").Append(b.Sealed).Append("\"}");
        }, cancel, ShortPage);
        root = tree.Take();
        text.Append(",\"key\":\"").Append(poll.OpenedKey).Append("\",\"root\":\"").Append(root).Append("\"}");
    }

    /// <summary>The ballot's canonical document, and in it, between <c>choice</c> and <c>points</c>, whose it is.</summary>
    private void Open(OpenBallot ballot)
    {
        var points = ballot.Choice.IndexOf(",\"points\":", StringComparison.Ordinal);
        var own = points < 0 ? ballot.Choice.Length - 1 : points;
        text.Append(ballot.Choice.AsSpan(0, own)).Append(",\"member\":\"").Append(ballot.Member).Append('"').Append(ballot.Choice.AsSpan(own));
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
    private async Task ListAsync<T>(Func<string, IOrderedQueryable<T>> after, Func<T, string> key, Action<T> append, CancellationToken cancel, int size = Page)
    {
        var last = "";
        text.Append('[');
        while (true)
        {
            var page = await after(last).Take(size).ToListAsync(cancel);
            foreach (var row in page)
            {
                if (last.Length > 0) text.Append(',');
                last = key(row);
                append(row);
            }
            await FlushAsync(all: false, cancel);
            if (page.Count < size) break;
        }
        text.Append(']');
    }

    private async Task FlushAsync(bool all, CancellationToken cancel)
    {
        while (text.Length >= RecordPart.Length || (all && text.Length > 0))
        {
            var length = Math.Min(text.Length, RecordPart.Length);
            if (char.IsHighSurrogate(text[length - 1]) && length > 1) length--;   // a pair stays together
            var part = text.ToString(0, length);
            text.Remove(0, length);
            var written = utf8.AsSpan(0, Encoding.UTF8.GetBytes(part, utf8));
            signed.AppendData(written);
            whole.AppendData(written);
            bytes += written.Length;
            var row = new RecordPart { PollId = poll.Id, Number = ++parts, Text = part };
            db.Add(row);
            await db.SaveChangesAsync(cancel);
            db.Entry(row).State = EntityState.Detached;
            await save();
        }
    }
}
