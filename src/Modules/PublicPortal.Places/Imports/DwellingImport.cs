using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Life;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Imports;

internal sealed record DwellingRow(
    string Code, string GridCode, string Address, int MaxResidents, DwellingUsage Usage, DwellingGrade Grade, DwellingStatus Status, DateOnly? ValidTo);

/// <summary><c>portal import dwellings</c>: each new dwelling gets a plate; a changed grid code moves it, and nothing else.</summary>
internal sealed class DwellingImport : CsvImport<DwellingRow>
{
    /// <summary>The first 19 digits name the building. They say nothing of street or cell: those come from the mapping alone.</summary>
    private const int BuildingCodeLength = 19;
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];

    public override string Name => "places.import-dwellings";
    public override IReadOnlyList<string> Columns { get; } = ["dwelling_code", "grid_code", "address", "max_residents", "usage", "grade", "status", "valid_to"];

    public override Result<DwellingRow> Read(CsvRow row)
    {
        var code = SearchText.Code(row["dwelling_code"]);
        if (code.Length != Dwelling.CodeLength || !code.All(char.IsAsciiDigit)) return RowRefusals.DwellingCode.With(row["dwelling_code"]);
        var grid = SearchText.Code(row["grid_code"]).ToUpperInvariant();
        if (grid.Length == 0) return RowRefusals.GridMissing;
        var address = string.Join(' ', row["address"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (address.Length is 0 or > PlacesModel.AddressLength) return RowRefusals.Address.With(PlacesModel.AddressLength);
        if (!int.TryParse(row["max_residents"].Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most > 9999) return RowRefusals.MaxResidents.With(row["max_residents"]);
        if (PlaceWords.Usage(row["usage"]) is not { } usage) return RowRefusals.Usage.With(row["usage"]);
        if (PlaceWords.Grade(row["grade"]) is not { } grade) return RowRefusals.Grade.With(row["grade"]);
        if (PlaceWords.Status(row["status"]) is not { } status) return RowRefusals.Status.With(row["status"]);
        DateOnly? validTo = null;
        if (row["valid_to"].Length > 0)
        {
            if (!DateOnly.TryParseExact(row["valid_to"], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return RowRefusals.ValidTo.With(row["valid_to"]);
            validTo = day;
        }
        return new DwellingRow(code, grid, address, most, usage, grade, status, validTo);
    }

    public override async Task ApplyAsync(ImportChunk<DwellingRow> chunk, CancellationToken cancel)
    {
        var now = ((TimeProvider)chunk.Services.GetService(typeof(TimeProvider))!).GetUtcNow();
        var codes = chunk.Rows.Select(r => r.Value.Code).Distinct().ToArray();
        var places = chunk.Rows.SelectMany(r => new[] { r.Value.GridCode, BuildingCode(r.Value) }).Distinct().ToArray();
        var cells = await chunk.Db.Set<Place>().AsNoTracking().Where(p => places.Contains(p.Code)).ToDictionaryAsync(p => p.Code, cancel);
        var known = await chunk.Db.Set<Dwelling>().Where(d => codes.Contains(d.Code)).ToDictionaryAsync(d => d.Code, cancel);
        var gone = (await chunk.Db.Set<FormerCode>().AsNoTracking().Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var former = known.Values.Select(d => d.GridCellId).Distinct().ToArray();
        var paths = await chunk.Db.Set<Place>().AsNoTracking().Where(p => former.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ScopePath, cancel);
        foreach (var row in chunk.Rows)
        {
            var value = row.Value;
            if (!cells.TryGetValue(value.GridCode, out var cell)) chunk.Refuse(row, RowRefusals.GridUnknown.With(value.GridCode));
            else if (cell.Level != PlaceLevel.GridCell) chunk.Refuse(row, RowRefusals.GridLevel.With(value.GridCode, cell.Level.Word()));
            else if (!known.ContainsKey(value.Code) && gone.Contains(value.Code)) chunk.Refuse(row, LifeRefusals.RowFormer.With(value.Code));
            else if (known.GetValueOrDefault(value.Code)?.Ended is not null) chunk.Refuse(row, LifeRefusals.RowEnded.With(value.Code));
            else
            {
                paths.TryAdd(cell.Id, cell.ScopePath);
                var building = cells.TryGetValue(BuildingCode(value), out var b) && b.Level == PlaceLevel.Building ? b.Id : (Guid?)null;
                if (known.TryGetValue(value.Code, out var dwelling)) Update(chunk, dwelling, value, cell, building, paths);
                else known[value.Code] = Add(chunk, value, cell, building, now);
            }
        }
    }

    private static string BuildingCode(DwellingRow value) => value.Code[..BuildingCodeLength];

    private static Dwelling Add(ImportChunk<DwellingRow> chunk, DwellingRow value, Place cell, Guid? building, DateTimeOffset now)
    {
        var dwelling = new Dwelling { Id = Ids.New(now), Code = value.Code, GridCellId = cell.Id, Address = "", Search = "" };
        Set(dwelling, value, cell, building);
        chunk.Db.Add(dwelling);
        chunk.Db.Add(Plate.Issue(dwelling.Id, now));
        chunk.Added++;
        return dwelling;
    }

    private static void Update(ImportChunk<DwellingRow> chunk, Dwelling dwelling, DwellingRow value, Place cell, Guid? building, Dictionary<Guid, string> paths)
    {
        if (dwelling.GridCellId != cell.Id) chunk.Process.Raise(new DwellingMoved(dwelling.Id, paths[dwelling.GridCellId], cell.ScopePath));
        var wasAdded = chunk.Db.Entry(dwelling).State == EntityState.Added;   // the same code twice in one file: the later row counts
        Set(dwelling, value, cell, building);
        if (wasAdded || chunk.Db.Entry(dwelling).State == EntityState.Modified) chunk.Changed++;
        else chunk.Unchanged++;
    }

    private static void Set(Dwelling dwelling, DwellingRow value, Place cell, Guid? building)
    {
        (dwelling.GridCellId, dwelling.Address, dwelling.Search) = (cell.Id, value.Address, SearchText.Of(value.Address));
        (dwelling.MaxResidents, dwelling.Usage, dwelling.Grade, dwelling.Status, dwelling.ValidTo) = (value.MaxResidents, value.Usage, value.Grade, value.Status, value.ValidTo);
        if (building is not null) dwelling.BuildingId = building;
    }
}
