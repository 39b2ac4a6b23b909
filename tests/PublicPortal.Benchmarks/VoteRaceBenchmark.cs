using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.TestKit.Voting;

namespace PublicPortal.Benchmarks;

/// <summary>1,000 members press the button 100 times each, on two nodes over one PostgreSQL, in no order: exactly 1,000 votes.</summary>
internal static class VoteRaceBenchmark
{
    private const int Clients = 256;

    public static async Task RunAsync(Report report, bool quick)
    {
        var (members, attempts) = quick ? (200, 50) : (1000, 100);
        Console.WriteLine($"{members * attempts:N0} attempts to vote by {members:N0} members on two nodes");
        await using var site = await BenchSite.StartAsync(onPostgres: true);
        await using var node = site.AnotherNode();
        var electors = await Electorate.MakeAsync(site.Services, members);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, TimeProvider.System.GetUtcNow()));
        var voters = await VoterSessions.SignInAsync(site.Services, electors);
        var random = new Random(5);
        var requests = voters.SelectMany(v => Enumerable.Range(0, attempts).Select(i => VoterSessions.Cast(site.Port, poll, v, $"Choice={(i % 2 == 0 ? "yes" : "no")}"))).ToArray();
        random.Shuffle(requests);

        var outcome = await Load.RunAsync(site.Port, requests, Clients, "", node.Port);
        var (marks, ballots) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>().Database;
            return (await db.SqlQuery<long>($"select count(*) as \"Value\" from voting_mark where poll_id = {poll}").SingleAsync(),
                await db.SqlQuery<long>($"select count(*) as \"Value\" from voting_open_ballot where poll_id = {poll}").SingleAsync());
        });
        await Electorate.CloseAsync(site.Services, poll);
        var counted = await site.InScopeAsync(async s => await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<long>($"select yes + no + abstain as \"Value\" from voting_poll where id = {poll}").SingleAsync());
        Report.Note($"{outcome.PerSecond:N0} attempts/s; answers: {string.Join(", ", outcome.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value:N0}"))}");
        report.AtMost("members with a vote, off the number of members", Math.Abs(marks - members) + Math.Abs(ballots - members) + Math.Abs(counted - members), 0, "votes");
    }
}
