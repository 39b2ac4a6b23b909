using System.Globalization;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.History;

/// <summary>
/// <c>portal import history</c>: sealed on the way in, found again by document, dwelling and first day. A dwelling need
/// not exist: earlier registrations may name codes that are gone.
/// </summary>
internal sealed class HistoryImport(IPersons persons, FieldCipher cipher, TimeProvider clock) : CsvImport<HistoricRecord>
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
    private static readonly string Types = string.Join(", ", DocumentTypes.InOrder.Select(t => t.Name()));

    public override string Name => "residence.import-history";
    public override IReadOnlyList<string> Columns { get; } = ["name", "document_type", "document_number", "dwelling_code", "from", "to"];

    public override IComparer<HistoricRecord> Order { get; } = Comparer<HistoricRecord>.Create((a, b) => a.DocumentIndex.AsSpan().SequenceCompareTo(b.DocumentIndex));

    /// <summary>Sealing takes longer than writing: here it is done while the chunk before is being committed.</summary>
    public override Result<HistoricRecord> Read(CsvRow row)
    {
        if (DocumentTypes.Find(row["document_type"].ToLowerInvariant()) is not { } type) return HistoryRefusals.Type.With(Types);
        var identity = persons.Read(row["name"], type, row["document_number"]);
        if (identity.IsRefused) return Result<HistoricRecord>.Refuse([.. identity.Refusals.Select(r => r.At(r.Field == "Name" ? "name" : "document_number"))]);
        var code = row["dwelling_code"].Normalize(System.Text.NormalizationForm.FormKC);
        if (code.Length != 25 || !code.All(char.IsAsciiDigit)) return HistoryRefusals.Code;
        if (!TryDay(row["from"], out var from)) return HistoryRefusals.From;
        DateOnly? to = null;
        if (row["to"].Length > 0)
        {
            if (!TryDay(row["to"], out var last)) return HistoryRefusals.To;
            if (last < from) return HistoryRefusals.ToBeforeFrom;
            to = last;
        }
        return HistoryWriter.Seal(new HistoryRow(identity.Value.Name, type, identity.Value.Document.Number, code, from, to), cipher, persons, clock.GetUtcNow());
    }

    public override Task ApplyAsync(ImportChunk<HistoricRecord> chunk, CancellationToken cancel)
    {
        chunk.WriteLater(async token =>
        {
            chunk.Added = await new HistoryWriter(chunk.Db).InsertAsync([.. chunk.Rows.Select(r => r.Value)], token);
            chunk.Unchanged = chunk.Rows.Count - chunk.Added;
        });
        return Task.CompletedTask;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year >= 1900;
}
