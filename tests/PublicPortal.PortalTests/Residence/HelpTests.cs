using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Orders;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Help at the door: booking, reminder, change, the officer's result, and a slot that is never overbooked.</summary>
public class HelpTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private static int next;

    [Theory, BothDatabases]
    public async Task Ask_ForAnother_IsBookedToldAndInTheOfficersRound(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, browser) = await ResidentAsync(site);
        var form = (await browser.GetAsync("/my/residence/help/new?at=" + DemoDwellings.Room(201))).Form("#help");
        var refused = await form.Fill("Kind", "Papers").Fill("Slot", "2026-11-25 Morning").Tick("ForAnother").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var shown = await refused.Form("#help").Fill("ForWhom", "我妈妈").Fill("Words", "按门铃听不见").SubmitAsync();
        Assert.Equal("约好了", shown.TextOf("h1"));
        var help = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HelpVisit>().AsNoTracking().SingleAsync(h => h.AccountId == account));
        Assert.Equal((new DateOnly(2026, 11, 25), VisitSlot.Morning, 1, true), (help.Day, help.Half, help.Seat, help.ForAnother));
        Assert.DoesNotContain("听不见", System.Text.Encoding.UTF8.GetString(help.WordsSealed!), StringComparison.Ordinal);
        Assert.Equal(["residence.help-booked"], await ToldAsync(site, account));
        var officer = await site.GridOfficerAsync();
        Assert.Contains(help.Id.ToString(), (await officer.GetAsync("/desk/residence/orders")).Text, StringComparison.Ordinal);
        var page = await officer.GetAsync($"/desk/residence/orders/help/{help.Id}");
        Assert.Contains("我妈妈", page.Text, StringComparison.Ordinal);
        Assert.Contains("按门铃听不见", page.Text, StringComparison.Ordinal);
        var stranger = await site.GridOfficerAsync("W1008", "440304010001003");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/residence/orders/help/{help.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ResidentAsync(site)).Browser.GetAsync($"/my/residence/help/{help.Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task Ask_OnAHolidayOrTooSoon_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, browser) = await ResidentAsync(site);
        foreach (var slot in new[] { "2026-11-28 Morning", "2026-11-23 Afternoon", "2026-11-25 Evening", "2026-12-30 Morning", "x" })   // Saturday, today, no office hours, too far
        {
            var page = await (await browser.GetAsync("/my/residence/help/new?at=" + DemoDwellings.Room(201))).Form("#help").Fill("Kind", "Other").Forge("Slot", slot).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("请选一个时间", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task ManyAtOnce_OneHalfDay_NeverMoreThanItsSeats(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var asks = new List<(Guid Account, PageForm Form)>();
        for (var n = 0; n < 8; n++)
        {
            var (account, browser) = await ResidentAsync(site);
            asks.Add((account, (await browser.GetAsync("/my/residence/help/new?at=" + DemoDwellings.Room(301))).Form("#help").Fill("Kind", "Declare").Fill("Slot", "2026-11-26 Afternoon")));
        }
        var answers = await Task.WhenAll(asks.Select(a => a.Form.SubmitAsync()));
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Contains("刚刚被约满", a.Text, StringComparison.Ordinal));
        var seats = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HelpVisit>().AsNoTracking()
            .Where(h => h.Day == new DateOnly(2026, 11, 26) && h.State == HelpState.Open).Select(h => h.Seat).ToListAsync());
        Assert.Equal([1, 2], seats.Order());
    }

    [Theory, BothDatabases]
    public async Task MoveAndCancel_FreeTheSeat(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, browser) = await ResidentAsync(site);
        var shown = await AskAsync(browser, DemoDwellings.Room(302 + 1), "2026-11-27 Morning");
        var moved = await shown.Form("#move").Fill("Slot", "2026-11-30 Afternoon").SubmitAsync();
        Assert.Contains("11 月 30 日", moved.TextOf(".outcome"), StringComparison.Ordinal);
        var cancelled = await moved.Form("#cancel").SubmitAsync();
        Assert.Contains("已取消", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal("约好了", (await AskAsync(browser, DemoDwellings.Room(303), "2026-11-30 Afternoon")).TextOf("h1"));
        var twice = await (await browser.GetAsync("/my/residence/help/new?at=" + DemoDwellings.Room(303))).Form("#help").Fill("Kind", "Other").Fill("Slot", "2026-12-01 Morning").SubmitAsync();
        Assert.Contains("已经约了一次", twice.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Missed_IsToldWithoutPenalty_AndAfterTwoACallIsSuggested(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (account, browser) = await ResidentAsync(site);
        foreach (var day in new[] { "2026-11-24", "2026-11-25" })
        {
            var shown = await AskAsync(browser, DemoDwellings.Room(202), day + " Morning");
            var id = shown.Path.Split('/')[^1];
            var officer = await site.GridOfficerAsync();
            var early = await (await officer.GetAsync($"/desk/residence/orders/help/{id}")).Form("#finish").Fill("Result", "Missed").SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
            site.Clock.Advance(TimeSpan.FromDays(1));
            Assert.DoesNotContain("打个电话", (await browser.GetAsync("/my/residence/help")).Text, StringComparison.Ordinal);
            await (await officer.GetAsync($"/desk/residence/orders/help/{id}")).Form("#finish").Fill("Result", "Missed").SubmitAsync();
        }
        Assert.Equal(2, (await ToldAsync(site, account)).Count(t => t == "residence.help-missed"));
        Assert.Contains("打个电话", (await browser.GetAsync("/my/residence/help")).Text, StringComparison.Ordinal);
        Assert.Equal("约好了", (await AskAsync(browser, DemoDwellings.Room(202), "2026-11-27 Morning")).TextOf("h1"));   // never a penalty
    }

    [Theory, BothDatabases]
    public async Task Counter_NeedsASentence_AndHandOverGoesToTheColleague(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (account, browser) = await ResidentAsync(site);
        var id = (await AskAsync(browser, DemoDwellings.Room(203), "2026-11-24 Afternoon")).Path.Split('/')[^1];
        var officer = await site.GridOfficerAsync();
        var page = await officer.GetAsync($"/desk/residence/orders/help/{id}");
        var colleague = page.Document.QuerySelectorAll("#hand-over option[value]:not([value=''])").First().GetAttribute("value")!;
        await page.Form("#hand-over").Fill("Officer", colleague).Fill("Reason", "我休假").SubmitAsync();
        Assert.Equal(Guid.Parse(colleague), await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HelpVisit>().Where(h => h.AccountId == account).Select(h => h.OfficerAccountId).SingleAsync()));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var refused = await (await officer.GetAsync($"/desk/residence/orders/help/{id}")).Form("#finish").Fill("Result", "Counter").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await refused.Form("#finish").Fill("Note", "要采集指纹，请带身份证到社区窗口").SubmitAsync();
        Assert.Equal("residence.help-counter", (await ToldAsync(site, account))[0]);
        Assert.Contains("要采集指纹", (await browser.GetAsync($"/my/residence/help/{id}")).Text, StringComparison.Ordinal);
        Assert.NotNull(await WordsAsync());
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.RunJobsAsync();
        Assert.Null(await WordsAsync());   // what was written served this visit alone

        Task<byte[]?> WordsAsync() => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HelpVisit>().Where(h => h.AccountId == account).Select(h => h.WordsSealed).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task DwellingInAnotherCell_TheVisitGoesToItsOfficer(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (account, browser) = await ResidentAsync(site);
        await AskAsync(browser, DemoDwellings.Room(301), "2026-11-25 Morning");
        await site.ActAsync(async (s, process) =>
        {
            var dwelling = (await s.GetRequiredService<IPlaces>().FindDwellingAsync(DemoDwellings.Room(301)))!;
            process.Raise(new DwellingMoved(dwelling.Id, dwelling.ScopePath, "440304/440304010/440304010001/440304010001003/"));
            return true;
        });
        var officer = await site.InScopeAsync(async s => (await s.GetRequiredService<IAccounts>().FindStaffByNumberAsync("W1008"))!.Id);
        var help = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<HelpVisit>().AsNoTracking().SingleAsync(h => h.AccountId == account));
        Assert.Equal(("440304/440304010/440304010001/440304010001003/", officer), (help.ScopePath, help.OfficerAccountId));
    }

    [Theory, BothDatabases]
    public async Task Reminder_TheDayBeforeFromNine_Once(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (account, browser) = await ResidentAsync(site);
        await AskAsync(browser, DemoDwellings.Room(204), "2026-11-25 Morning");
        site.Clock.Advance(TimeSpan.FromHours(23));   // Tuesday, 8 o'clock
        await site.RunJobsAsync();
        Assert.DoesNotContain("residence.help-tomorrow", await ToldAsync(site, account));
        for (var turn = 0; turn < 2; turn++)
        {
            site.Clock.Advance(TimeSpan.FromHours(1));
            await site.RunJobsAsync();
        }
        Assert.Single(await ToldAsync(site, account), t => t == "residence.help-tomorrow");
    }

    private static async Task<Page> AskAsync(PortalBrowser browser, string dwelling, string slot) =>
        await (await browser.GetAsync("/my/residence/help/new?at=" + dwelling)).Form("#help").Fill("Kind", "Other").Fill("Slot", slot).Fill("Words", "请走楼梯").SubmitAsync();

    private static async Task<(Guid Account, PortalBrowser Browser)> ResidentAsync(PortalSite site)
    {
        var account = await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", $"help-{Interlocked.Increment(ref next)}", process));
        return (account, site.SignInAs(new TestUser(account, "林女士", IsStaff: false, Channel.WeChat, new Dictionary<string, IReadOnlyList<string>>())));
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(PortalSite site, Guid account) => await site.InScopeAsync(async s =>
        (IReadOnlyList<string>)await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {account} order by created_at desc").ToListAsync());
}
