using Microsoft.EntityFrameworkCore;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Imports;

internal sealed record PlaceRow(PlaceLevel Level, string Code, string Name, string ParentCode);

/// <summary><c>portal import places</c>: districts down to buildings, found again by their codes.</summary>
internal sealed class PlaceImport : CsvImport<PlaceRow>
{
    public override string Name => "places.import-places";
    public override IReadOnlyList<string> Columns { get; } = ["level", "code", "name", "parent_code"];

    public override Result<PlaceRow> Read(CsvRow row)
    {
        if (PlaceWords.Level(row["level"]) is not { } level) return RowRefusals.Level.With(row["level"]);
        var code = SearchText.Code(row["code"]).ToUpperInvariant();
        if (code.Length is 0 or > PlacesModel.PlaceCodeLength || !code.All(char.IsAsciiLetterOrDigit)) return RowRefusals.Code.With(PlacesModel.PlaceCodeLength, row["code"]);
        if (row["name"].Length is 0 or > PlacesModel.PlaceNameLength) return RowRefusals.Name.With(PlacesModel.PlaceNameLength);
        var parent = SearchText.Code(row["parent_code"]).ToUpperInvariant();
        if (level == PlaceLevel.District && parent.Length > 0) return RowRefusals.ParentTooMany;
        if (level != PlaceLevel.District && parent.Length == 0) return RowRefusals.ParentMissing;
        return new PlaceRow(level, code, row["name"], parent);
    }

    public override async Task ApplyAsync(ImportChunk<PlaceRow> chunk, CancellationToken cancel)
    {
        var clock = (TimeProvider)chunk.Services.GetService(typeof(TimeProvider))!;
        var codes = chunk.Rows.SelectMany(r => new[] { r.Value.Code, r.Value.ParentCode }).Distinct().ToArray();
        var known = await chunk.Db.Set<Place>().Where(p => codes.Contains(p.Code)).ToDictionaryAsync(p => p.Code, cancel);
        foreach (var row in chunk.Rows)
        {
            var value = row.Value;
            var parent = known.GetValueOrDefault(value.ParentCode);
            if (Refusal(value, parent, known) is { } refusal) chunk.Refuse(row, refusal);
            else if (known.TryGetValue(value.Code, out var place)) Update(chunk, place, value, parent);
            else
            {
                chunk.Db.Add(known[value.Code] = Place.Create(Ids.New(clock), value.Level, value.Code, value.Name, parent));
                chunk.Added++;
            }
        }
    }

    private static Refusal? Refusal(PlaceRow value, Place? parent, Dictionary<string, Place> known)
    {
        if (known.TryGetValue(value.Code, out var place) && place.Level != value.Level) return RowRefusals.LevelChanged.With(value.Code, place.Level.Word());
        if (value.Level == PlaceLevel.District) return null;
        if (parent is null) return RowRefusals.ParentUnknown.With(value.ParentCode);
        return parent.Level == value.Level - 1 ? null
            : RowRefusals.ParentLevel.With(value.ParentCode, parent.Level.Text().Zh, value.Level.Text().Zh, (value.Level - 1).Text().Zh);
    }

    private static void Update(ImportChunk<PlaceRow> chunk, Place place, PlaceRow value, Place? parent)
    {
        var path = Place.PathOf(parent?.ScopePath, place.Code);
        if (place.Name == value.Name && place.ScopePath == path)
        {
            chunk.Unchanged++;
            return;
        }
        if (place.ScopePath != path)
        {
            var old = place.ScopePath;
            chunk.Process.Raise(new PlaceMoved(place.Id, old, path));
            chunk.WriteLater(cancel => chunk.Db.Set<Place>().Where(p => p.ScopePath.StartsWith(old))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.ScopePath, p => path + p.ScopePath.Substring(old.Length)), cancel));
        }
        (place.Name, place.ParentId, place.ScopePath) = (value.Name, parent?.Id, path);
        chunk.Changed++;
    }
}
