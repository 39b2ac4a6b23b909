using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Desk;

/// <summary>A dwelling with its plate, and how many people are on record there.</summary>
internal sealed record PlateRow(PlateLine Plate, int People);

/// <summary>The desk's list of dwellings and their plates.</summary>
internal sealed class PlateLists(PortalDbContext db, IDwellingRegister register, DeskPlaces places, ICurrentUser user)
{
    public static readonly ListInfo Info = new("residence.plates", "/desk/residence/lists/plates", ResidencePermissions.ViewPlates, ["q", "place"], "all");

    public async Task<IReadOnlyList<PlateRow>> LoadAsync(ListView list, CancellationToken cancel)
    {
        var below = await places.BelowAsync(list, cancel);
        var state = State(list.Shown);
        var filter = new PlateFilter(user.Scopes(list.Info.Permission), below, list["q"], state, NewestFirst: list.Sort == "newest");
        var counts = await register.CountPlatesAsync(filter, cancel);
        list.Tabs = [.. Enum.GetValues<PlateState>().Select(s => new ListTab(Key(s), ListTexts.Plates(s), counts[s], Warns: s is PlateState.WithoutPlate or PlateState.Reported))];
        list.Total = counts[state];
        list.Fields = [new("q", new("地址或房屋编码", "Address or dwelling code"), ListFieldKind.Text), await places.FieldAsync(list, below, cancel)];
        list.Sorts = [new("", new("按地址", "By address")), new("newest", new("新换的门牌在前", "Newest plates first"))];
        var plates = await register.PlatesAsync(filter, list.Skip, list.Info.PageSize, cancel);
        var ids = plates.Select(p => p.DwellingId).ToList();
        var people = await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.DwellingId != null && ids.Contains(d.DwellingId.Value) && d.State == DeclarationState.Accepted)
            .GroupBy(d => d.DwellingId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. plates.Select(p => new PlateRow(p, people.GetValueOrDefault(p.DwellingId)))];
    }

    private static string Key(PlateState state) => state switch
    {
        PlateState.WithoutPlate => "none", PlateState.Reported => "reported", PlateState.Replaced => "replaced", PlateState.Withdrawn => "withdrawn", _ => "all",
    };

    private static PlateState State(string show) => Enum.GetValues<PlateState>().FirstOrDefault(s => Key(s) == show);
}
