using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Notices;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>Warnings, lateness, deemed agreement; once, on however many nodes.</summary>
public class TimerTests
{
    private static Task<int> NoticesAsync(PortalSite site, Guid account, string template) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Notice>().CountAsync(n => n.AccountId == account && n.Template == template));

    [Theory, BothDatabases]
    public async Task Late_RisesOnce_AndTellsTheChief(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (officer, chief) = (await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell), await Flows.OfficialAsync(site, "StreetOfficer", Flows.Street));
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site), officer: officer.AccountId);
        await site.RunJobsAsync();
        Assert.Equal(0, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
        site.Clock.Advance(TimeSpan.FromDays(2.5));   // Wednesday evening: the door was due at six, food tomorrow
        await site.RunJobsAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await site.RunJobsAsync();
        Assert.Equal(1, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
        Assert.Equal(1, await NoticesAsync(site, chief.AccountId, "workflows.task-late"));
        Assert.Equal(1, await NoticesAsync(site, officer.AccountId, "workflows.task-late"));
        var seen = await site.SignInAs(chief).GetAsync("/desk/tasks?show=department");
        Assert.Contains("上门", seen.TextOf("table"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Warnings_ComeAtTheirShares_EachOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var officer = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site), officer: officer.AccountId);
        for (var day = 0; day < 12; day++)
        {
            site.Clock.Advance(TimeSpan.FromDays(1));
            await site.RunJobsAsync();
        }
        var warned = (await site.InScopeAsync(s => s.GetRequiredService<Evidence.Contracts.IEventHistory>().OfAsync(id))).Where(e => e.Name == "workflows.case-warned").ToList();
        Assert.Equal(3, warned.Count);
        Assert.Equal(3, await NoticesAsync(site, officer.AccountId, "workflows.case-warned"));
        Assert.Equal(["2026-11-28", "2026-12-02", "2026-12-03"], warned.Select(w => ChinaTime.Date(w.At).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Theory, BothDatabases]
    public async Task Deemed_AfterTheTimer_GoesOnAsAgreed(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var json = Flows.Permit.Replace("\"join\": \"all\", \"tasks\"", "\"join\": \"all\", \"timer\": { \"days\": 5, \"then\": \"granted\" }, \"tasks\"", StringComparison.Ordinal);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site, json));
        site.Clock.Advance(TimeSpan.FromDays(6));
        await site.RunJobsAsync();
        Assert.Equal(CaseStanding.Running, (await Flows.StateAsync(site, id)).Standing);
        site.Clock.Advance(TimeSpan.FromDays(1.5));
        await site.RunJobsAsync();
        var ended = await Flows.StateAsync(site, id);
        Assert.Equal("granted", ended.Outcome);
        Assert.All(ended.Tasks, t => Assert.False(t.IsOpen));
    }

    [Theory, BothDatabases]
    public async Task Timers_OnTwoNodesAtOnce_FireOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await using var node = site.AnotherNode();
        var code = await Flows.PublishAsync(site);
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++) ids.Add(await Flows.StartAsync(site, code));
        foreach (var one in new[] { site, node }) one.Clock.Advance(TimeSpan.FromDays(20));
        // Not by the lease, which lets one node run at a time: as if it had run out in the middle.
        async Task<int> AllAsync(PortalSite on)
        {
            await using var scope = on.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IPortalJob>().Single(j => j.Name == "workflows.timers").RunAsync(default);
            return 0;
        }
        await Task.WhenAll(AllAsync(site), AllAsync(node));
        foreach (var id in ids)
        {
            Assert.Equal(2, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
            var warned = (await site.InScopeAsync(s => s.GetRequiredService<Evidence.Contracts.IEventHistory>().OfAsync(id))).Where(e => e.Name == "workflows.case-warned").Select(e => e.Payload).ToList();
            Assert.InRange(warned.Count, 1, 3);   // a later share makes an earlier one needless
            Assert.Equal(warned.Count, warned.Distinct().Count());
        }
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<CaseTimer>().CountAsync(t => ids.Contains(t.CaseId) && t.DoneAt == null)));
    }

    [Theory, BothDatabases]
    public async Task Calendar_TheRealNotice_MovesOpenCases(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        site.Clock.Advance(TimeSpan.FromDays(73));   // 4 February 2027, the day before the provisional holidays
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var before = await Flows.StateAsync(site, id);
        Assert.True(before.DueIsProvisional);
        var real = new WorkingCalendar([new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>(), false), new CalendarYear(2027, new HashSet<DateOnly>(), new HashSet<DateOnly>(), false)]);
        var moved = await site.RunAsync(async (s, p) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var it = (await LockedCase.LoadAsync(db, s.GetRequiredService<DefinitionCache>(), id, default))!;
            var engine = new CaseEngine(db, s.GetRequiredService<CaseEffects>(), s.GetRequiredService<Absences>(), s.GetRequiredService<PublicPortal.Accounts.Contracts.IRoles>(), s.GetRequiredService<PublicPortal.Workflows.Definitions.OwnPageKinds>(), real, site.Clock);
            Assert.True(engine.Reckon(it));
            await db.SaveChangesAsync();
            return Result.Ok();
        });
        Assert.True(moved.IsOk);
        Assert.True((await Flows.StateAsync(site, id)).DueAt < before.DueAt);
        await site.RunJobsAsync();   // the files of this site differ from no mark: everything is counted by them again
        Assert.Equal(before.DueAt, (await Flows.StateAsync(site, id)).DueAt);
    }

    [Theory, BothDatabases]
    public async Task Calendar_AYearThatIsNotThere_IsRefusedInWords(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var code = await Flows.PublishAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(400));   // 28 December 2027
        var refused = await site.RunAsync((s, p) => s.GetRequiredService<IWorkflowCases>().StartAsync(new StartCase(code, Guid.NewGuid(), new("x", "x"), Flows.Cell) { Facts = new Dictionary<string, Kernel.Conditions.FieldValue> { ["area"] = Kernel.Conditions.FieldValue.Of(1) } }, p));
        Assert.Equal("workflows.calendar.year-missing", refused.Refusals[0].Code);
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<WorkflowCase>().CountAsync(c => c.Code == code)));
    }
}
