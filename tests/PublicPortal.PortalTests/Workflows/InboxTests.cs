using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Notices;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>What officials find in their inbox, and what they do with it.</summary>
public class InboxTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Inbox_ShowsMineAndMyDepartments_ByRolePlaceAndDepartment(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var code = await Flows.PublishAsync(site);
        var officer = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        var elsewhere = await Flows.OfficialAsync(site, "GridOfficer", "440304/440304010/440304010001/440304010001003/");
        var clerk = await Flows.OfficialAsync(site, "WindowClerk", "440304/");
        var brigade = await Flows.OfficialAsync(site, null, "", ["fireBrigade"]);
        var chief = await Flows.OfficialAsync(site, "StreetOfficer", "");
        await Flows.StartAsync(site, code, area: 400, officer: officer.AccountId, title: "大排档");
        await Flows.StartAsync(site, code, area: 60, title: "早餐店");

        async Task<IReadOnlyList<string>> RowsAsync(TestUser user, string show)
        {
            var page = await site.SignInAs(user).GetAsync("/desk/tasks?show=" + show);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            return [.. page.Document.QuerySelectorAll("table tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Skip(1).Take(2).Select(c => c.TextContent.Trim()))).Order(StringComparer.Ordinal)];
        }
        Assert.Equal(["大排档 上门"], await RowsAsync(officer, "mine"));
        Assert.Equal(["大排档 上门", "早餐店 上门"], await RowsAsync(officer, "department"));
        Assert.Empty(await RowsAsync(elsewhere, "department"));
        Assert.Equal(["大排档 食品", "早餐店 食品"], await RowsAsync(clerk, "department"));
        Assert.Equal(["大排档 消防"], await RowsAsync(brigade, "department"));
        Assert.Empty(await RowsAsync(chief, "department"));   // nothing to sign yet, nothing is late
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official()).GetAsync("/desk/tasks")).Status);
    }

    [Theory, BothDatabases]
    public async Task Task_IsDoneOnItsPage_AndNobodyElseSeesIt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var clerk = await Flows.OfficialAsync(site, "WindowClerk", "440304/");
        var stranger = await Flows.OfficialAsync(site, "GridOfficer", "990000/");
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var food = await Flows.TaskAsync(site, id, "food");
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(stranger).GetAsync($"/desk/tasks/{food.Id}")).Status);

        var browser = site.SignInAs(clerk);
        var page = await browser.GetAsync($"/desk/tasks/{food.Id}");
        Assert.Contains("还剩 3 个工作日", page.TextOf(".clock"), StringComparison.Ordinal);
        var refused = await page.Form("#complete").Fill("Result", "refuse").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("选“不同意”要写明理由", refused.TextOf("main"), StringComparison.Ordinal);
        var done = await refused.Form("#complete").Fill("Result", "agree").Fill("Note", "材料齐全").SubmitAsync();
        Assert.Equal($"/desk/tasks/{food.Id}?done=done", done.Path);
        Assert.Contains("材料齐全", done.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(clerk.AccountId, (await Flows.TaskAsync(site, id, "food")).DoneBy);
        var again = await page.Form("#complete").Fill("Result", "agree").SubmitAsync();   // the page as it lay open in another tab
        Assert.Contains("已经办过了", again.TextOf("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Task_Paused_GoesOnAtTheDesk(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var clerk = await Flows.OfficialAsync(site, "WindowClerk", "440304/");
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var browser = site.SignInAs(clerk);
        var page = await browser.GetAsync($"/desk/tasks/{(await Flows.TaskAsync(site, id, "food")).Id}");
        var paused = await page.Form("#complete").Fill("Result", "supplement").SubmitAsync();
        Assert.Contains("计时暂停", paused.TextOf(".clock"), StringComparison.Ordinal);
        var resumed = await paused.Form("#resume").SubmitAsync();
        Assert.Contains("计时继续", resumed.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("要求补正", resumed.TextOf("#complete"), StringComparison.Ordinal);   // what was chosen last
    }

    [Theory, BothDatabases]
    public async Task Bulk_TellsTheResultOfEach(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var clerk = await Flows.OfficialAsync(site, "WindowClerk", "440304/");
        var code = await Flows.PublishAsync(site);
        var (one, two, three) = (await Flows.StartAsync(site, code, title: "甲店"), await Flows.StartAsync(site, code, title: "乙店"), await Flows.StartAsync(site, code, title: "丙店"));
        var browser = site.SignInAs(clerk);
        var list = await browser.GetAsync("/desk/tasks?show=department");
        await Flows.DoAsync(site, two, "food", "agree", by: Guid.NewGuid());   // a colleague was faster
        var form = list.Form("#tasks").Fill("Act", "done").Fill("Result", "agree");
        foreach (var box in list.Document.QuerySelectorAll("input[name=Ids]")) form.Tick("Ids", box.GetAttribute("value"));
        var outcome = await form.SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, outcome.Status);
        Assert.Equal("办成 2 个，没办成 1 个", outcome.TextOf("#outcome"));
        Assert.Contains(outcome.TextsOf("section[role=status] tbody tr"), r => r.Contains("乙店", StringComparison.Ordinal) && r.Contains("已经办过了", StringComparison.Ordinal));
        Assert.Equal(clerk.AccountId, (await Flows.TaskAsync(site, one, "food")).DoneBy);
        Assert.Equal(clerk.AccountId, (await Flows.TaskAsync(site, three, "food")).DoneBy);
        var nothing = await outcome.Browser.GetAsync("/desk/tasks?show=done");
        Assert.Equal(2, nothing.Document.QuerySelectorAll("table tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task HandOver_GoesToAnAbleColleagueAlone_WhoIsTold(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (clerk, other) = (await Flows.OfficialAsync(site, "WindowClerk", "440304/"), await Flows.OfficialAsync(site, "WindowClerk", "440304/"));
        var narrow = await Flows.OfficialAsync(site, "WindowClerk", "440304/440304020/");   // another street only
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var food = await Flows.TaskAsync(site, id, "food");
        var browser = site.SignInAs(clerk);
        var page = await browser.GetAsync($"/desk/tasks/{food.Id}");
        var missing = await page.Form("#hand-over").Fill("To", other.AccountId.ToString()).SubmitAsync();
        Assert.Contains("请写明原因", missing.TextOf("main"), StringComparison.Ordinal);
        var unable = await page.Form("#hand-over").Fill("To", narrow.AccountId.ToString()).Fill("Reason", "休假").SubmitAsync();
        Assert.Contains("不管这个地方", unable.TextOf("main"), StringComparison.Ordinal);
        var done = await page.Form("#hand-over").Fill("To", other.AccountId.ToString()).Fill("Reason", "休假").SubmitAsync();
        Assert.Contains("已转给同事", done.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(other.AccountId, (await Flows.TaskAsync(site, id, "food")).AssigneeAccountId);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Notice>().CountAsync(n => n.AccountId == other.AccountId && n.Template == "workflows.handed-over")));
        Assert.Contains("食品", (await site.SignInAs(other).GetAsync("/desk/tasks")).TextOf("table"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Absent_TheStandInSeesAndDoesTheTasks_OnThoseDaysAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (officer, other) = (await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell), await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell));
        var code = await Flows.PublishAsync(site);
        await Flows.StartAsync(site, code, officer: officer.AccountId, title: "旧的");
        var browser = site.SignInAs(officer);
        var away = await browser.GetAsync("/desk/tasks/away");
        var wrong = await away.Form("#away").Fill("Who", officer.AccountId.ToString()).Fill("StandIn", officer.AccountId.ToString()).Fill("From", "2026-11-24").Fill("Until", "2026-11-26").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var entered = await away.Form("#away").Fill("Who", officer.AccountId.ToString()).Fill("StandIn", other.AccountId.ToString()).Fill("From", "2026-11-24").Fill("Until", "2026-11-26").SubmitAsync();
        Assert.Contains("2026 年 11 月 24 日", entered.TextOf("main"), StringComparison.Ordinal);

        Assert.Empty((await site.SignInAs(other).GetAsync("/desk/tasks")).Document.QuerySelectorAll("table tbody tr"));   // not yet
        site.Clock.Advance(TimeSpan.FromDays(1));
        await Flows.StartAsync(site, code, officer: officer.AccountId, title: "新的");
        var standing = await site.SignInAs(other).GetAsync("/desk/tasks");
        Assert.Contains("旧的", standing.TextOf("table"), StringComparison.Ordinal);
        Assert.Contains("代办", standing.TextOf("table"), StringComparison.Ordinal);
        Assert.Contains("新的", standing.TextOf("table"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain("旧的", (await site.SignInAs(other).GetAsync("/desk/tasks")).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Inbox_CostsTheSameStatements_HoweverManyTasks_AndReadsAlongItsIndexes(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var clerk = await Flows.OfficialAsync(site, "WindowClerk", "440304/");
        var code = await Flows.PublishAsync(site);
        await Flows.StartAsync(site, code);
        var browser = site.SignInAs(clerk);
        await browser.GetAsync("/desk/tasks?show=department");
        var few = await site.Statements.DuringAsync(() => browser.GetAsync("/desk/tasks?show=department"));
        for (var i = 0; i < 60; i++) await Flows.StartAsync(site, code);
        var many = await site.Statements.DuringAsync(() => browser.GetAsync("/desk/tasks?show=department"));
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 25);
        var shown = await browser.GetAsync("/desk/tasks?show=department");
        Assert.Equal(50, shown.Document.QuerySelectorAll("table tbody tr").Length);
        var dues = shown.TextsOf("table tbody tr td:nth-child(4) small");
        Assert.NotEmpty(dues);
        // What rose to an own queue and lies in an own queue too is counted and listed once.
        await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync("update workflows_task set escalated_queue = queue where standing = 'Open'"));
        var risen = await browser.GetAsync("/desk/tasks?show=department");
        Assert.Contains(shown.TextsOf(".filters a"), tab => tab.Any(char.IsAsciiDigit) && !tab.EndsWith('0'));
        Assert.Equal(shown.TextsOf(".filters a"), risen.TextsOf(".filters a"));
        Assert.Equal(50, risen.Document.QuerySelectorAll("table tbody tr").Length);
        if (kind == DatabaseKind.Sqlite)
        {
            var plan = await site.InScopeAsync(PlanAsync);
            Assert.Contains(plan, line => line.Contains("ix_workflows_task_queue_within1_due_at_id", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => line.Contains("SCAN workflows_task", StringComparison.Ordinal) || line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    private static async Task<List<string>> PlanAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "explain query plan select id, due_at from workflows_task where standing = 'Open' and queue = '/WindowClerk' and within1 = '440304/' order by due_at, id limit 50";
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
        return lines;
    }
}
