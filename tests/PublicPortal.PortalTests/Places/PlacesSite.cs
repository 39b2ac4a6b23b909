using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Plates;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

/// <summary>A small district of one's own, brought in as an operator would: by files.</summary>
internal sealed class PlacesSite(PortalSite site, string district)
{
    private static int districts = 100000;
    public const string DwellingHeader = "dwelling_code,grid_code,address,max_residents,usage,grade,status,valid_to";

    public string District => district;
    public string Street(int n) => $"{district}{n:000}";
    public string Community(int street, int n) => $"{Street(street)}{n:000}";
    public string Cell(int street, int community, int n) => $"{Community(street, community)}{n:000}";

    /// <summary>A dwelling code whose digits say nothing of where the mapping puts it.</summary>
    public string Code(int n) => $"{district}9990019900001{n:000000}";

    public string Row(int n, string cell, string? address = null, string grade = "green", string status = "active") =>
        $"{Code(n)},{cell},{address ?? $"试验路 1 号 试验花园 1 栋 {n}"},4,residential,{grade},{status},";

    /// <summary>Two streets of two communities of two cells each.</summary>
    public static async Task<PlacesSite> CreateAsync(PortalSite site)
    {
        var places = new PlacesSite(site, Interlocked.Increment(ref districts).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var rows = new List<string> { "level,code,name,parent_code", $"district,{places.District},试验区{places.District}," };
        for (var s = 1; s <= 2; s++)
        {
            rows.Add($"street,{places.Street(s)},第{s}街道,{places.District}");
            for (var c = 1; c <= 2; c++)
            {
                rows.Add($"community,{places.Community(s, c)},第{s}{c}社区,{places.Street(s)}");
                for (var g = 1; g <= 2; g++) rows.Add($"grid,{places.Cell(s, c, g)},格{s}{c}{g},{places.Community(s, c)}");
            }
        }
        var (outcome, text, _) = await places.ImportAsync("places", [.. rows]);
        Assert.True(outcome == CliOutcome.Done, text);
        return places;
    }

    /// <summary>Runs <c>portal import …</c>; gives the outcome, what it said and the rejects file.</summary>
    public async Task<(CliOutcome Outcome, string Said, IReadOnlyList<string> Rejects)> ImportAsync(string what, params string[] lines)
    {
        var folder = Directory.CreateTempSubdirectory("places-");
        try
        {
            var path = Path.Combine(folder.FullName, "rows.csv");
            await File.WriteAllLinesAsync(path, lines);
            var said = new StringWriter();
            var outcome = await site.InScopeAsync(s => s.GetServices<ICliVerb>().Single(v => v.Words == "import " + what)
                .RunAsync(new CliArguments([path]), new CliOutput(said, said, json: true), TestContext.Current.CancellationToken));
            var rejects = Path.Combine(folder.FullName, "rows.rejects.csv");
            return (outcome, said.ToString(), File.Exists(rejects) ? await File.ReadAllLinesAsync(rejects) : []);
        }
        finally { folder.Delete(recursive: true); }
    }

    public async Task DwellingsAsync(params string[] rows)
    {
        var (outcome, said, _) = await ImportAsync("dwellings", [DwellingHeader, .. rows]);
        Assert.True(outcome == CliOutcome.Done, said);
    }

    public Task<DwellingInfo?> FindAsync(int n) => site.InScopeAsync(s => s.GetRequiredService<IPlaces>().FindDwellingAsync(Code(n), TestContext.Current.CancellationToken));

    /// <summary>The present plate.</summary>
    public Task<Plate> PlateAsync(Guid dwellingId) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<Plate>().AsNoTracking().SingleAsync(p => p.DwellingId == dwellingId && p.ReplacedAt == null));

    public Task<bool> IsPlateAsync(Guid dwellingId, string token) => site.InScopeAsync(s => s.GetRequiredService<IPlaces>().IsPlateAsync(dwellingId, token));
}
