using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>Cases follow the things that they are about.</summary>
public class CaseMovesTests
{
    private const string Community = "440304/440304010/440304010001/", There = "440304/440304011/440304011001/";

    [Theory, BothDatabases]
    public async Task PlaceMoved_OpenTasksGoToTheInboxThere_EndedCasesStay(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var code = await Flows.PublishAsync(site);
        var (open, ended) = (await Flows.StartAsync(site, code), await Flows.StartAsync(site, code));
        Assert.True((await Flows.ActAsync(site, (c, p) => c.EndAsync(ended, "refused", "撤回", p))).IsOk);
        await DoAsync(site, c => c.PlaceMovedAsync(Community, There));
        Assert.Equal(There + "440304010001002/", (await Flows.StateAsync(site, open)).ScopePath);
        Assert.Equal(Flows.Cell, (await Flows.StateAsync(site, ended)).ScopePath);
        var (door, food) = (await TaskAsync(site, open, "door"), await TaskAsync(site, open, "food"));
        Assert.Equal((There + "440304010001002/", "440304/440304011/", There, There + "440304010001002/"), (door.ScopePath, door.Within2, door.Within3, door.Within4));
        Assert.Equal(("440304/", ""), (food.ScopePath, food.Within2));   // it lies with the district
    }

    [Theory, BothDatabases]
    public async Task LieAt_MovesOneCase_AndGivesItANewTitle(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var code = await Flows.PublishAsync(site);
        var (moved, other) = (await Flows.StartAsync(site, code), await Flows.StartAsync(site, code));
        await DoAsync(site, c => c.LieAtAsync(moved, There + "440304011001005/", new LocalizedText("新地址", "New address")));
        var state = await Flows.StateAsync(site, moved);
        Assert.Equal(("新地址", There + "440304011001005/"), (state.Title.Zh, state.ScopePath));
        Assert.Equal(There + "440304011001005/", (await TaskAsync(site, moved, "door")).Within4);
        Assert.Equal(Flows.Cell, (await Flows.StateAsync(site, other)).ScopePath);
    }

    [Theory, BothDatabases]
    public async Task AssignMany_GivesOpenTasks_AndLeavesTheOthers(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var who = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        var code = await Flows.PublishAsync(site);
        var (one, two) = (await Flows.StartAsync(site, code), await Flows.StartAsync(site, code));
        var (open, done) = ((await Flows.TaskAsync(site, one, "door")).Id, (await Flows.TaskAsync(site, two, "door")).Id);
        Assert.True((await Flows.DoAsync(site, two, "door", "opinion")).IsOk);
        await site.RunAsync(async (s, p) =>
        {
            await s.GetRequiredService<IWorkflowCases>().AssignManyAsync(new Dictionary<Guid, Guid?> { [open] = who.AccountId, [done] = who.AccountId }, p);
            return Result.Ok();
        });
        Assert.Equal(who.AccountId, (await Flows.TaskAsync(site, one, "door")).AssigneeAccountId);
        Assert.Null((await Flows.TaskAsync(site, two, "door")).AssigneeAccountId);
        Assert.Equal((1, 0), (await Flows.EventsAsync(site, one, "workflows.task-handed-over"), await Flows.EventsAsync(site, two, "workflows.task-handed-over")));
    }

    [Theory, BothDatabases]
    public async Task Forget_DeletesEndedCasesAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var code = await Flows.PublishAsync(site);
        var (open, ended) = (await Flows.StartAsync(site, code), await Flows.StartAsync(site, code));
        Assert.True((await Flows.ActAsync(site, (c, p) => c.EndAsync(ended, "refused", "撤回", p))).IsOk);
        await DoAsync(site, c => c.ForgetAsync([open, ended]));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IWorkflowCases>().FindAsync(ended)));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<CaseTask>().CountAsync(t => t.CaseId == ended)));
        Assert.Equal(CaseStanding.Running, (await Flows.StateAsync(site, open)).Standing);
    }

    private static Task<Result> DoAsync(PortalSite site, Func<IWorkflowCases, Task> act) => site.RunAsync(async (s, _) =>
    {
        await act(s.GetRequiredService<IWorkflowCases>());
        return Result.Ok();
    });

    private static Task<CaseTask> TaskAsync(PortalSite site, Guid caseId, string task) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<CaseTask>().AsNoTracking().FirstAsync(t => t.CaseId == caseId && t.Task == task));
}
