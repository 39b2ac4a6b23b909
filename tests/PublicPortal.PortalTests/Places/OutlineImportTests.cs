using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Outlines;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

public class OutlineImportTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Square = "[[114.01,22.51],[114.02,22.51],[114.02,22.52],[114.01,22.52],[114.01,22.51]]";

    [Theory, BothDatabases]
    public async Task Import_PolygonsAndAPoint_AreReadBack_AndTwiceChangesNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        var building = places.Code(1)[..19];
        await places.ImportAsync("places", "level,code,name,parent_code", $"building,{building},试验花园 1 栋,{places.Cell(1, 1, 1)}");
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var file = Collection(Polygon(places.Cell(1, 1, 1), $"[{Square}]", "GCJ-02"), Point(building, "[114.0155,22.5153]"),
            Feature(places.Cell(1, 1, 2), "MultiPolygon", $"[[{Square}],[{Square.Replace("22.5", "22.6", StringComparison.Ordinal)}]]", "WGS-84"));
        var (outcome, said, _) = await ImportAsync(site, file);
        Assert.True(outcome == CliOutcome.Done, said);
        var cells = await site.InScopeAsync(s => s.GetRequiredService<IOutlines>().BelowAsync(PlaceLevel.GridCell, [$"{places.District}/"]));
        Assert.Equal([(places.Cell(1, 1, 1), GeoSystem.Gcj02, 1), (places.Cell(1, 1, 2), GeoSystem.Wgs84, 2)], cells.Select(c => (c.Code, c.System, c.Polygons.Count)));
        Assert.Equal((114.015, 22.515), (Math.Round(cells[0].Point.Longitude, 6), Math.Round(cells[0].Point.Latitude, 6)));
        var dwelling = (await places.FindAsync(1))!.Id;
        var where = await site.InScopeAsync(s => s.GetRequiredService<IOutlines>().OfDwellingsAsync([dwelling, Guid.NewGuid()]));
        Assert.Equal((dwelling, new GeoPoint(114.0155, 22.5153)), (Assert.Single(where).Key, where[dwelling].Point));
        Assert.Contains("\"unchanged\": 3", (await ImportAsync(site, file)).Said, StringComparison.Ordinal);
        var moved = await ImportAsync(site, Collection(Point(building, "[114.016,22.516]")));
        Assert.Contains("\"changed\": 1", moved.Said, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Import_BadFeatures_AreRefusedWithTheirReasons_TheRestGoesIn(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        var (outcome, said, rejects) = await ImportAsync(site, Collection(
            Polygon(places.Cell(1, 1, 1), $"[{Square}]", "GCJ-02"),
            Polygon("999", $"[{Square}]", "GCJ-02"),
            Polygon(places.Cell(1, 1, 2), "[[[114.01,22.51],[114.02,22.51],[114.02,22.52],[114.01,22.52]]]", "GCJ-02"),
            Polygon(places.Cell(1, 1, 2), "[[[22.51,114.01],[22.51,114.02],[22.52,114.02],[22.51,114.01]]]", "GCJ-02"),
            Polygon(places.Cell(1, 1, 2), "[[[200,22.51],[114.02,22.51],[114.02,22.52],[200,22.51]]]", "GCJ-02"),
            Polygon(places.Cell(1, 1, 2), "[[[114.01,22.51],[114.02,22.51],[114.03,22.51],[114.01,22.51]]]", "GCJ-02"),
            Polygon(places.Cell(1, 1, 2), $"[{Square}]", "BD-09"),
            Polygon(places.Cell(1, 1, 2), $"[{Square}]", null),
            Point(places.Cell(1, 1, 2), "[114.01,22.51]"),
            Feature(places.Cell(1, 1, 2), "LineString", Square, "GCJ-02"),
            "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}",
            Polygon(places.Cell(1, 1, 1), $"[{Square}]", "GCJ-02")));
        Assert.Equal(CliOutcome.Refused, outcome);
        Assert.Contains("\"added\": 1", said, StringComparison.Ordinal);
        Assert.Equal("feature,code,reason,reason_en", rejects[0].TrimStart('\uFEFF'));
        string[] reasons = ["没有编码为 999", "没有闭合", "纬度在前", "不在中国", "没有面积", "BD-09", "没有写明坐标系", "只有楼栋", "LineString", "缺 code", "出现了两次"];
        Assert.Equal(reasons.Length, rejects.Count - 1);
        foreach (var (reason, line) in reasons.Zip(rejects.Skip(1))) Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Import_StatedSystem_HoldsForFeaturesWithoutOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        Assert.Equal(CliOutcome.Done, (await ImportAsync(site, Collection(Polygon(places.Street(1), $"[{Square}]", null)), "--system=WGS-84")).Outcome);
        Assert.Equal(GeoSystem.Wgs84, Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<IOutlines>().BelowAsync(PlaceLevel.Street, [$"{places.District}/"]))).System);
        Assert.Equal(CliOutcome.Refused, (await ImportAsync(site, Collection(), "--system=BD-09")).Outcome);
    }

    [Theory]
    [BothDatabases("[]"), BothDatabases("{\"type\":\"FeatureCollection\"}"), BothDatabases("{\"features\":[{\"type\":"), BothDatabases("")]
    public async Task Import_NoFeatureCollection_IsSaid(DatabaseKind kind, string file)
    {
        var (outcome, said, _) = await ImportAsync(await sites.OnAsync(kind), file);
        Assert.Equal(CliOutcome.Refused, outcome);
        Assert.Contains("places.outlines.not-geojson", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_FollowsStringsAndPassesOverTheTooLarge()
    {
        var json = "\uFEFF{ \"crs\": {\"a\": [1, \"]}\\\"\"]}, \"features\" : [ {\"a\":\"},{\"} , {\"big\":\"" + new string('x', 500) + "\"},{\"c\":[{}]} ], \"more\": 1}";
        var read = new FeatureReader(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), 200).Read().ToList();
        Assert.Equal([1, 2, 3], read.Select(f => f.Number));
        Assert.Equal(["{\"a\":\"},{\"}", null, "{\"c\":[{}]}"], read.Select(f => f.Json is null ? null : System.Text.Encoding.UTF8.GetString(f.Json)));
    }

    [Fact]
    public void Simplify_ManyPointsOnALine_KeepsTheCorners()
    {
        var ring = new List<GeoPoint>();
        for (var i = 0; i < 400; i++)
        {
            var (side, t) = (i / 100, i % 100 / 100.0);
            ring.Add(side switch { 0 => new(114 + t, 22), 1 => new(115, 22 + t), 2 => new(115 - t, 23), _ => new(114, 23 - t) });
        }
        ring.Add(ring[0]);
        var kept = Rings.Simplify(ring, 0.001);
        Assert.InRange(kept.Count, 5, 6);
        Assert.Equal(kept[0], kept[^1]);
        Assert.Equal(Rings.Area(ring), Rings.Area(kept), 6);
    }

    private static string Collection(params string[] features) => $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",\n", features)}]}}";
    private static string Polygon(string code, string coordinates, string? system) => Feature(code, "Polygon", coordinates, system);
    private static string Point(string code, string coordinates) => Feature(code, "Point", coordinates, "GCJ-02");
    private static string Feature(string code, string type, string coordinates, string? system) =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"{(system is null ? "" : $",\"coordinateSystem\":\"{system}\"")}}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";

    private static async Task<(CliOutcome Outcome, string Said, IReadOnlyList<string> Rejects)> ImportAsync(PortalSite site, string content, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("outlines-");
        try
        {
            var path = Path.Combine(folder.FullName, "cells.geojson");
            await File.WriteAllTextAsync(path, content);
            var said = new StringWriter();
            var outcome = await site.InScopeAsync(s => s.GetServices<ICliVerb>().Single(v => v.Words == "import outlines")
                .RunAsync(new CliArguments([path, .. options], "system"), new CliOutput(said, said, json: true), TestContext.Current.CancellationToken));
            var rejects = Path.ChangeExtension(path, ".rejects.csv");
            return (outcome, said.ToString(), File.Exists(rejects) ? await File.ReadAllLinesAsync(rejects) : []);
        }
        finally { folder.Delete(recursive: true); }
    }
}
