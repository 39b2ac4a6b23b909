using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>The State Council's notice, entered by one and confirmed by another.</summary>
public class NoticeDeskTests
{
    /// <summary>Made up for 2027: the spring festival on other days than the provisional ones.</summary>
    private const string Notice = "一、元旦：1月1日放假1天。二、春节：2月8日至14日放假调休，共7天。2月20日、2月21日上班。";

    [Theory, BothDatabases]
    public async Task Notice_EnteredAndConfirmed_CountsOpenCasesAnew(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        site.Clock.Advance(TimeSpan.FromDays(73));   // 4 February 2027, the day before the provisional holidays
        await site.RunJobsAsync();
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var before = await Flows.StateAsync(site, id);
        Assert.True(before.DueIsProvisional);
        var (one, other) = (await AdministratorAsync(site), await AdministratorAsync(site));

        var desk = site.SignInAs(one);
        var page = await desk.GetAsync("/desk/calendar");
        Assert.Contains("暂定", page.Text, StringComparison.Ordinal);
        Assert.Equal("2027", page.Form("#notice")["Year"][0]);
        var refused = await page.Form("#notice").Fill("Notice", "没有日子").Fill("Source", "国办发明电").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有读到放假的日子", refused.Text, StringComparison.Ordinal);
        var waiting = await refused.Form("#notice").Fill("Notice", Notice).Fill("Source", "国办发明电〔2026〕9号").SubmitAsync();
        Assert.Contains("法定节日是 13 天", waiting.Text, StringComparison.Ordinal);   // the made-up notice is too short, and the page says so
        Assert.Null(waiting.Document.QuerySelector("#confirm"));                          // not by whoever entered it
        Assert.True(site.Services.GetRequiredService<WorkingCalendar>().IsProvisional(new DateOnly(2027, 2, 8)));

        var confirm = (await site.SignInAs(other).GetAsync("/desk/calendar")).Form("#confirm");
        var done = await confirm.SubmitAsync();
        Assert.Contains("已生效", done.TextOf("[role=status]"), StringComparison.Ordinal);
        await using (var second = site.AnotherNode())
            Assert.False(second.Services.GetRequiredService<WorkingCalendar>().IsProvisional(new DateOnly(2027, 2, 8)));
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        await site.RunJobsAsync();
        var after = await Flows.StateAsync(site, id);
        Assert.False(after.DueIsProvisional);
        Assert.NotEqual(before.DueAt, after.DueAt);
        Assert.Equal(1, await Flows.EventsAsync(site, id, "workflows.case-reckoned"));
    }

    [Theory, BothDatabases]
    public async Task Notice_ConfirmedByItsAuthor_IsRefused_AndDiscardedChangesNothing(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (one, other) = (await AdministratorAsync(site), await AdministratorAsync(site));
        var desk = site.SignInAs(one);
        await (await desk.GetAsync("/desk/calendar")).Form("#notice").Fill("Notice", Notice).Fill("Source", "通知").SubmitAsync();
        var forged = (await site.SignInAs(other).GetAsync("/desk/calendar")).Form("#confirm");
        var mine = await (await desk.GetAsync("/desk/calendar")).Form("#discard").Forge("of", "2026").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mine.Status);
        Assert.True((await site.RunAsync((s, _) => s.GetRequiredService<PublicPortal.Workflows.Calendars.NoticeDesk>().ConfirmAsync(2027, new Process(Guid.NewGuid(), "test", one.AccountId, Channel.Web, site.Clock.GetUtcNow()), default))).IsRefused);
        await (await desk.GetAsync("/desk/calendar")).Form("#discard").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await forged.SubmitAsync()).Status);
        Assert.True(site.Services.GetRequiredService<WorkingCalendar>().IsProvisional(new DateOnly(2027, 2, 8)));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official(WorkflowsPermissions.Tasks)).GetAsync("/desk/calendar")).Status);
    }

    private static Task<TestUser> AdministratorAsync(PortalSite site) => Flows.OfficialAsync(site, null, "", null, WorkflowsPermissions.Calendar);
}
