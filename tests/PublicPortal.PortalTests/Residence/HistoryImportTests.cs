using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Imports;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.History;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary><c>portal import history</c>: sealed, refused row by row, and the same file twice changes nothing.</summary>
public class HistoryImportTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Header = "name,document_type,document_number,dwelling_code,from,to";

    [Theory, BothDatabases]
    public async Task Import_GoodAndBadRows_TakesTheGoodAndSaysWhyNot(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (one, two) = (MadeUp.Person(101), MadeUp.Person(102));
        var file = await FileAsync(
            $"{one.Name},resident-id,{one.Number},4403040040010200703000502,2019-05-31,2021-01-01",
            $"{one.Name},resident-id,{one.Number},4403040040010200703000502,2019-05-31,2021-01-01",
            $"{two.Name},resident-id,{two.Number.ToLowerInvariant()},4403040040010200703000502,2020/1/2,",
            $"{two.Name},library-card,{two.Number},4403040040010200703000502,2020-01-02,",
            $"{two.Name},resident-id,{two.Number[..17]}{(two.Number[17] == '1' ? '2' : '1')},4403040040010200703000502,2020-01-02,",
            $"{two.Name},resident-id,{two.Number},123,2020-01-02,",
            $"{two.Name},resident-id,{two.Number},4403040040010200703000502,2020-02-30,",
            $"{two.Name},resident-id,{two.Number},4403040040010200703000502,2020-02-03,2019-01-01");
        var first = await ImportAsync(site, file);
        Assert.Equal((8, 2, 1, 5), (first.Rows, first.Added, first.Unchanged, first.Refused));
        var rejects = await File.ReadAllLinesAsync(first.Rejects!, TestContext.Current.CancellationToken);
        Assert.Equal(["document_type", "document_number", "dwelling_code", "from", "to"], rejects.Skip(1).Select(l => l.Split(',')[1]));
        var again = await ImportAsync(site, file);
        Assert.Equal((0, 3), (again.Added, again.Unchanged));

        var record = await FindAsync(site, one);
        Assert.Equal((new DateOnly(2019, 5, 31), (DateOnly?)new DateOnly(2021, 1, 1)), (record.From, record.To));
        Assert.DoesNotContain(one.Name, Encoding.UTF8.GetString(record.Name), StringComparison.Ordinal);
        var name = await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<FieldCipher>().Open(HistoricRecord.NameColumn, record.Id, record.Name)));
        Assert.Equal(one.Name, name);
        Assert.DoesNotContain(site.Logs.All, line => line.Contains(one.Number, StringComparison.Ordinal) || line.Contains(one.Name, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Import_ManyRows_AllArriveOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var rows = Enumerable.Range(1000, 3000).Select(MadeUp.Person).Select(p => $"{p.Name},resident-id,{p.Number},4403040040010200703000503,2018-03-01,");
        var summary = await ImportAsync(site, await FileAsync([.. rows]));
        Assert.Equal((3000, 0), (summary.Added, summary.Refused));
        Assert.Equal(3000, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HistoricRecord>().CountAsync(r => r.DwellingCode == "4403040040010200703000503")));
    }

    private static Task<HistoricRecord> FindAsync(PortalSite site, MadeUpPerson person) => site.InScopeAsync(s =>
    {
        var index = s.GetRequiredService<IPersons>().DocumentIndex(person.Type, person.Number);
        return s.GetRequiredService<PortalDbContext>().Set<HistoricRecord>().AsNoTracking().SingleAsync(r => r.DocumentIndex == index);
    });

    private static Task<ImportSummary> ImportAsync(PortalSite site, string file) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<CsvImporter>().RunAsync(new HistoryImport(s.GetRequiredService<IPersons>(), s.GetRequiredService<PublicPortal.Data.Fields.FieldCipher>(), s.GetRequiredService<TimeProvider>()), file, _ => { })).Value);

    private static async Task<string> FileAsync(params string[] rows)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-history-").FullName, "history.csv");
        await File.WriteAllLinesAsync(path, [Header, .. rows]);
        return path;
    }
}
