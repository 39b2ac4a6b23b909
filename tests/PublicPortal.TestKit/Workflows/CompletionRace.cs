using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.TestKit.Workflows;

/// <param name="Done">Completions that were taken.</param>
/// <param name="Refused">Completions that came second.</param>
/// <param name="StagesClosed">Rows of closed stages, and events that said so.</param>
public sealed record RaceOutcome(int Done, int Refused, int StagesClosed, int CloseEvents, int CasesEnded, int OpenTasks, TimeSpan Took);

/// <summary>
/// Many officials finish the tasks of many cases at once, on two nodes over one database, each task wanted by two of them:
/// five parallel tasks a case, ten completions. Used by a test in small and by a benchmark in full size.
/// </summary>
public static class CompletionRace
{
    public const int CompletionsPerCase = 10;
    private const int AtOnce = 16;

    private const string Definition = """
        {
          "code": "race", "name": "race", "limits": { "promisedDays": 5 },
          "stages": [{ "id": "only", "label": "only", "join": "all", "tasks": [
            { "id": "a", "label": "a", "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"] },
            { "id": "b", "label": "b", "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"] },
            { "id": "c", "label": "c", "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"] },
            { "id": "d", "label": "d", "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"] },
            { "id": "e", "label": "e", "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"] }] }],
          "outcomes": [{ "id": "granted", "label": "granted", "effect": "granted" }, { "id": "refused", "label": "refused", "effect": "refused" }]
        }
        """;

    /// <summary>Starts cases of five open tasks each.</summary>
    /// <returns>The tasks.</returns>
    public static async Task<IReadOnlyList<Guid>> StartAsync(IServiceProvider node, int cases)
    {
        var started = new List<Guid>();
        for (var i = 0; i < cases; i++)
        {
            var begun = await node.GetRequiredService<WorkRunner>().RunAsync("test.race", Channel.Job, async (services, process) =>
                await services.GetRequiredService<IWorkflowCases>().StartAsync(new StartCase("race", Guid.CreateVersion7(), new("比赛", "Race"), "440304/") { Definition = Definition }, process));
            started.Add(begun.Value.Id);
        }
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<CaseTask>().AsNoTracking().Where(t => started.Contains(t.CaseId)).Select(t => t.Id).ToListAsync();
    }

    public static async Task<RaceOutcome> RunAsync(IServiceProvider one, IServiceProvider other, int cases)
    {
        var tasks = await StartAsync(one, cases);
        List<Guid> started;
        await using (var scope = one.CreateAsyncScope())
            started = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<CaseTask>().AsNoTracking().Where(t => tasks.Contains(t.Id)).Select(t => t.CaseId).Distinct().ToListAsync();
        // Both nodes want each task, in an order that brings them together often and never tells who is first.
        var wanted = tasks.SelectMany(t => new[] { (Node: one, Task: t), (Node: other, Task: t) }).ToArray();
        var (done, refused, clock) = (0, 0, System.Diagnostics.Stopwatch.StartNew());
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (want, cancel) =>
        {
            var result = await want.Node.GetRequiredService<WorkRunner>().RunAsync("test.race", Channel.Job, async (services, process) =>
                await services.GetRequiredService<IWorkflowCases>().CompleteAsync(new TaskAct(want.Task, null, "agree", null, null), process, cancel), cancel: cancel);
            Interlocked.Increment(ref (result.IsOk ? ref done : ref refused));
        });
        clock.Stop();
        await using var look = other.CreateAsyncScope();
        var db = look.ServiceProvider.GetRequiredService<PortalDbContext>();
        var events = 0;
        foreach (var id in started)
            events += (await look.ServiceProvider.GetRequiredService<Evidence.Contracts.IEventHistory>().OfAsync(id)).Count(e => e.Name == "workflows.stage-closed");
        return new RaceOutcome(done, refused,
            await db.Set<CaseStage>().CountAsync(s => started.Contains(s.CaseId) && s.ClosedAt != null), events,
            await db.Set<WorkflowCase>().CountAsync(c => started.Contains(c.Id) && c.EndedAt != null && c.Outcome == "granted"),
            await db.Set<CaseTask>().CountAsync(t => started.Contains(t.CaseId) && t.Standing != TaskStanding.Done), clock.Elapsed);
    }
}
