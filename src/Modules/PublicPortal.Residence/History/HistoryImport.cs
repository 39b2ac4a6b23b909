using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.History;

/// <summary>One earlier registration as it stands in a file.</summary>
internal sealed record HistoryRow(string Name, DocumentType Type, string Number, string DwellingCode, DateOnly From, DateOnly? To);

/// <summary>
/// <c>portal import history</c>: sealed on the way in, found again by document, dwelling and first day. A dwelling need
/// not exist: earlier registrations may name codes that are gone.
/// </summary>
internal sealed class HistoryImport(IPersons persons) : CsvImport<HistoryRow>
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
    private static readonly string Types = string.Join(", ", DocumentTypes.InOrder.Select(t => t.Name()));

    public override string Name => "residence.import-history";
    public override IReadOnlyList<string> Columns { get; } = ["name", "document_type", "document_number", "dwelling_code", "from", "to"];

    public override Result<HistoryRow> Read(CsvRow row)
    {
        if (DocumentTypes.Find(row["document_type"].ToLowerInvariant()) is not { } type) return HistoryRefusals.Type.With(Types);
        var identity = persons.Read(row["name"], type, row["document_number"]);
        if (identity.IsRefused) return Result<HistoryRow>.Refuse([.. identity.Refusals.Select(r => r.At(r.Field == "Name" ? "name" : "document_number"))]);
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
        return new HistoryRow(identity.Value.Name, type, identity.Value.Document.Number, code, from, to);
    }

    public override async Task ApplyAsync(ImportChunk<HistoryRow> chunk, CancellationToken cancel)
    {
        var clock = chunk.Services.GetRequiredService<TimeProvider>();
        var writer = new HistoryWriter(chunk.Db);
        // Sealing takes longer than writing: it is done before the lock is held.
        var records = HistoryWriter.Seal(chunk.Rows.Select(r => r.Value), chunk.Services.GetRequiredService<FieldCipher>(), persons, clock.GetUtcNow());
        var known = await writer.KnownAsync(records, cancel);
        var fresh = records.Where(r => known.Add(HistoryWriter.Key(r))).ToList();
        chunk.Added = fresh.Count;
        chunk.Unchanged = records.Count - fresh.Count;
        if (fresh.Count > 0) chunk.WriteLater(token => writer.InsertAsync(fresh, token));
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year >= 1900;
}
