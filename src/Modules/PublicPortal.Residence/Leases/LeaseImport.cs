using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>One lease as it stands in a file.</summary>
internal sealed record LeaseRow(string DwellingCode, string LandlordName, DocumentType Type, string Number, DateOnly From, DateOnly? To);

/// <summary>
/// <c>portal import leases</c>: sealed on the way in, found again by dwelling, landlord and first day; the same file again
/// changes nothing, a later file may set the last day.
/// </summary>
internal sealed class LeaseImport(IPersons persons) : CsvImport<LeaseRow>
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
    private static readonly string Types = string.Join(", ", DocumentTypes.InOrder.Select(t => t.Name()));

    public override string Name => "residence.import-leases";
    public override IReadOnlyList<string> Columns { get; } = ["dwelling_code", "landlord_name", "landlord_document_type", "landlord_document_number", "from", "to"];

    public override Result<LeaseRow> Read(CsvRow row)
    {
        var code = row["dwelling_code"].Normalize(NormalizationForm.FormKC);
        if (code.Length != 25 || !code.All(char.IsAsciiDigit)) return LeaseRefusals.RowCode;
        if (DocumentTypes.Find(row["landlord_document_type"].ToLowerInvariant()) is not { } type) return LeaseRefusals.RowType.With(Types);
        var identity = persons.Read(row["landlord_name"], type, row["landlord_document_number"]);
        if (identity.IsRefused) return Result<LeaseRow>.Refuse([.. identity.Refusals.Select(r => r.At(r.Field == "Name" ? "landlord_name" : "landlord_document_number"))]);
        if (!TryDay(row["from"], out var from)) return LeaseRefusals.RowFrom;
        DateOnly? to = null;
        if (row["to"].Length > 0)
        {
            if (!TryDay(row["to"], out var last)) return LeaseRefusals.RowTo;
            if (last < from) return LeaseRefusals.RowToBeforeFrom;
            to = last;
        }
        return new LeaseRow(code, identity.Value.Name, type, identity.Value.Document.Number, from, to);
    }

    public override async Task ApplyAsync(ImportChunk<LeaseRow> chunk, CancellationToken cancel)
    {
        var leases = chunk.Services.GetRequiredService<LeaseService>();
        var dwellings = await chunk.Services.GetRequiredService<IPlaces>().FindDwellingIdsAsync([.. chunk.Rows.Select(r => r.Value.DwellingCode).Distinct()], cancel);
        var ids = dwellings.Values.Distinct().ToArray();
        var known = (await chunk.Db.Set<Lease>().Where(l => ids.Contains(l.DwellingId)).ToListAsync(cancel)).ToDictionary(Key);
        var touched = new HashSet<Guid>();
        foreach (var row in chunk.Rows)
        {
            var value = row.Value;
            if (!dwellings.TryGetValue(value.DwellingCode, out var dwelling)) { chunk.Refuse(row, LeaseRefusals.RowDwelling.With(value.DwellingCode)); continue; }
            var lease = leases.New(dwelling, value.LandlordName, value.Type, value.Number, value.From, value.To);
            if (!known.TryGetValue(Key(lease), out var before))
            {
                chunk.Db.Add(known[Key(lease)] = lease);
                chunk.Added++;
                touched.Add(dwelling);
            }
            else if (before.To == value.To && before.State == LeaseState.Standing) chunk.Unchanged++;
            else
            {
                // The register knows it: what the landlord had entered is vouched for by that.
                (before.To, before.State) = (value.To, LeaseState.Standing);
                before.VouchedAt ??= chunk.Process.StartedAt;
                chunk.Changed++;
                touched.Add(dwelling);
            }
        }
        if (touched.Count > 0) chunk.WriteLater(token => chunk.Services.GetRequiredService<LeaseArrival>().SettleAsync(touched, chunk.Process, token));
    }

    private static string Key(Lease lease) => $"{lease.DwellingId:N}|{Convert.ToHexString(lease.LandlordIndex)}|{lease.From:yyyyMMdd}";

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year >= 1900;
}
