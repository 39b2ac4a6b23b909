using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Counters;

/// <summary>A recount found other numbers than were kept.</summary>
internal sealed record CountersMended(Guid RunId, int Counters, int Dwellings) : PortalEvent
{
    public override Guid SubjectId => RunId;
    public override string Name => "residence.counters-mended";
}

/// <summary>Recounts in a process of its own: the verb, the job and the demonstration share it.</summary>
internal sealed class RecountRunner(WorkRunner runner)
{
    public const string Mark = "residence.counted";

    public async Task<RecountResult> RunAsync(Channel channel, bool onlyCompare, CancellationToken cancel)
    {
        RecountResult? found = null;
        await runner.RunAsync("residence.recount", channel, async (services, process) =>
        {
            var db = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
            found = await ((Recount)services.GetService(typeof(Recount))!).MendAsync(onlyCompare, cancel);
            if (onlyCompare) return Result.Ok();
            if (!found.IsEqual) process.Raise(new CountersMended(process.Id, found.Differences.Count, found.Dwellings));
            if (!await db.Set<Setting>().AnyAsync(s => s.Name == Mark, cancel)) db.Add(new Setting { Name = Mark, Value = JsonSerializer.Serialize(true) });
            return Result.Ok();
        }, cancel: cancel);
        return found!;
    }
}

/// <summary><c>portal residence recount</c>: compares the counters with what they count, and mends them.</summary>
internal sealed class RecountVerb(RecountRunner recount) : ICliVerb
{
    public string Words => "residence recount";
    public string Usage => "[--check]";
    public string Summary => "Counts rates anew and mends what differs; with --check it only compares (exit 1 when something differs).";

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        var check = arguments.Has("check");
        var found = await recount.RunAsync(Channel.Cli, check, cancel);
        foreach (var d in found.Differences) output.Note($"{d.ScopePath} {d.Measure}{(d.Week is { } week ? $" {week:yyyy-MM-dd}" : "")}: {d.Counted} kept, {d.Real} real");
        output.Result(new { differences = found.Differences.Count, dwellings = found.Dwellings, mended = !check && !found.IsEqual },
            found.IsEqual ? "All counters are right." : check ? $"{found.Differences.Count} counters and {found.Dwellings} dwellings differ." : $"{found.Differences.Count} counters and {found.Dwellings} dwellings mended.");
        return check && !found.IsEqual ? CliOutcome.Refused : CliOutcome.Done;
    }
}

/// <summary>Folds what was counted; every quarter of a minute, so that the rates are never older than that.</summary>
internal sealed class FoldJob(IServiceScopeFactory scopes) : IPortalJob
{
    public string Name => "residence.fold-counters";
    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var more = true; more;)
        {
            // Not an act of anybody, so no process: the scope's own transaction, which its end closes.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            if (!await db.Set<CounterChange>().AnyAsync(cancel)) return;
            more = await scope.ServiceProvider.GetRequiredService<CounterFold>().FoldAsync(cancel);
            await db.Database.CommitTransactionAsync(cancel);
        }
    }
}

/// <summary>Counts what was there before there were counters, once; later joins the old weeks of each stock into one row.</summary>
internal sealed class CounterJob(PortalDbContext db, WorkRunner runner, RecountRunner recount, TimeProvider clock) : IPortalJob
{
    private const int WeeksKept = 8;

    public string Name => "residence.counters";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Set<Setting>().AnyAsync(s => s.Name == RecountRunner.Mark, cancel)) await recount.RunAsync(Channel.Job, onlyCompare: false, cancel);
        var (before, first) = (Measures.Week(ChinaTime.Today(clock)).AddDays(-7 * WeeksKept), Measures.Before);
        var stocks = Measures.Stocks.ToList();
        await runner.RunAsync("residence.join-weeks", Channel.Job, async (services, _) =>
        {
            var (writer, changes, fold) = ((PortalDbContext)services.GetService(typeof(PortalDbContext))!, (CounterChanges)services.GetService(typeof(CounterChanges))!, (CounterFold)services.GetService(typeof(CounterFold))!);
            while (await fold.FoldAsync(cancel)) { }
            var old = writer.Set<Counter>().Where(c => stocks.Contains(c.Measure) && c.Week < before && c.Week > first);
            foreach (var row in await old.AsNoTracking().ToListAsync(cancel)) changes.Add(row.ScopePath, row.Measure, row.Value, first);
            await old.ExecuteDeleteAsync(cancel);
            await writer.SaveChangesAsync(cancel);
            while (await fold.FoldAsync(cancel)) { }   // in the same transaction: the sums never dip
            return Result.Ok();
        }, cancel: cancel);
    }
}

/// <summary>The made-up district was put there without the acts that count.</summary>
internal sealed class DemoCounters(RecountRunner recount) : IDemoData
{
    public static string Name => "residence-counters";
    public Task LoadAsync(CancellationToken cancel) => recount.RunAsync(Channel.Job, onlyCompare: false, cancel);
}
