using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.PortalTests.Voting;

/// <summary>The process dies while votes arrive: what was acknowledged is there, and what is sent again counts once.</summary>
public class PollKillTests
{
    private const int Members = 60, AtOnce = 8;

    [Theory, BothDatabases]
    public async Task Kill_WhileVotesArrive_LosesNoAcknowledgedVoteAndCountsNoneTwice(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var electors = await Electorate.MakeAsync(site.Services, Members);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()));
        var voters = await VoterSessions.SignInAsync(site.Services, electors);
        var names = await Ballots.MemberIdsAsync(site, poll);
        await using var victim = await KilledSite.StartAsync(site);
        var sent = voters.Select(v => (Voter: v, Key: Guid.NewGuid())).ToList();

        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<SignedInVoter>();
        var killing = new TaskCompletionSource();
        var killed = Task.Run(async () =>
        {
            await killing.Task;
            await victim.KillAsync();
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (act, _) =>
        {
            var status = await victim.SendAsync(VoterSessions.Cast(victim.Port, poll, act.Voter, $"{Ballots.Choice}=yes", act.Key));
            if (status is null) return;
            Assert.True(status == 302, $"answered {status}");
            acknowledged.Add(act.Voter);
            if (acknowledged.Count >= Members / 3) killing.TrySetResult();
        });
        await killed;
        Assert.InRange(acknowledged.Count, Members / 3, Members - 1);   // it died in the middle

        var marked = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PollMark>().AsNoTracking().Where(m => m.PollId == poll).Select(m => m.Member).ToListAsync());
        Assert.Empty(acknowledged.Select(v => names[v.Elector.Person]).Except(marked));
        var (marks, ballots) = await Ballots.CountAsync(site, poll);
        Assert.Equal(marks, ballots);   // a mark without its ballot, or a ballot without its mark, was half an act

        // Everybody presses again on another node, acknowledged or not: one vote each.
        foreach (var elector in electors)
        {
            var phone = site.SignIn(elector);
            var page = await phone.SendAsync((await phone.FormAsync(poll)).Fill(Ballots.Choice, "yes").Request());
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }
        Assert.Equal((Members, Members), await Ballots.CountAsync(site, poll));
        await Electorate.CloseAsync(site.Services, poll);
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(poll)))!;
        Assert.Equal((Members, (long)Members), (state.TookPart!.Value, state.Yes!.Value));
    }
}
