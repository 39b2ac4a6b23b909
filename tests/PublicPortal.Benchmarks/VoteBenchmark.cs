using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.TestKit.Voting;

namespace PublicPortal.Benchmarks;

/// <summary>
/// A vote cast by a signed-in member: eligible, unique, process, idempotency key, acknowledged after the commit, 256 clients;
/// beside it the database writing the same rows, one commit each.
/// </summary>
internal static class VoteBenchmark
{
    private const int Clients = 256, Rounds = 3, WarmUps = 3;   // a site that has run for a minute: its code is compiled for good

    public static async Task RunAsync(Report report, bool onPostgres, bool quick)
    {
        var (name, count) = (onPostgres ? "PostgreSQL" : "SQLite FULL", quick ? 1500 : 6000);
        Console.WriteLine($"vote on {name}, {Clients} clients, {Rounds} rounds of {count}");
        await using var site = await BenchSite.StartAsync(onPostgres);
        WriteSet? seen = null;
        site.Services.GetRequiredService<HotWrites>().Observer = rows => seen = rows;
        var electors = await Electorate.MakeAsync(site.Services, count * (Rounds + WarmUps));
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, TimeProvider.System.GetUtcNow()));
        var voters = await VoterSessions.SignInAsync(site.Services, electors);
        List<byte[]> Requests(int round) => [.. voters.Skip(round * count).Take(count).Select((v, i) => VoterSessions.Cast(site.Port, poll, v, $"Choice={(i % 3 == 0 ? "no" : "yes")}"))];

        for (var warmUp = 0; warmUp < WarmUps; warmUp++) await Load.RunAsync(site.Port, Requests(Rounds + warmUp), Clients, "302");
        var replay = await site.InScopeAsync(s => Task.FromResult(new Replay(seen ?? throw new InvalidOperationException("No vote went the hot way."), s.GetRequiredService<PortalDbContext>().Model)));
        Report.Note($"{replay.Rows} rows inserted by each vote");

        List<double> portal = [], alone = [], late = [];
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(onPostgres ? await SubmitBenchmark.PgBenchAsync(site, replay, quick ? 3 : 6) : await SubmitBenchmark.LoopAsync(site, replay, count));
            var outcome = await Load.RunAsync(site.Port, Requests(round), Clients, "302");
            portal.Add(outcome.PerSecond);
            late.Add(Report.Percentile99([.. outcome.Milliseconds]));
            Report.Note($"portal {outcome.PerSecond:N0}/s (p50 {Report.Median(outcome.Milliseconds):N0} ms, p99 {late[^1]:N0} ms), database alone {alone[^1]:N0}/s");
        }
        var marks = await site.InScopeAsync(async s => await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<long>($"select count(*) as \"Value\" from voting_mark where poll_id = {poll}").SingleAsync());
        if (marks != electors.Count) throw new InvalidOperationException($"{electors.Count} votes were acknowledged, {marks} are there.");
        report.AtLeast($"vote on {name} / the same rows alone", Report.Median(portal.Zip(alone, (p, a) => p / a)), 1.0);
        report.AtMost($"vote on {name}, p99 of {Clients} clients", Report.Median(late), 50, "ms");
    }
}
