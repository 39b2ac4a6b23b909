using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.PortalTests.Residence.Desk;
using PublicPortal.PortalTests.Workflows;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A verification order's way on the workflow engine: one truth, and copies that follow it.</summary>
public class OrderCourseTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Issued_HasACaseWithTheOfficersTaskInTheCell_ThatTheVisitCompletes(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var before = await CaseAsync(site, order);
        var task = Assert.Single(before.Tasks);
        Assert.Equal((VerificationKind.KindName, order.Id, order.DueAt, order.OfficerAccountId), (before.Kind, before.SubjectId, task.DueAt, task.AssigneeAccountId));
        Assert.Equal(order.ScopePath, await PlaceAsync(site, order));
        Assert.Equal(ChinaTime.At(new DateOnly(2026, 11, 26), new TimeOnly(18, 0)), order.DueAt);
        // Who of the cell's officers holds it depends on what the site's other tests gave them.
        var officer = new TestUser(order.OfficerAccountId!.Value, "王志强", IsStaff: true, Channel.Web, new Dictionary<string, IReadOnlyList<string>> { [ResidencePermissions.Visit.Name] = [order.ScopePath] });
        await (await site.SignInAs(officer).GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "Confirmed").SubmitAsync();
        var after = await CaseAsync(site, order);
        Assert.Equal((CaseStanding.Ended, "settled", "confirmed", order.OfficerAccountId), (after.Standing, after.Outcome, after.Tasks[0].Result, after.Tasks[0].DoneBy));
        Assert.Null(after.Tasks[0].Note);   // what was written at the door stays with the visit
    }

    [Theory, BothDatabases]
    public async Task NobodyHome_StartsTheTaskAnew_AndASlotMovesIt(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(202), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await (await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NobodyHome").SubmitAsync();
        var again = await site.OrderOfAsync(id);
        Assert.Equal(ChinaTime.At(new DateOnly(2026, 11, 27), new TimeOnly(18, 0)), again.DueAt);
        Assert.Equal(again.DueAt, (await CaseAsync(site, order)).Tasks[0].DueAt);
        var account = (await site.DeclarationAsync(id)).DeclarantAccountId;
        Assert.True(await site.ActAsync(async (s, process) => (await s.GetRequiredService<OrderService>().ChooseSlotAsync(id, account, "2026-12-01", "Evening", process, default)).IsOk));
        var moved = await site.OrderOfAsync(id);
        Assert.Equal(ChinaTime.At(new DateOnly(2026, 12, 1), new TimeOnly(21, 0)), moved.DueAt);
        Assert.Equal(moved.DueAt, (await CaseAsync(site, order)).Tasks[0].DueAt);
    }

    /// <summary>The end of December, and nobody has entered the next year's holidays.</summary>
    [Theory, BothDatabases]
    public async Task Issued_WithoutACalendarYear_IsTakenAndWaitsForItsCase(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        site.Clock.Advance(ChinaTime.At(new DateOnly(2026, 12, 30), new TimeOnly(9, 0)) - site.Clock.GetUtcNow());
        await site.RunJobsAsync();
        var calendar = site.Services.GetRequiredService<WorkingCalendar>();
        var years = calendar.Years;
        calendar.Use(years.Where(y => y.Year <= 2026));
        var id = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        Assert.Null(order.CaseId);
        Assert.NotNull(order.OfficerAccountId);
        Assert.Equal(ChinaTime.At(new DateOnly(2026, 12, 31), new TimeOnly(18, 0)), order.DueAt);
        Assert.Contains(site.Logs.All, l => l.Contains(order.Id.ToString(), StringComparison.Ordinal));
        // The people concerned go on: the resident sees it, the officer hears of nobody at home.
        var resident = site.SignInAs(TestUser.Resident((await site.DeclarationAsync(id)).DeclarantAccountId));
        Assert.Equal(HttpStatusCode.OK, (await resident.GetAsync($"/my/residence/{id}")).Status);
        var officer = await site.GridOfficerAsync();
        Assert.Equal(HttpStatusCode.OK, (await (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NobodyHome").SubmitAsync()).Status);
        Assert.Equal("Healthy", (await site.Browser().GetAsync("/healthz")).Text);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("Degraded", (await site.Browser().GetAsync("/healthz")).Text);

        calendar.Use(years);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await site.RunJobsAsync();
        order = await site.OrderOfAsync(id);
        Assert.Equal(order.DueAt, Assert.Single((await CaseAsync(site, order)).Tasks).DueAt);
        Assert.Equal("Healthy", (await site.Browser().GetAsync("/healthz")).Text);
    }

    [Theory, BothDatabases]
    public async Task Late_RisesToTheStreetOnce_WithTheResidencesMessageAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        site.Clock.Advance(TimeSpan.FromDays(4));
        await site.RunJobsAsync();
        await site.RunJobsAsync();
        Assert.NotNull((await site.OrderOfAsync(id)).EscalatedAt);
        Assert.Single(await site.EventsOfAsync(order.Id), e => e == "residence.order-escalated");
        var chief = await site.InScopeAsync(async s => (await s.GetRequiredService<PublicPortal.Accounts.Contracts.IAccounts>().FindStaffByNumberAsync("J2001"))!.Id);
        Assert.Single(await site.PathsAsync(chief, "residence.order-late"), p => p == $"/desk/residence/orders/{order.Id}");
        foreach (var who in new[] { chief, order.OfficerAccountId!.Value }) Assert.DoesNotContain($"/desk/tasks/{order.TaskId}", await site.PathsAsync(who, "workflows.task-late"));
    }

    [Theory, BothDatabases]
    public async Task Inbox_LeadsToTheOrder_TakesNoResult_AndHandsOver(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var officer = new TestUser(order.OfficerAccountId!.Value, "王志强", IsStaff: true, Channel.Web, new Dictionary<string, IReadOnlyList<string>> { ["workflows.tasks"] = [""] });
        var browser = site.SignInAs(officer);
        Assert.Contains($"/desk/residence/orders/{order.Id}", (await browser.GetAsync("/desk/tasks?show=mine")).Text, StringComparison.Ordinal);
        var page = await browser.GetAsync($"/desk/tasks/{order.TaskId}");
        Assert.Null(page.Document.QuerySelector("#complete"));
        Assert.Equal($"/desk/residence/orders/{order.Id}", page.Document.QuerySelector("a[data-main-act]")!.GetAttribute("href"));
        var forged = await (await browser.GetAsync("/desk/tasks?show=mine")).Form("#tasks").Tick("Ids", $"{order.TaskId}:{(await CaseAsync(site, order)).Tasks[0].Version}").Fill("Act", "done").Forge("Result", "confirmed").SubmitAsync();
        Assert.Contains("自己的页面", forged.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStanding.Running, (await CaseAsync(site, order)).Standing);

        var colleague = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        Assert.True((await Flows.ActAsync(site, (c, p) => c.AssignAsync(order.TaskId!.Value, colleague.AccountId, p))).IsOk);
        var given = await site.OrderOfAsync(id);
        Assert.Equal((colleague.AccountId, order.OfficerAccountId), (given.OfficerAccountId, given.FormerOfficerAccountId));
        Assert.Single(await site.EventsOfAsync(order.Id), e => e == "residence.order-handed-over");
    }

    [Theory, BothDatabases]
    public async Task SettledByThePeople_DropsTheCase(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        await site.ActAsync(async (s, process) =>
        {
            await s.GetRequiredService<OrderService>().DropAsync(id, process, default);
            return await s.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        Assert.Equal((CaseStanding.Ended, VerificationKind.Dropped), ((await CaseAsync(site, order)).Standing, (await CaseAsync(site, order)).Outcome));
    }

    [Theory, BothDatabases]
    public async Task AcceptedAtOnce_TouchesNothingOfTheEngine(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var before = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<WorkflowCase>().CountAsync());
        var statements = await site.Statements.DuringAsync(() => site.DeclareAsync(DemoDwellings.Room(302)));
        Assert.DoesNotContain(statements, sql => sql.Contains("workflows_", StringComparison.Ordinal));
        Assert.Equal(before, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<WorkflowCase>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task OrderFromBefore_GetsACaseWithItsOwnDueTime_AndStillRises(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var declaration = await site.DeclareAsync(DemoDwellings.Room(303));
        var now = site.Clock.GetUtcNow();
        var (order, due) = (Guid.CreateVersion7(), ChinaTime.At(new DateOnly(2026, 11, 24), new TimeOnly(15, 0)));
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.Add(new VerificationOrder { Id = order, ScopePath = "440304/440304010/440304010001/440304010001002/", CreatedAt = now.AddDays(-9), DueAt = due });
            db.Add(new OrderItem { Id = Guid.CreateVersion7(), OrderId = order, DeclarationId = declaration });
            return await db.SaveChangesAsync();
        });
        await site.RunJobsAsync();
        var taken = await site.OrderOfAsync(declaration);
        var state = await CaseAsync(site, taken);
        Assert.Equal((due, due, now.AddDays(-9)), (taken.DueAt, state.Tasks[0].DueAt, state.StartedAt));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.RunJobsAsync();
        Assert.Single(await site.EventsOfAsync(order), e => e == "residence.order-escalated");
        Assert.Single(await site.EventsOfAsync(taken.CaseId!.Value), e => e == "workflows.case-started");
    }

    [Theory, BothDatabases]
    public async Task DemoOrders_AllHaveACaseThatAgreesWithThem(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var open = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().AsNoTracking().Where(o => o.State == OrderState.Open).ToListAsync());
        Assert.NotEmpty(open);
        foreach (var order in open)
        {
            var task = (await CaseAsync(site, order)).Tasks.Single();
            Assert.Equal(order.OfficerAccountId, task.AssigneeAccountId);
            Assert.Equal(order.DueAt, task.DueAt);
        }
    }

    private static async Task<CaseState> CaseAsync(PortalSite site, VerificationOrder order) => await Flows.StateAsync(site, order.CaseId!.Value);

    private static Task<string> PlaceAsync(PortalSite site, VerificationOrder order) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<CaseTask>().Where(t => t.Id == order.TaskId).Select(t => t.ScopePath).FirstAsync());
}
