using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Cli;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Dwellings;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

public class PlaceImportTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Import_Dwelling_StandsWhereTheMappingSaysNotItsDigits(DatabaseKind kind)
    {
        var places = await PlacesSite.CreateAsync(await sites.OnAsync(kind));
        await places.DwellingsAsync(places.Row(1, places.Cell(2, 1, 2)));
        var found = await places.FindAsync(1);
        Assert.Equal(("格212", "第21社区", "第2街道"), (found!.GridCellName, found.CommunityName, found.StreetName));
        Assert.Equal($"{places.District}/{places.Street(2)}/{places.Community(2, 1)}/{places.Cell(2, 1, 2)}/", found.ScopePath);
    }

    [Theory, BothDatabases]
    public async Task Import_AnotherCell_MovesTheDwellingAndKeepsPlateAndCode(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var before = (await places.FindAsync(1))!;
        var plate = await places.PlateAsync(before.Id);
        await places.DwellingsAsync(places.Row(1, places.Cell(2, 2, 1)));
        var after = (await places.FindAsync(1))!;
        Assert.Equal((before.Id, "格221"), (after.Id, after.GridCellName));
        Assert.True(await places.IsPlateAsync(after.Id, plate.Token));
        var moved = Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(before.Id, Cancel)), e => e.Name == "places.dwelling-moved");
        Assert.Contains(after.ScopePath, moved.Payload, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Import_SameFileTwice_ChangesNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        var rows = Enumerable.Range(1, 30).Select(n => places.Row(n, places.Cell(1, 1, 1))).ToArray();
        await places.DwellingsAsync(rows);
        var (outcome, said, _) = await places.ImportAsync("dwellings", [PlacesSite.DwellingHeader, .. rows]);
        Assert.Equal(CliOutcome.Done, outcome);
        Assert.Contains("\"unchanged\": 30", said, StringComparison.Ordinal);
        var prefix = places.Code(1)[..19];
        Assert.Equal(30, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Dwelling>().CountAsync(d => d.Code.StartsWith(prefix), Cancel)));
    }

    [Theory, BothDatabases]
    public async Task Import_BadRows_AreRefusedWithTheirReasonsAndTheRestGoesIn(DatabaseKind kind)
    {
        var places = await PlacesSite.CreateAsync(await sites.OnAsync(kind));
        var cell = places.Cell(1, 1, 1);
        var good = places.Row(1, cell);
        var (outcome, _, rejects) = await places.ImportAsync("dwellings", PlacesSite.DwellingHeader,
            "123," + good[26..], good, good.Replace(cell, "404", StringComparison.Ordinal), good.Replace(cell, places.Street(1), StringComparison.Ordinal),
            good.Replace(",4,", ",-4,", StringComparison.Ordinal), good.Replace("residential", "palace", StringComparison.Ordinal),
            good.Replace("green", "purple", StringComparison.Ordinal), good + "2030-02-30", good.Replace("active", "", StringComparison.Ordinal),
            places.Row(2, cell, "=cmd|x"));
        Assert.Equal(CliOutcome.Refused, outcome);
        Assert.Equal(
            ["2,dwelling_code", "4,grid_code", "5,grid_code", "6,max_residents", "7,usage", "8,grade", "9,valid_to", "10,status"],
            rejects.Skip(1).Select(r => string.Join(',', r.Split(',')[..2])));
        Assert.NotNull(await places.FindAsync(1));
        Assert.Equal("=cmd|x", (await places.FindAsync(2))!.Address);
    }

    [Theory, BothDatabases]
    public async Task Import_PlaceUnderAnotherParent_TakesEverythingBelowAlong(DatabaseKind kind)
    {
        var places = await PlacesSite.CreateAsync(await sites.OnAsync(kind));
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 2)));
        await places.ImportAsync("places", "level,code,name,parent_code", $"community,{places.Community(1, 1)},搬家社区,{places.Street(2)}");
        var found = (await places.FindAsync(1))!;
        Assert.Equal(("搬家社区", "第2街道"), (found.CommunityName, found.StreetName));
        Assert.Equal($"{places.District}/{places.Street(2)}/{places.Community(1, 1)}/{places.Cell(1, 1, 2)}/", found.ScopePath);
    }

    [Theory, BothDatabases]
    public async Task Import_BadPlaces_AreRefused(DatabaseKind kind)
    {
        var places = await PlacesSite.CreateAsync(await sites.OnAsync(kind));
        var (outcome, _, rejects) = await places.ImportAsync("places", "level,code,name,parent_code",
            $"village,1,村,{places.District}", $"street,{places.District}/9,斜线,{places.District}", $"street,{places.District}009,,{places.District}",
            $"street,{places.District}009,无上级,", $"street,{places.District}009,上级不明,404", $"grid,{places.District}009,跳级,{places.Street(1)}",
            $"community,{places.Street(1)},改级,{places.Street(2)}", $"street,{places.District}009,好街道,{places.District}");
        Assert.Equal(CliOutcome.Refused, outcome);
        Assert.Equal(["2,level", "3,code", "4,name", "5,parent_code", "6,parent_code", "7,parent_code", "8,level"], rejects.Skip(1).Select(r => string.Join(',', r.Split(',')[..2])));
    }

    [Theory, BothDatabases]
    public async Task FindDwellings_Many_IsOneStatement(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync([.. Enumerable.Range(1, 40).Select(n => places.Row(n, places.Cell(1, 1, 1)))]);
        var codes = Enumerable.Range(1, 40).Select(places.Code).ToList();
        var ids = await site.InScopeAsync(s => s.GetRequiredService<IPlaces>().FindDwellingIdsAsync(codes, Cancel));
        Assert.Equal(40, ids.Count);
        var sent = await site.Statements.DuringAsync(() => site.InScopeAsync(async s =>
        {
            Assert.Equal(40, (await s.GetRequiredService<IPlaces>().FindDwellingsAsync([.. ids.Values], Cancel)).Count);
            return 0;
        }));
        Assert.Single(sent);
    }
}
