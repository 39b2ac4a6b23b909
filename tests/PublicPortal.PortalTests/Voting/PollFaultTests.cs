using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.PortalTests.Voting;

/// <summary>What goes wrong while people vote.</summary>
public class PollFaultTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Vote_TwiceReplayedTooLateOrByAStranger_CountsOnceOrIsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 4);
        var stranger = (await Voters.MakeAsync(site, 1))[0];
        var poll = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        var early = await members[0].Browser.GetAsync($"/votes/{poll}");
        Assert.Empty(early.Document.QuerySelectorAll("#vote"));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();

        // Two tabs and a double click in each: one mark, one ballot; what was pressed last may stand.
        var (one, other) = ((await members[0].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes"), (await members[0].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "no"));
        var answers = await Task.WhenAll(new[] { one, other, one, other, one, other }.Select(f => members[0].Browser.SendAsync(f.Request())));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal((1, 1), await RowsAsync(site, poll));

        // Not on the list: no form; a forged one is refused and leaves nothing.
        Assert.Contains("不在这次表决的名单里", (await stranger.Browser.GetAsync($"/votes/{poll}")).TextOf("main"));
        var borrowed = await stranger.Browser.GetAsync("/votes");
        Assert.Equal(HttpStatusCode.OK, borrowed.Status);

        // Complete one millisecond before the close counts, at the close it does not.
        var (last, late) = ((await members[1].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes"), (await members[2].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes"));
        var closes = (await Voters.StateAsync(site, poll)).Closes;
        site.Clock.Advance(closes - site.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await last.SubmitAsync()).Status);
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var refused = await late.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("已经截止", refused.TextOf("main"));
        await site.RunJobsAsync();
        Assert.Equal(PollStanding.Closing, (await Voters.StateAsync(site, poll)).Standing);   // the drain
        await Voters.ClosesByTimeAsync(site, poll);
        var state = await Voters.StateAsync(site, poll);
        Assert.Equal((PollStanding.Closed, PollOutcome.NoQuorum, 2), (state.Standing, state.Outcome!.Value, state.TookPart!.Value));   // 2 of 4 are not more than half
        await Voters.RecordAsync(site, poll);
        Assert.Equal("voting.poll.ended", (await ConductAsync(site, poll, cancel: true)).Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Close_WhileVotesArrive_CountsExactlyWhatWasAcknowledged(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 24);
        var poll = await Voters.AnnounceAsync(site, Voters.Motion(site, members) with { Quorum = new QuorumShare(0, 1, false) });
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();
        var forms = new List<HttpRequestMessage>();
        foreach (var member in members) forms.Add((await member.Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes").Request());
        var casts = members.Zip(forms, (m, f) => m.Browser.SendAsync(f)).ToList();
        await casts[0];
        var closed = await ConductAsync(site, poll, cancel: false);
        Assert.True(closed.IsOk);
        var answers = await Task.WhenAll(casts);
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, a.ToString()));
        var state = await Voters.StateAsync(site, poll);
        Assert.Equal(answers.Count(a => a.Status == HttpStatusCode.OK), (int)state.Yes!.Value);
        Assert.Equal(state.TookPart, (int)state.Yes!.Value);
        await Voters.RecordAsync(site, poll);
    }

    [Theory, BothDatabases]
    public async Task Close_NoVotesAllAbstainAllTieOrCancelled_IsToldAndPublished(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 2);
        var none = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        var abstain = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        var tie = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        var cancelled = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        Assert.Equal("voting.poll.not-open", (await ConductAsync(site, none, cancel: false)).Refusals[0].Code);
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();
        foreach (var (voter, i) in members.Select((m, i) => (m, i)))
        {
            await voter.VoteAsync(abstain, "abstain");
            await voter.VoteAsync(tie, i == 0 ? "yes" : "no");
        }
        var waiting = (await members[0].Browser.GetAsync($"/votes/{cancelled}")).Form("#vote").Fill("Choice", "yes");
        Assert.True((await ConductAsync(site, cancelled, cancel: true)).IsOk);
        Assert.Contains("已经取消", (await waiting.SubmitAsync()).TextOf("main"));
        await Voters.ClosesByTimeAsync(site, none);
        var outcomes = new List<PollOutcome?>();
        foreach (var poll in new[] { none, abstain, tie })
        {
            outcomes.Add((await Voters.StateAsync(site, poll)).Outcome);
            await Voters.RecordAsync(site, poll);
        }
        Assert.Equal([PollOutcome.NoQuorum, PollOutcome.Rejected, PollOutcome.Tied], outcomes);
        var state = await Voters.StateAsync(site, cancelled);
        Assert.Equal((PollStanding.Cancelled, null), (state.Standing, state.Outcome));
        Assert.Contains("voting.poll-cancelled", await Voters.EventsAsync(site, cancelled));
    }

    [Theory, BothDatabases]
    public async Task Announce_WithNoKeyOfTheSiteYet_MakesOneAndKeepsIt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 1);
        var polls = new[] { await Voters.AnnounceAsync(site, Voters.Motion(site, members)), await Voters.AnnounceAsync(site, Voters.Motion(site, members)) };
        var (keys, manifests) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return (await db.Set<SiteKeyRow>().AsNoTracking().ToListAsync(), await db.Set<Poll>().AsNoTracking().Where(p => polls.Contains(p.Id)).Select(p => p.Manifest).ToListAsync());
        });
        Assert.Single(keys);
        Assert.All(manifests, m => Assert.Contains(keys[0].PublicKey, m, StringComparison.Ordinal));
    }

    private static Task<Kernel.Result> ConductAsync(PortalSite site, Guid poll, bool cancel) => site.WorkAsync<Kernel.Result>("test.conduct", (s, process) =>
        cancel ? s.GetRequiredService<IPolls>().CancelAsync(poll, "写错了", process) : s.GetRequiredService<IPolls>().CloseAsync(poll, process));

    private static Task<(int Marks, int Ballots)> RowsAsync(PortalSite site, Guid poll) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return (await db.Set<PollMark>().CountAsync(m => m.PollId == poll), await db.Set<OpenBallot>().CountAsync(b => b.PollId == poll));
    });
}
