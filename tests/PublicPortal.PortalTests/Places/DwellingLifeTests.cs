using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places;
using PublicPortal.PortalTests.Residence;
using PublicPortal.Residence;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

/// <summary>A dwelling's life from import to demolition: what the resident, the officer and whoever scans the plate see at each step.</summary>
public class DwellingLifeTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static readonly Permission[] Officers = [ResidencePermissions.Visit];

    [Theory, BothDatabases]
    public async Task Life_FromImportToDemolition_EverythingInItFollows(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);

        // Imported, with a plate each.
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1), "试验路 1 号 试验花园 1 栋 501"), places.Row(2, places.Cell(1, 1, 1), "试验路 1 号 试验花园 1 栋 502"));
        var dwelling = (await places.FindAsync(1))!;
        var firstToken = (await places.PlateAsync(dwelling.Id)).Token;
        var visitor = site.Browser();
        var plate = await visitor.GetAsync($"/d/{places.Code(1)}?p={firstToken}");
        Assert.Contains("501", plate.TextOf(".plate"), StringComparison.Ordinal);
        Assert.NotNull(plate.Document.QuerySelector(".act-bar .btn"));

        // Lived in: one accepted, one in doubt, a neighbour; a lease on record.
        var (landlord, person) = await site.PersonAsync();
        await site.OnlyLeaseAsync(places.Code(1), person);
        var lives = await site.DeclareAsync(places.Code(1));
        var doubted = await site.DeclareAsync(places.Code(1), ReviewRule.RegisterSilent);
        var neighbour = await site.DeclareAsync(places.Code(2), ReviewRule.RegisterSilent);
        var resident = site.As((await site.DeclarationAsync(lives)).DeclarantAccountId);
        Assert.True(await SeesAsync(site, places, places.Cell(1, 1, 1), doubted));

        // Moved to another street with people in it: the code stays, all else goes along.
        await places.DwellingsAsync(places.Row(1, places.Cell(2, 1, 1), "试验路 1 号 试验花园 1 栋 501"));
        Assert.Contains("第2街道", (await visitor.GetAsync($"/d/{places.Code(1)}?p={firstToken}")).TextOf(".plate"), StringComparison.Ordinal);
        Assert.False(await SeesAsync(site, places, places.Cell(1, 1, 1), doubted));
        Assert.True(await SeesAsync(site, places, places.Cell(2, 1, 1), doubted));
        Assert.Contains("已受理", (await resident.GetAsync($"/my/residence/{lives}")).TextOf("h1"), StringComparison.Ordinal);

        // Renumbered: preview with counts, then done; the old code and plate keep leading there.
        var desk = site.SignInAs(TestUser.Official(places.District + "/", [.. PlacesPermissions.All]));
        var preview = await desk.GetAsync($"/desk/places/dwellings/{dwelling.Id}/renumber?go=1&code={places.Code(101)}");
        Assert.Equal(["1", "1", "1", "1", "0"], preview.TextsOf("dl.facts dd"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await preview.Form("#change").SubmitAsync()).Status);   // a reason is needed
        await preview.Form("#change").Fill("Reason", "福府〔2026〕1 号").SubmitAsync();
        var old = await visitor.GetAsync($"/d/{places.Code(1)}?p={firstToken}");
        Assert.StartsWith($"/d/{places.Code(101)}?p=", old.Path, StringComparison.Ordinal);
        Assert.Contains("以前的编码", old.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("旧门牌", old.Text, StringComparison.Ordinal);
        Assert.Contains("residence.dwelling-changed", await site.ToldAsync(lives));
        var (_, said, rejects) = await places.ImportAsync("dwellings", PlacesSite.DwellingHeader, places.Row(1, places.Cell(1, 1, 1)));
        Assert.True(rejects.Count == 2, said);                                                                     // an old file makes no second dwelling
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.GetAsync($"/desk/places/dwellings/{dwelling.Id}/renumber?go=1&code={places.Code(2)}")).Status);

        // Split: people stay with the first part, the code before asks which part; the old plate proves nothing.
        var parts = Uri.EscapeDataString($"{places.Code(102)} 试验路 1 号 试验花园 1 栋 501A\n{places.Code(103)} 试验路 1 号 试验花园 1 栋 501B");
        await ChangeAsync(desk, dwelling.Id, $"split?go=1&parts={parts}");
        var asked = await visitor.GetAsync($"/d/{places.Code(101)}");
        Assert.Equal(2, asked.Document.QuerySelectorAll("a[href*='/d/']").Count(a => a.TextContent.Contains("501", StringComparison.Ordinal)));
        Assert.False(await places.IsPlateAsync(dwelling.Id, firstToken));
        Assert.Contains("501A", (await resident.GetAsync($"/my/residence/{lives}")).Text, StringComparison.Ordinal);

        // Merged with the neighbour, who comes along with the visit that was to be made.
        Assert.NotNull(await site.OpenOrderAsync(neighbour));
        await ChangeAsync(desk, dwelling.Id, $"merge?go=1&other={places.Code(2)}");
        Assert.StartsWith($"/d/{places.Code(102)}", (await visitor.GetAsync($"/d/{places.Code(2)}")).Path, StringComparison.Ordinal);
        Assert.Equal(dwelling.Id, (await site.DeclarationAsync(neighbour)).DwellingId);
        Assert.Equal((await site.OpenOrderAsync(doubted))!.Id, (await site.OpenOrderAsync(neighbour))!.Id);       // one visit for one dwelling
        Assert.True(await SeesAsync(site, places, places.Cell(2, 1, 1), neighbour));

        // A worn plate: reported, replaced, and only the replaced ones are printed.
        await (await visitor.GetAsync($"/d/{places.Code(102)}/report")).Form("#report").Fill("Kind", "Plate").SubmitAsync();
        var worn = await places.PlateAsync(dwelling.Id);
        var work = await desk.GetAsync("/desk/places/plates");
        await work.Form("#replace").Tick("Chosen", worn.Id.ToString()).Fill("Reason", "被涂改").SubmitAsync();
        Assert.False(await places.IsPlateAsync(dwelling.Id, worn.Token));
        var sheet = await (await desk.GetAsync("/desk/places/plates")).Form("form[action*='rint']").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(1, sheet.Document.QuerySelectorAll(".label").Length);
        Assert.Equal(places.Code(102), sheet.TextOf(".label .code"));
        Assert.DoesNotContain("/desk/places/print", (await desk.GetAsync("/desk/places/plates")).Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        // Demolished: all in it are told, nothing is left open, the plate is dead.
        var last = await places.PlateAsync(dwelling.Id);
        await ChangeAsync(desk, dwelling.Id, "demolish");
        foreach (var (id, state) in new[] { (lives, DeclarationState.MovedOut), (doubted, DeclarationState.Withdrawn), (neighbour, DeclarationState.Withdrawn) })
        {
            var ended = await site.DeclarationAsync(id);
            Assert.Equal((state, EndReason.DwellingGone), (ended.State, ended.EndReason));
            Assert.Contains("residence.ended", await site.ToldAsync(id));
            Assert.Null(await site.OpenOrderAsync(id));
        }
        Assert.Contains("已经拆除", (await resident.GetAsync($"/my/residence/{lives}")).Text, StringComparison.Ordinal);
        Assert.Equal(ChinaTime.Today(site.Clock), (await site.LeasesAsync(places.Code(102)))[0].To);
        Assert.Single(await site.PathsAsync(landlord, "residence.dwelling-changed"));
        var gone = await visitor.GetAsync($"/d/{places.Code(102)}?p={last.Token}");
        Assert.Contains("已经拆除", gone.TextOf("h1"), StringComparison.Ordinal);
        Assert.Null(gone.Document.QuerySelector(".act-bar .btn"));
        Assert.False(await places.IsPlateAsync(dwelling.Id, last.Token));
        Assert.Empty(await OpenOrdersAsync(site, dwelling.Id));
        var timeline = (await desk.GetAsync($"/desk/places/dwellings/{dwelling.Id}")).Text;
        foreach (var step in new[] { "划到另一个网格", "改了编码", "分成几套", "门牌换新", "登记拆除" }) Assert.Contains(step, timeline, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Change_OutsideTheOwnArea_IsNotThere(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        var other = site.SignInAs(TestUser.Official($"{places.District}/{places.Street(2)}/", [.. PlacesPermissions.All]));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/places/dwellings/{dwelling.Id}/demolish")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/places/print?in={places.Cell(1, 1, 1)}")).Status);
        var own = site.SignInAs(TestUser.Official($"{places.District}/{places.Street(1)}/", [.. PlacesPermissions.All]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.GetAsync($"/desk/places/dwellings/{dwelling.Id}/move?go=1&grid={places.Cell(2, 1, 1)}")).Status);
    }

    [Theory, BothDatabases]
    public async Task Change_StalePage_ChangesNothing_AndDemolitionCanBePutRight(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        var desk = site.SignInAs(TestUser.Official(places.District + "/", [.. PlacesPermissions.All]));
        var stale = await desk.GetAsync($"/desk/places/dwellings/{dwelling.Id}/demolish");
        await ChangeAsync(desk, dwelling.Id, $"renumber?go=1&code={places.Code(7)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stale.Form("#change").Fill("Reason", "误").SubmitAsync()).Status);
        await ChangeAsync(desk, dwelling.Id, $"renumber?go=1&code={places.Code(1)}");                              // taken back
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync($"/d/{places.Code(8)}")).Status);
        await ChangeAsync(desk, dwelling.Id, "demolish");
        Assert.Contains("已经拆除", (await site.Browser().GetAsync($"/d/{places.Code(1)}")).TextOf("h1"), StringComparison.Ordinal);
        await ChangeAsync(desk, dwelling.Id, "restore");
        Assert.NotNull((await site.Browser().GetAsync($"/d/{places.Code(1)}")).Document.QuerySelector(".act-bar .btn"));
    }

    [Theory, BothDatabases]
    public async Task Print_Building_IsARecordedActOfLabelsOnPages(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync([.. Enumerable.Range(1, 30).Select(n => places.Row(n, places.Cell(1, 1, 1)))]);
        var desk = site.SignInAs(TestUser.Official(places.District + "/", [.. PlacesPermissions.All]));
        var sheet = await (await desk.GetAsync($"/desk/places/print?in={places.Cell(1, 1, 1)}")).Form("#print").SubmitAsync();
        Assert.Equal((30, 2), (sheet.Document.QuerySelectorAll(".label").Length, sheet.Document.QuerySelectorAll(".labels").Length));
        Assert.Equal(30, sheet.Document.QuerySelectorAll(".label svg path.ink").Length);
        Assert.NotEmpty(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.SqlQuery<string>($"select name as \"Value\" from evidence_event where name = 'places.plates-printed'").ToListAsync()));
        var stranger = site.SignInAs(TestUser.Official($"{places.District}/{places.Street(2)}/", [.. PlacesPermissions.All]));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(sheet.Path)).Status);
    }

    private static async Task ChangeAsync(PortalBrowser desk, Guid dwelling, string act)
    {
        var page = await desk.GetAsync($"/desk/places/dwellings/{dwelling}/{act}");
        Assert.True(page.Status == HttpStatusCode.OK, page.ToString() + page.Document.QuerySelector(".errors, [role=alert]")?.TextContent);
        var done = await page.Form("#change").Fill("Reason", "现场核实").SubmitAsync();
        Assert.True(done.Status == HttpStatusCode.OK && done.Path.EndsWith(dwelling.ToString(), StringComparison.Ordinal), done + done.Document.QuerySelector("[role=alert]")?.TextContent);
    }

    /// <summary>Whether an officer of the cell has the visit for a declaration on the round.</summary>
    private static async Task<bool> SeesAsync(PortalSite site, PlacesSite places, string cell, Guid declaration)
    {
        var order = (await site.OpenOrderAsync(declaration))!;
        var scope = $"{places.District}/{cell[..9]}/{cell[..12]}/{cell}/";
        var officer = site.SignInAs(TestUser.Official(scope, Officers));
        return (await officer.GetAsync("/desk/residence/orders?whose=all")).Text.Contains(order.Id.ToString(), StringComparison.Ordinal);
    }

    private static Task<List<VerificationOrder>> OpenOrdersAsync(PortalSite site, Guid dwelling) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().AsNoTracking().Where(o => o.DwellingId == dwelling && o.State == OrderState.Open).ToListAsync());
}
