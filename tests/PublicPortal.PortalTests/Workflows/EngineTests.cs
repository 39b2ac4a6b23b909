using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.Workflows;

public class EngineTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Start_MakesEveryTaskOfTheStage_AndNoOther(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        var small = await Flows.StateAsync(site, await Flows.StartAsync(site, code, area: 60));
        Assert.Equal(["door", "food"], small.Tasks.Select(t => t.Task).Order());
        var big = await Flows.StateAsync(site, await Flows.StartAsync(site, code, area: 300));
        Assert.Equal(["door", "fire", "food"], big.Tasks.Select(t => t.Task).Order());
        Assert.Equal("review", big.Stage);
        Assert.Equal(64, big.Hash.Length);
    }

    [Theory, BothDatabases]
    public async Task Start_WithoutAFieldOrAWorkflow_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        async Task<string> CodeAsync(StartCase start) => (await site.RunAsync((s, p) => s.GetRequiredService<IWorkflowCases>().StartAsync(start, p))).Refusals[0].Code;
        Assert.Equal("workflows.case.fact-missing", await CodeAsync(new StartCase(code, Guid.NewGuid(), new("x", "x"), Flows.Cell)));
        Assert.Equal("workflows.workflow.unknown", await CodeAsync(new StartCase("nothing", Guid.NewGuid(), new("x", "x"), Flows.Cell)));
        Assert.Equal("workflows.workflow.wrong", await CodeAsync(new StartCase("x1", Guid.NewGuid(), new("x", "x"), Flows.Cell) { Definition = "{}" }));
    }

    [Theory, BothDatabases]
    public async Task Complete_LastTask_ClosesTheStageAndOpensTheNext(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site), area: 400);
        Assert.True((await Flows.DoAsync(site, id, "food", "agree")).IsOk);
        Assert.True((await Flows.DoAsync(site, id, "door", "opinion")).IsOk);
        Assert.Equal("review", (await Flows.StateAsync(site, id)).Stage);   // the fire brigade has not spoken
        Assert.True((await Flows.DoAsync(site, id, "fire", "agree")).IsOk);
        Assert.Equal("decision", (await Flows.StateAsync(site, id)).Stage);
        Assert.True((await Flows.DoAsync(site, id, "sign", "agree", by: Guid.NewGuid())).IsOk);
        var ended = await Flows.StateAsync(site, id);
        Assert.Equal((CaseStanding.Ended, "granted"), (ended.Standing, ended.Outcome));
        Assert.Null(ended.DueAt);
        Assert.Equal(2, await Flows.EventsAsync(site, id, "workflows.stage-closed"));
        Assert.Equal(1, await Flows.EventsAsync(site, id, "workflows.case-ended"));
    }

    [Theory, BothDatabases]
    public async Task Complete_Refusal_EndsTheStageAndDropsTheOthers(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        Assert.Equal("workflows.task.note-missing", (await Flows.DoAsync(site, id, "food", "refuse")).Refusals[0].Code);
        Assert.True((await Flows.DoAsync(site, id, "food", "refuse", "厨房没有排烟")).IsOk);
        var ended = await Flows.StateAsync(site, id);
        Assert.Equal("refused", ended.Outcome);
        Assert.Equal("workflows.task.dropped", (await Flows.DoAsync(site, id, "door", "opinion")).Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Complete_TwiceOrFromAStalePage_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var seen = (await Flows.TaskAsync(site, id, "door")).Version;
        Assert.True((await Flows.DoAsync(site, id, "door", "closed", version: seen)).IsOk);
        Assert.Equal("workflows.task.stale", (await Flows.DoAsync(site, id, "door", "opinion", version: seen)).Refusals[0].Code);
        Assert.True((await Flows.DoAsync(site, id, "door", "opinion", version: (await Flows.TaskAsync(site, id, "door")).Version)).IsOk);
        Assert.Equal("workflows.task.done", (await Flows.DoAsync(site, id, "door", "opinion")).Refusals[0].Code);
        Assert.Equal(1, await Flows.EventsAsync(site, id, "workflows.task-done"));
    }

    [Theory, BothDatabases]
    public async Task Complete_FourEyes_AsksForAnotherPerson(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (id, one) = (await Flows.StartAsync(site, await Flows.PublishAsync(site)), Guid.NewGuid());
        await Flows.DoAsync(site, id, "food", "agree", by: one);
        await Flows.DoAsync(site, id, "door", "opinion", by: Guid.NewGuid());
        Assert.Equal("workflows.task.four-eyes", (await Flows.DoAsync(site, id, "sign", "agree", by: one)).Refusals[0].Code);
        Assert.True((await Flows.DoAsync(site, id, "sign", "agree", by: Guid.NewGuid())).IsOk);
    }

    [Theory, BothDatabases]
    public async Task Complete_NoteWithANumber_OrWrongAnswer_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        Assert.Equal("workflows.task.note-holds-number", (await Flows.DoAsync(site, id, "food", "agree", "证件 44039019920315442６")).Refusals[0].Code);
        Assert.Equal("workflows.task.note-too-long", (await Flows.DoAsync(site, id, "food", "agree", new string('长', 1001))).Refusals[0].Code);
        Assert.Equal("workflows.task.result-missing", (await Flows.DoAsync(site, id, "food", "opinion")).Refusals[0].Code);
        var door = (await Flows.TaskAsync(site, id, "door")).Id;
        var wrong = await site.RunAsync((s, p) => s.GetRequiredService<IWorkflowCases>().CompleteAsync(
            new TaskAct(door, null, "opinion", null, null) { Answers = new Dictionary<string, FieldValue> { ["seats"] = FieldValue.Of(501) } }, p));
        Assert.Equal(("workflows.task.answer-wrong", "Answer_seats"), (wrong.Refusals[0].Code, wrong.Refusals[0].Field));
        Assert.True((await Flows.TaskAsync(site, id, "door")).IsOpen);
    }

    [Theory, BothDatabases]
    public async Task Supplement_PausesTheClock_AndResumingMovesAllDueDates(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);   // its clock is moved
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var due = (await Flows.StateAsync(site, id)).DueAt!.Value;
        Assert.Equal(new DateOnly(2026, 12, 2), ChinaTime.Date(due));
        Assert.True((await Flows.DoAsync(site, id, "food", "supplement")).IsOk);
        var paused = await Flows.StateAsync(site, id);
        Assert.Equal(CaseStanding.Paused, paused.Standing);
        Assert.Null(paused.DueAt);
        Assert.All(paused.Tasks, t => Assert.Null(t.DueAt));
        site.Clock.Advance(TimeSpan.FromDays(7));
        await site.RunJobsAsync();
        Assert.Equal(0, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
        Assert.True((await Flows.ActAsync(site, (c, p) => c.ResumeAsync(id, new Dictionary<string, FieldValue>(), p))).IsOk);
        Assert.Equal("workflows.case.not-paused", (await Flows.ActAsync(site, (c, p) => c.ResumeAsync(id, new Dictionary<string, FieldValue>(), p))).Refusals[0].Code);
        var resumed = await Flows.StateAsync(site, id);
        Assert.Equal(new DateOnly(2026, 12, 9), ChinaTime.Date(resumed.DueAt!.Value));
        Assert.Equal(new DateOnly(2026, 12, 3), ChinaTime.Date(resumed.Tasks.Single(t => t.Task == "food").DueAt!.Value));
    }

    [Theory, BothDatabases]
    public async Task ExtendMoveAndEnd_FromAModule(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site));
        var before = (await Flows.StateAsync(site, id)).DueAt!.Value;
        Assert.True((await Flows.ActAsync(site, (c, p) => c.ExtendAsync(id, "等专家意见", p))).IsOk);
        Assert.Equal("workflows.case.no-extension", (await Flows.ActAsync(site, (c, p) => c.ExtendAsync(id, "再等", p))).Refusals[0].Code);
        Assert.True((await Flows.StateAsync(site, id)).DueAt > before);
        var until = before.AddDays(30);
        var door = (await Flows.TaskAsync(site, id, "door")).Id;
        Assert.True((await Flows.ActAsync(site, (c, p) => c.MoveDueAsync(door, until, "住户约了时间", p))).IsOk);
        Assert.Equal(until, (await Flows.TaskAsync(site, id, "door")).DueAt);
        Assert.True((await Flows.ActAsync(site, (c, p) => c.EndAsync(id, "refused", "申请人撤回", p))).IsOk);
        Assert.Equal("workflows.case.ended", (await Flows.ActAsync(site, (c, p) => c.PauseAsync(id, "x", p))).Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Case_KeepsItsDefinition_WhenANewVersionComes(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        var old = await Flows.StartAsync(site, code);
        var changed = Flows.Permit.Replace("CODE", code, StringComparison.Ordinal).Replace("\"id\": \"sign\"", "\"id\": \"seal\"", StringComparison.Ordinal);
        await site.RunAsync(async (s, p) =>
        {
            await s.GetRequiredService<PublicPortal.Workflows.Publishing.WorkflowShelf>().AddAsync(PublicPortal.Workflows.Definitions.DefinitionReader.Read(changed).Definition!, changed, null, null, false, p, default);
            return Result.Ok();
        });
        var young = await Flows.StartAsync(site, code);
        foreach (var id in new[] { old, young })
        {
            await Flows.DoAsync(site, id, "food", "agree");
            await Flows.DoAsync(site, id, "door", "opinion");
        }
        Assert.Contains((await Flows.StateAsync(site, old)).Tasks, t => t.Task == "sign");
        Assert.Contains((await Flows.StateAsync(site, young)).Tasks, t => t.Task == "seal");
        Assert.NotEqual((await Flows.StateAsync(site, old)).Hash, (await Flows.StateAsync(site, young)).Hash);
        var kept = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<CaseDefinition>().Where(d => d.CaseId == old).Select(d => d.Json).SingleAsync());
        Assert.Equal((await Flows.StateAsync(site, old)).Hash, PublicPortal.Workflows.Publishing.WorkflowVersion.HashOf(kept));
    }

    [Theory, BothDatabases]
    public async Task Race_TwoNodes_EachStageClosesOnce(DatabaseKind kind)
    {
        const int Cases = 20;   // in full size it is a benchmark
        await using var site = await PortalSite.StartAsync(kind);
        await using var node = site.AnotherNode();
        var outcome = await TestKit.Workflows.CompletionRace.RunAsync(site.Services, node.Services, Cases);
        Assert.Equal((Cases * 5, Cases * 5), (outcome.Done, outcome.Refused));
        Assert.Equal((Cases, Cases, Cases, 0), (outcome.StagesClosed, outcome.CloseEvents, outcome.CasesEnded, outcome.OpenTasks));
    }
}
