using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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

/// <summary>Counts what was there before there were counters, once; later folds old weeks of stocks into one row each.</summary>
internal sealed class CounterJob(PortalDbContext db, WorkRunner runner, RecountRunner recount, TimeProvider clock) : IPortalJob
{
    private const int WeeksKept = 8;

    public string Name => "residence.counters";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Set<Setting>().AnyAsync(s => s.Name == RecountRunner.Mark, cancel)) await recount.RunAsync(Channel.Job, onlyCompare: false, cancel);
        var before = Iso(Measures.Week(ChinaTime.Today(clock)).AddDays(-7 * WeeksKept));
        var (stocks, first) = (string.Join(", ", Measures.Stocks.Select(m => $"'{m}'")), Iso(Measures.Before));
        var old = $"measure in ({stocks}) and week < '{before}' and week > '{first}'";
        await runner.RunAsync("residence.fold-counters", Channel.Job, async (services, _) =>
        {
            var writer = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
            await writer.BeginWriteAsync(cancel);
            await writer.Database.ExecuteSqlRawAsync($"""
                insert into residence_counter (scope_path, measure, week, slot, value)
                select scope_path, measure, '{first}', 0, cast(sum(value) as bigint) from residence_counter where {old} group by scope_path, measure order by scope_path, measure
                on conflict (scope_path, measure, week, slot) do update set value = residence_counter.value + excluded.value
                """, cancel);
            await writer.Database.ExecuteSqlRawAsync($"delete from residence_counter where {old}", cancel);
            return Result.Ok();
        }, cancel: cancel);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The made-up district was put there without the acts that count.</summary>
internal sealed class DemoCounters(RecountRunner recount) : IDemoData
{
    public string Name => "residence-counters";
    public Task LoadAsync(CancellationToken cancel) => recount.RunAsync(Channel.Job, onlyCompare: false, cancel);
}
