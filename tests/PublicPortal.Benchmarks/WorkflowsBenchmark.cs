using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Workflows;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Benchmarks;

/// <summary>
/// 10,000 racing completions over 1,000 cases from two nodes; then the inbox and completing a task with 100,000 open tasks beside
/// the same with 1,000.
/// </summary>
internal static class WorkflowsBenchmark
{
    private const string Queue = "/BenchRole";

    public static async Task RunAsync(Report report, bool onPostgres, bool quick)
    {
        var name = onPostgres ? "PostgreSQL" : "SQLite";
        await using var site = await BenchSite.StartAsync(onPostgres);
        await using var node = site.AnotherNode();
        var cases = quick ? 100 : 1000;
        var race = await CompletionRace.RunAsync(site.Services, node.Services, cases);
        Report.Note($"{name}: {race.Done + race.Refused} completions in {race.Took.TotalSeconds:0.0} s");
        report.AtMost($"{name}: stages that did not close exactly once", Math.Abs(race.StagesClosed - cases) + Math.Abs(race.CloseEvents - cases) + Math.Abs(race.CasesEnded - cases) + race.OpenTasks, 0, "");

        await AddTasksAsync(site, 0, 1000);
        var (inbox, complete) = await MeasureAsync(site);
        await AddTasksAsync(site, 1000, quick ? 10_000 : 100_000);
        var (inboxMany, completeMany) = await MeasureAsync(site);
        Report.Note($"{name}: inbox {inbox:0.00} → {inboxMany:0.00} ms, completing {complete:0.00} → {completeMany:0.00} ms");
        report.AtMost($"{name}: inbox with 100,000 open tasks beside 1,000", inboxMany / inbox, 2);
        report.AtMost($"{name}: completing a task with 100,000 open beside 1,000", completeMany / complete, 2);
    }

    /// <summary>Open tasks of one queue in one street, as rows: starting a case for each is not what is measured.</summary>
    private static async Task AddTasksAsync(BenchSite site, int from, int to)
    {
        for (var at = from; at < to; at += 1000)
            await site.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                var now = DateTimeOffset.UtcNow;
                for (var i = at; i < Math.Min(to, at + 1000); i++)
                {
                    const string place = "440304/440304010/440304010001/440304010001002/";
                    var row = new WorkflowCase { Id = Ids.New(now), Code = "bench", Hash = "0", SubjectId = Guid.NewGuid(), TitleZh = "事项", TitleEn = "Case", ScopePath = place, StartedAt = now, DueAt = now.AddDays(9), Facts = "{}" };
                    db.Add(row);
                    db.Add(new CaseTask
                    {
                        Id = Ids.New(now), CaseId = row.Id, Code = "bench", Stage = "only", Task = "a", LabelZh = "任务", LabelEn = "Task", Queue = Queue, ScopePath = place, OpenedAt = now, DueAt = now.AddMinutes(i * 7919 % 100_000 - 20_000),
                    }.LieAt(place));
                }
                await services.GetRequiredService<UnitOfWork>().CompleteAsync();
                return 0;
            });
        await site.InScopeAsync(async services => await services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync("analyze"));
    }

    private static async Task<(double Inbox, double Complete)> MeasureAsync(BenchSite site)
    {
        var inbox = await MedianAsync(41, () => site.InScopeAsync(services => InboxProbe.LoadAsync(services, Queue)));
        var tasks = await CompletionRace.StartAsync(site.Services, 60);
        var at = 0;
        var complete = await MedianAsync(tasks.Count, () => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.race", Channel.Job, async (services, process) =>
            await services.GetRequiredService<IWorkflowCases>().CompleteAsync(new TaskAct(tasks[at++], null, "agree", null, null), process)));
        return (inbox, complete);
    }

    private static async Task<double> MedianAsync<T>(int rounds, Func<Task<T>> act)
    {
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await act();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Report.Median(times.Skip(rounds / 5));
    }
}
