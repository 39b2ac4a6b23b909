using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Exports;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>Lists taken out of the portal: masked, with a reason, made beside the site, gone after a day.</summary>
public class ExportTests
{
    private static readonly Dictionary<string, string> SmallParts = new() { ["Residence:Desk:ExportPartRows"] = "2" };

    [Theory, BothDatabases]
    public async Task Export_OfDeclarations_IsMaskedCompleteAndTheAskersAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true, settings: SmallParts);
        var ids = new List<Guid>();
        for (var n = 0; n < 5; n++) ids.Add(await site.DeclareAsync(DemoDwellings.Room(201 + n % 4), ReviewRule.NoLease));
        var desk = await site.DeskAsync();
        var waiting = await AskAsync(desk, "?show=todo&rule=NoLease", "月度例会");
        Assert.Contains("正在导出", waiting.TextOf("h1"), StringComparison.Ordinal);
        await site.DeliverAsync();
        var ready = await desk.GetAsync(waiting.Path);
        Assert.Contains("导出做好了", ready.TextOf("h1"), StringComparison.Ordinal);

        var (bytes, text) = await DownloadAsync(desk, ready);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = text.TrimEnd().Split("\r\n");
        var numbers = lines.Skip(1).Select(l => l.Split(',')[0]).ToList();
        foreach (var id in ids) Assert.Contains((await site.DeclarationAsync(id)).CaseNumber, numbers);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(lines.Skip(1), l => Assert.Contains('*', l));
        Assert.DoesNotMatch(@"\d{17}[\dX]", text);

        var id2 = Guid.Parse(ready.Path.Split('/')[^1]);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Stranger(DeskSites.Street).GetAsync(ready.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Stranger(DeskSites.Street).GetAsync(ready.Path + "/file")).Status);
        Assert.Equal(["residence.export-asked", "residence.export-downloaded", "residence.export-ready"], (await site.EventsOfAsync(id2)).Order(StringComparer.Ordinal));
        var audit = await site.InScopeAsync(s => s.GetRequiredService<Evidence.Contracts.IEventHistory>().OfAsync(id2));
        Assert.Contains(audit, e => e.Name == "residence.export-asked" && e.Reason == "月度例会");
    }

    [Theory, BothDatabases]
    public async Task Export_AfterItsTime_IsGone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var desk = await site.DeskAsync();
        var page = await AskAsync(desk, "?show=all", "核对");
        await site.DeliverAsync();
        var files = await FilesAsync(site, page);
        Assert.NotEmpty(files);
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(page.Path + "/file")).Status);   // before the sweep, too
        await site.RunJobsAsync();
        Assert.Contains("已删除", (await desk.GetAsync(page.Path)).TextOf("h1"), StringComparison.Ordinal);
        foreach (var file in files) Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IFileVault>().OpenAsync(file)));
    }

    [Theory, BothDatabases]
    public async Task Export_StoppedInTheMiddleAndDeliveredTwice_GoesOnAndMakesNothingTwice(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true, settings: SmallParts);
        for (var n = 0; n < 5; n++) await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.OddCounty);
        var desk = await site.DeskAsync();
        var page = await AskAsync(desk, "?show=all&rule=OddCounty", "核对");
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        var runner = site.Services.GetRequiredService<WorkRunner>();
        Assert.True((await runner.RunAsync("residence.make-export", Channel.Job, (s, p) => s.GetRequiredService<ExportMaker>().NextPartAsync(id, p, default))).Value);   // then the machine stopped
        await site.ActAsync((s, _) =>
        {
            s.GetRequiredService<OutboxQueue>().Add(ExportWorker.KindName, new ExportMessage(id));   // the same message once more
            return Task.FromResult(0);
        });
        await site.DeliverAsync();
        var (_, text) = await DownloadAsync(desk, await desk.GetAsync(page.Path));
        var numbers = text.TrimEnd().Split("\r\n").Skip(1).Select(l => l.Split(',')[0]).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.True(numbers.Count >= 5);
        var parts = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ExportPart>().Where(p => p.ExportId == id).OrderBy(p => p.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(0, parts.Count), parts.Select(p => p.Number));
        Assert.Equal(numbers.Count, parts.Sum(p => p.Rows));
    }

    [Theory, BothDatabases]
    public async Task Export_WithoutReasonOrColumnsOrTooLarge_IsRefusedInWords(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true, settings: new Dictionary<string, string> { ["Residence:Desk:MostExportRows"] = "1" });
        await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var desk = await site.DeskAsync();
        var page = await (await desk.GetAsync(New("?show=all"))).Form("#export").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("写明为什么", page.Text, StringComparison.Ordinal);
        Assert.Contains("一次最多导出 1 行", page.Text, StringComparison.Ordinal);
        page = await (await desk.GetAsync(New("?show=all"))).Form("#export").Fill("Columns", null).Fill("Reason", "核对").SubmitAsync();
        Assert.Contains("至少勾选一列", page.Text, StringComparison.Ordinal);
        page = await (await desk.GetAsync(New("?show=all"))).Form("#export").Fill("Reason", "查 440390199203154426").SubmitAsync();
        Assert.Contains("不要写证件号码", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Export_RightTakenMeanwhile_IsNotMade(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var nobody = site.Stranger(DeskSites.Street);   // signed in, but no role stands behind it
        var page = await AskAsync(nobody, "?show=all", "核对");
        await site.DeliverAsync();
        Assert.Contains("没有做成", (await nobody.GetAsync(page.Path)).TextOf("h1"), StringComparison.Ordinal);
        Assert.Empty(await FilesAsync(site, page));
    }

    [Theory, BothDatabases]
    public async Task Export_OfOrders_GuardsCellsThatLookLikeFormulas(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.Database.ExecuteSqlAsync($"update places_dwelling set address = {"=1+1 号"} where code = {DemoDwellings.Room(201)}");
            return 0;
        });
        var desk = await site.DeskAsync();
        var asked = await (await desk.GetAsync($"/desk/residence/exports/new?list=residence.orders&from={Uri.EscapeDataString("?show=open")}")).Form("#export").Fill("Reason", "核对").SubmitAsync();
        await site.DeliverAsync();
        var (_, text) = await DownloadAsync(desk, await desk.GetAsync(asked.Path));
        Assert.Contains("'=1+1 号", text, StringComparison.Ordinal);
    }

    private static string New(string from) => $"/desk/residence/exports/new?list=residence.declarations&from={Uri.EscapeDataString(from)}";

    private static async Task<Page> AskAsync(PortalBrowser desk, string from, string reason) => await (await desk.GetAsync(New(from))).Form("#export").Fill("Reason", reason).SubmitAsync();

    private static async Task<(byte[] Bytes, string Text)> DownloadAsync(PortalBrowser desk, Page ready)
    {
        var bytes = await desk.Http.GetByteArrayAsync(ready.Document.QuerySelector("#download")!.GetAttribute("href"));
        return (bytes, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
    }

    private static Task<List<Guid>> FilesAsync(PortalSite site, Page page)
    {
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        return site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ExportPart>().Where(p => p.ExportId == id).Select(p => p.FileId).ToListAsync());
    }
}
