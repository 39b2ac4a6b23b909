using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;

namespace PublicPortal.Benchmarks;

/// <summary>
/// The last button of a declaration by somebody new: three sealed fields, a blind index, process, events, message, outbox and
/// idempotency key, 256 clients; beside it the database writing the same rows, one transaction each.
/// </summary>
internal static partial class SubmitBenchmark
{
    private const int Clients = 256, Rounds = 3, WarmUps = 2;   // a site that has run for a minute: its code is compiled for good

    public static async Task RunAsync(Report report, bool onPostgres, bool quick)
    {
        var (name, count) = (onPostgres ? "PostgreSQL" : "SQLite FULL", quick ? 1500 : 6000);
        Console.WriteLine($"submit on {name}, {Clients} clients, {Rounds} rounds of {count}");
        await using var site = await BenchSite.StartAsync(onPostgres);
        WriteSet? seen = null;
        site.Services.GetRequiredService<HotWrites>().Observer = rows => seen = rows;
        var used = 0;
        async Task<List<byte[]>> NextAsync() => await Residents.SubmissionsAsync(site, (used += count) - count, count);
        for (var warmUp = 0; warmUp < WarmUps; warmUp++) await Load.RunAsync(site.Port, await NextAsync(), Clients, "302");
        var replay = await site.InScopeAsync(s => Task.FromResult(new Replay(seen ?? throw new InvalidOperationException("No submission went the hot way."), s.GetRequiredService<PortalDbContext>().Model)));
        Report.Note($"{replay.Rows} rows inserted by each submission");
        var home = Residents.Get(site, "/");
        await BrowseAsync(site, home, TimeSpan.FromSeconds(2));   // warm

        List<double> portal = [], alone = [], idle = [], busy = [];
        for (var round = 0; round < Rounds; round++)
        {
            var requests = await NextAsync();
            idle.Add(Report.Percentile95(await BrowseAsync(site, home, TimeSpan.FromSeconds(3))));
            alone.Add(onPostgres ? await PgBenchAsync(site, replay, quick ? 3 : 6) : await LoopAsync(site, replay, count));
            using var stop = new CancellationTokenSource();
            var browsing = Load.BrowseAsync(site.Port, home, TimeSpan.FromMilliseconds(20), stop.Token);
            var outcome = await Load.RunAsync(site.Port, requests, Clients, "302");
            await stop.CancelAsync();
            busy.Add(Report.Percentile95(await browsing));
            portal.Add(outcome.PerSecond);
            Report.Note($"portal {outcome.PerSecond:N0}/s (p95 {Report.Percentile95([.. outcome.Milliseconds]):N0} ms), database alone {alone[^1]:N0}/s, browsing p95 idle {idle[^1]:N1} ms, busy {busy[^1]:N1} ms");
        }
        report.AtLeast($"submit on {name} / the same rows alone", Report.Median(portal.Zip(alone, (p, a) => p / a)), onPostgres ? 0.6 : 1.0);
        report.AtMost($"browsing p95 during the load on {name} / idle", Report.Median(busy.Zip(idle, (b, i) => b / i)), 1.5);
    }

    private static async Task<List<double>> BrowseAsync(BenchSite site, byte[] request, TimeSpan length)
    {
        using var stop = new CancellationTokenSource(length);
        return await Load.BrowseAsync(site.Port, request, TimeSpan.FromMilliseconds(20), stop.Token);
    }

    /// <summary>A loop with prepared statements on one connection, one commit each.</summary>
    internal static async Task<double> LoopAsync(BenchSite site, Replay replay, int count)
    {
        var options = new DatabaseOptions(DatabaseProvider.Sqlite, site.ConnectionString);
        await using var writer = new SqliteBatch(options, new WriteGate(options));
        var sets = Enumerable.Range(0, count).Select(_ => replay.Again()).ToList();
        var started = Stopwatch.GetTimestamp();
        foreach (var set in sets) await writer.WriteAsync([set]);
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    internal static async Task<double> PgBenchAsync(BenchSite site, Replay replay, int seconds)
    {
        var file = Path.Combine(site.Folder, "submit.sql");
        await File.WriteAllTextAsync(file, replay.Script());
        var to = new NpgsqlConnectionStringBuilder(site.ConnectionString);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PORTAL_BENCH_PGBENCH") ?? "pgbench",
            ["-n", "-M", "prepared", "-c", "64", "-j", "2", "-T", $"{seconds}", "-f", file, "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        var found = Tps().Match(output);
        return run.ExitCode == 0 && found.Success ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {output}{await errors}");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
