using System.Security.Cryptography;
using System.Text;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Demo;

/// <summary>The real ten streets, and below them a made-up district: the same on every machine.</summary>
internal sealed class DemoPlaces(PortalDbContext db, PortalContent content, TimeProvider clock) : IDemoData
{
    private const int CellsPerCommunity = 3;
    private const int BuildingsPerCell = 2;

    private static readonly string[] Communities =
    [
        "明德", "书香", "松园", "竹语", "安居", "康宁", "榕荫", "荔香", "晨曦", "星辰",
        "翠湖", "银杏", "文昌", "朝露", "友邻", "同心", "和乐", "清溪", "望云", "长宁",
    ];

    private readonly DateTimeOffset now = clock.GetUtcNow();
    private int made;

    public static string Name => "places";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var streets = await StreetsAsync(cancel);
        var next = 0;
        foreach (var street in streets)
            for (var n = 1; n <= 2; n++)
            {
                var name = Communities[next++];
                var community = Add(PlaceLevel.Community, $"{street.Code}{n:000}", name + "社区", street);
                for (var cell = 1; cell <= CellsPerCommunity; cell++)
                    AddCell(Add(PlaceLevel.GridCell, $"{community.Code}{cell:000}", $"{name}{cell:00}", community), name, cell, next, streets);
            }
        await db.SaveChangesAsync(cancel);
    }

    private void AddCell(Place cell, string name, int number, int community, IReadOnlyList<Place> streets)
    {
        // Every fifth cell lies in a street that it did not lie in when its codes were made.
        var moved = cell.Code == DemoDwellings.GridCellCode ? "004"
            : (community * CellsPerCommunity + number) % 5 == 0 ? streets[(community / 2 + 3) % streets.Count].Code[6..] : null;
        for (var n = 1; n <= BuildingsPerCell; n++)
        {
            var house = (number - 1) * BuildingsPerCell + n;
            var code = $"440304{moved ?? cell.Code[6..9]}{cell.Code[9..12]}{number:00}{house + (moved is null ? 0 : 700):00000}";
            var building = Add(PlaceLevel.Building, code, $"{name}花园 {house} 栋", cell);
            var road = name == "和乐" ? "清溪路 18 号" : $"{name}路 {10 + (community % 7 * 2)} 号";
            for (var i = 0; i < (house <= 4 ? 17 : 16); i++)   // 4 × 17 + 2 × 16 = 100 a community, 2,000 in all
                AddDwelling(cell, building, $"{road} {building.Name}", 200 + i / 4 * 100 + i % 4 + 1);
        }
    }

    private void AddDwelling(Place cell, Place building, string stem, int room)
    {
        var code = $"{building.Code}{room:000000}";
        var named = code.StartsWith(DemoDwellings.WithLease[..19], StringComparison.Ordinal);
        var turn = made++;
        var address = $"{stem} {room}";
        var dwelling = new Dwelling
        {
            Id = Ids.New(now), Code = code, GridCellId = cell.Id, BuildingId = building.Id, Address = address, Search = SearchText.Of(address),
            MaxResidents = code == DemoDwellings.AtLimit ? 2 : 3 + turn % 4,
            Usage = named ? DwellingUsage.Residential : (turn % 40) switch { 7 => DwellingUsage.Dormitory, 19 => DwellingUsage.Commercial, 31 => DwellingUsage.Hotel, _ => DwellingUsage.Residential },
            Grade = code == DemoDwellings.GradedForVisit ? DwellingGrade.Orange : named ? DwellingGrade.Green
                : (turn % 30) switch { 3 or 9 or 15 or 21 => DwellingGrade.Yellow, 11 or 27 => DwellingGrade.Orange, 29 => DwellingGrade.Red, _ => DwellingGrade.Green },
            Status = code == DemoDwellings.Withdrawn || (!named && turn % 90 == 44) ? DwellingStatus.Withdrawn : DwellingStatus.Active,
            ValidTo = !named && turn % 120 == 60 ? new DateOnly(2030, 12, 31) : null,
        };
        db.Add(dwelling);
        db.Add(new Plate { Id = Ids.New(now), DwellingId = dwelling.Id, Token = Token(code), IssuedAt = now });
    }

    /// <summary>Made from the code, so that links in documents keep working; real tokens are random.</summary>
    internal static string Token(string code)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("demonstration plate " + code));
        return string.Concat(hash.Take(Plate.TokenLength).Select(b => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[b & 31]));
    }

    private Place Add(PlaceLevel level, string code, string name, Place? parent)
    {
        var place = Place.Create(Ids.New(now), level, code, name, parent);
        db.Add(place);
        return place;
    }

    /// <summary>From <c>content/places/streets.csv</c>, the same file that <c>portal import places</c> takes.</summary>
    private async Task<IReadOnlyList<Place>> StreetsAsync(CancellationToken cancel)
    {
        Place? district = null;
        var streets = new List<Place>();
        foreach (var line in (await File.ReadAllLinesAsync(content.File("places", "streets.csv"), cancel)).Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.Split(',');
            if (cells[0] == "district") district = Add(PlaceLevel.District, cells[1], cells[2], null);
            else streets.Add(Add(PlaceLevel.Street, cells[1], cells[2], district));
        }
        return streets;
    }
}
