using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Imports;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary><c>portal import leases</c>: sealed, refused row by row, the same file twice changes nothing.</summary>
public class LeaseImportTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const string Header = "dwelling_code,landlord_name,landlord_document_type,landlord_document_number,from,to";

    [Theory, BothDatabases]
    public async Task Import_GoodAndBadRows_TakesTheGoodAndSaysWhyNot(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (one, two) = (MadeUp.Person(50_101), MadeUp.Person(50_102));
        var code = DemoDwellings.Room(401);
        var before = (await site.LeasesAsync(code)).Count;
        var waiting = await site.DeclareAsync(code, ReviewRule.NoLease);
        var file = await FileAsync(
            $"{code},{one.Name},resident-id,{one.Number},2026-01-01,",
            $"{code},{one.Name},resident-id,{one.Number},2026-01-01,",
            $"{DemoDwellings.Room(404)},{two.Name},resident-id,{two.Number.ToLowerInvariant()},2019/1/2,2021-01-01",
            $"123,{two.Name},resident-id,{two.Number},2019-01-02,",
            $"4403040040010200703999999,{two.Name},resident-id,{two.Number},2019-01-02,",
            $"{code},{two.Name},library-card,{two.Number},2019-01-02,",
            $"{code},{two.Name},resident-id,{two.Number[..17]}{(two.Number[17] == '1' ? '2' : '1')},2019-01-02,",
            $"{code},{two.Name},resident-id,{two.Number},2019-02-30,",
            $"{code},{two.Name},resident-id,{two.Number},2019-02-03,2018-01-01");
        var first = await ImportAsync(site, file);
        Assert.Equal((9, 2, 1, 6), (first.Rows, first.Added, first.Unchanged, first.Refused));
        var rejects = await File.ReadAllLinesAsync(first.Rejects!, TestContext.Current.CancellationToken);
        Assert.Equal(["dwelling_code", "dwelling_code", "landlord_document_type", "landlord_document_number", "from", "to"], rejects.Skip(1).Select(l => l.Split(',')[1]));
        var again = await ImportAsync(site, file);
        Assert.Equal((0, 0, 3), (again.Added, again.Changed, again.Unchanged));

        var leases = await site.LeasesAsync(code);
        Assert.Equal(before + 1, leases.Count);
        Assert.DoesNotContain(one.Name, Encoding.UTF8.GetString(leases[^1].LandlordName), StringComparison.Ordinal);
        Assert.DoesNotContain(one.Number, Encoding.UTF8.GetString(leases[^1].LandlordNumber), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logs.All, line => line.Contains(one.Number, StringComparison.Ordinal) || line.Contains(one.Name, StringComparison.Ordinal));
        // Whoever waited for a lease is accepted with its arrival.
        Assert.Equal((DeclarationState.Accepted, "lease"), ((await site.DeclarationAsync(waiting)).State, (await site.DeclarationAsync(waiting)).Doubts.Single().SettledHow));
    }

    [Theory, BothDatabases]
    public async Task Import_LaterFileWithALastDay_EndsTheLease(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var landlord = MadeUp.Person(50_201);
        var row = $"{DemoDwellings.Room(501)},{landlord.Name},resident-id,{landlord.Number},2018-03-01,";
        Assert.Equal(1, (await ImportAsync(site, await FileAsync(row))).Added);
        Assert.Equal(1, (await ImportAsync(site, await FileAsync(row + "2026-06-30"))).Changed);
        Assert.Equal(new DateOnly(2026, 6, 30), (await site.LeasesAsync(DemoDwellings.Room(501))).Single(l => l.From == new DateOnly(2018, 3, 1)).To);
    }

    private static Task<ImportSummary> ImportAsync(PortalSite site, string file) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<CsvImporter>().RunAsync(new LeaseImport(s.GetRequiredService<IPersons>()), file, _ => { })).Value);

    private static async Task<string> FileAsync(params string[] rows)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-leases-").FullName, "leases.csv");
        await File.WriteAllLinesAsync(path, [Header, .. rows]);
        return path;
    }
}
