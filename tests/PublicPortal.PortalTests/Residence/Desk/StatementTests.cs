using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>
/// The main pages send as many statements for fifty rows as for five. There is no list of exceptions: a page that asks
/// once a row is slow on the day when it matters.
/// </summary>
public class StatementTests
{
    /// <summary>Rooms of the made-up building; a visit belongs to one dwelling, so more rooms are more rows.</summary>
    private static readonly int[] FewRooms = [201, 202, 203, 204, 301];

    public static readonly string[] DeskPages =
    [
        "/desk/residence", "/desk/residence/declarations?show=all", "/desk/residence/declarations/table?show=all", "/desk/residence/lists/orders?show=open",
        "/desk/residence/lists/orders?show=all&sort=place", "/desk/residence/lists/plates?q=%E5%92%8C%E4%B9%90%E8%8A%B1%E5%9B%AD", "/desk/residence/rates", "/desk/residence/exports",
        "/desk/residence/orders?whose=all",
    ];

    [Theory, BothDatabases]
    public async Task DeskPages_FiftyRows_AsManyStatementsAsFive(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var desk = await site.DeskAsync();
        foreach (var room in FewRooms) await site.DeclareAsync(DemoDwellings.Room(room), ReviewRule.NoLease);
        await site.RunJobsAsync();
        var few = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var path in DeskPages) few[path] = await CountAsync(site, desk, path);

        foreach (var code in (await CodesAsync(site)).Take(50)) await site.DeclareAsync(code, ReviewRule.NoLease, ReviewRule.PlateMissing);
        await site.RunJobsAsync();
        foreach (var path in DeskPages) Same(path, few[path], await CountAsync(site, desk, path));
    }

    [Theory, BothDatabases]
    public async Task ResidentPages_ManyDeclarations_AsManyStatementsAsOne(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(201));
        var account = (await site.DeclarationAsync(id)).DeclarantAccountId;
        var phone = site.SignInAs(TestUser.Resident(account));
        string[] pages = ["/", "/my/residence", DemoDwellings.Scan(DemoDwellings.Withdrawn), $"/residence/declare/{DemoDwellings.Withdrawn}"];
        var few = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var path in pages) few[path] = await CountAsync(site, phone, path);
        await CopyAsync(site, id, 40);
        foreach (var path in pages) Same(path, few[path], await CountAsync(site, phone, path));
    }

    private static async Task<IReadOnlyList<string>> CountAsync(PortalSite site, PortalBrowser browser, string path)
    {
        await browser.GetAsync(path);   // what is remembered after the first time does not count
        return await site.Statements.DuringAsync(async () =>
        {
            var page = await browser.GetAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
        });
    }

    private static void Same(string path, IReadOnlyList<string> few, IReadOnlyList<string> many) =>
        Assert.True(few.Count == many.Count, $"{path}: {few.Count} statements for few rows, {many.Count} for many. Most often:\n{string.Join("\n\n", many.GroupBy(s => s).OrderByDescending(g => g.Count()).Take(3).Select(g => $"{g.Count()} × {g.Key}"))}");

    private static Task<List<string>> CodesAsync(PortalSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<IDwellingRegister>().PlatesAsync(new PlateFilter([DeskSites.Street], null, null, PlateState.All), 0, 200)).Where(p => !p.IsWithdrawn).Select(p => p.Code).ToList());

    /// <summary>The same person has declared and moved on, many times.</summary>
    private static Task CopyAsync(PortalSite site, Guid id, int times) => site.ActAsync(async (s, _) =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var one = await db.Set<ResidenceDeclaration>().AsNoTracking().FirstAsync(d => d.Id == id);
        foreach (var code in (await CodesAsync(site)).Take(times))
        {
            var dwelling = (await s.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
            db.Add(ResidenceDeclaration.Submit(one.PersonId, one.DeclarantAccountId, dwelling.Id, dwelling.ScopePath, one.MoveInDate, true, one.Channel, [ReviewRule.NoLease], site.Clock.GetUtcNow()));
        }
        return await db.SaveOrDuplicateAsync();
    });
}
