using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>The map of an officer's visits, and the week that is counted from them.</summary>
public class MapAndWeekTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Map_OfTheOfficer_ShowsTheCellAndPinsWithLateInWords(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await (await site.GridOfficerAsync()).GetAsync("/desk/residence/orders/map");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var cell = Assert.Single(page.Document.QuerySelectorAll(".map-cell"));
        Assert.Contains("和乐02", cell.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("超时", cell.GetAttribute("aria-label"), StringComparison.Ordinal);
        var pins = page.Document.QuerySelectorAll("a.map-pin");
        Assert.NotEmpty(pins);
        Assert.All(pins, pin => Assert.NotNull(page.Document.QuerySelector(pin.GetAttribute("href")!)));   // each number is in the list
        Assert.All(pins, pin => Assert.NotEmpty(pin.QuerySelector("title")!.TextContent));
        Assert.Contains(page.TextsOf(".item time.warn"), t => t.Contains("晚", StringComparison.Ordinal) || t.Contains("超时", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Map_OfTheStreet_FiltersByCell_AndForeignCellsAreAsNone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var street = await site.StreetOfficerAsync();
        var page = await street.GetAsync("/desk/residence/orders/map?whose=all");
        Assert.Equal(6, page.Document.QuerySelectorAll(".map-cell").Length);
        var filtered = await street.GetAsync($"/desk/residence/orders/map?whose=all&cell={DemoDwellings.GridCellCode}");
        Assert.Contains("和乐02", filtered.TextOf("h1"), StringComparison.Ordinal);
        Assert.NotEmpty(filtered.Document.QuerySelectorAll("a.item"));
        var empty = await street.GetAsync("/desk/residence/orders/map?whose=all&cell=440304010001003");
        Assert.Empty(empty.Document.QuerySelectorAll("a.item"));
        var foreign = await street.GetAsync("/desk/residence/orders/map?whose=all&cell=440304001001001");
        Assert.Equal(page.Document.QuerySelectorAll("a.item").Length, foreign.Document.QuerySelectorAll("a.item").Length);
    }

    [Theory, BothDatabases]
    public async Task Week_CountsVisitsInTimeNobodyHomeAndUpheldObjections(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var officer = await site.GridOfficerAsync();
        var confirmed = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var late = await site.DeclareAsync(DemoDwellings.Room(202), ReviewRule.NoLease);
        var refused = await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.NoLease);
        var missed = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        await VisitAsync(confirmed, "Confirmed");
        await VisitAsync(missed, "NobodyHome");
        site.Clock.Advance(TimeSpan.FromDays(4));   // Friday: three working days are over
        await VisitAsync(late, "Confirmed");
        await VisitAsync(refused, "NotFound", "没有找到");
        await site.ActAsync(async (s, process) =>   // the person objects, the street opens it again
        {
            var declaration = await s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().FirstAsync(d => d.Id == refused);
            process.Raise(new DeclarationReopened(declaration.Id, declaration.PersonId));
            return true;
        });
        Assert.Equal(["3", "1", "4", "1", "1", "0"], await RowAsync(officer, "/desk/residence/orders/week"));
        Assert.Equal(["0", "0", "0", "0", "0", "0"], await RowAsync(officer, "/desk/residence/orders/week?week=2026-W40"));
        Assert.Equal(["4", "3", "5", "1", "0", "0"], await RowAsync(officer, "/desk/residence/orders/week?week=2026-W47"));   // the demonstration's
        var street = await site.StreetOfficerAsync();
        var all = await street.GetAsync("/desk/residence/orders/week?whose=all");
        Assert.Contains("W1007", all.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "0", "0", "0"], await RowAsync(street, "/desk/residence/orders/week"));   // their own
        var grid = await officer.GetAsync("/desk/residence/orders/week?whose=all");
        Assert.Empty(grid.Document.QuerySelectorAll(".toggle"));   // may not oversee

        async Task VisitAsync(Guid id, string result, string? note = null)
        {
            var form = (await officer.GetAsync($"/desk/residence/orders/{(await site.OrderOfAsync(id)).Id}")).Form("#visit").Fill("Result", result);
            if (note is not null) form.Fill("Note", note);
            Assert.Equal(HttpStatusCode.OK, (await form.SubmitAsync()).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task MapAndWeek_MoreVisits_NotMoreStatements(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var street = await site.StreetOfficerAsync();
        await VisitAsync(201);
        var before = await CountAsync();
        foreach (var room in new[] { 202, 203, 204, 301, 303 }) await VisitAsync(room);
        Assert.Equal(before, await CountAsync());

        async Task VisitAsync(int room)
        {
            var order = await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(room), ReviewRule.NoLease));
            await (await street.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NobodyHome").SubmitAsync();
        }

        async Task<(int, int)> CountAsync()
        {
            var counts = new List<int>();
            foreach (var path in new[] { "/desk/residence/orders/map?whose=all", "/desk/residence/orders/week?whose=all" })
                counts.Add((await site.Statements.DuringAsync(() => street.GetAsync(path))).Count);
            return (counts[0], counts[1]);
        }
    }

    private static async Task<IReadOnlyList<string>> RowAsync(TestKit.Browsing.PortalBrowser browser, string path) => (await browser.GetAsync(path)).TextsOf("tbody td");
}
