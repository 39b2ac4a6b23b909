using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Notifications.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.PortalTests.Voting;

/// <summary>An open poll from announcing to the published record.</summary>
public class OpenPollTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const int MostQueries = 6;

    [Theory, BothDatabases]
    public async Task Life_OfAnOpenMotion_IsAnnouncedVotedChangedClosedAndPublished(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 4);
        var poll = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        var state = await Voters.StateAsync(site, poll);
        Assert.Equal((PollStanding.Announced, 4, $"/polls/{poll}"), (state.Standing, state.Members, state.Path));
        Assert.Equal(poll, (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().NewestAboutAsync("test.motion", state.Subject.Id)))!.Id);
        Assert.Contains(await site.InScopeAsync(s => s.GetRequiredService<IPolls>().RecentAsync(Voters.Scope, DateTimeOffset.UnixEpoch)), p => p.Id == poll);
        Assert.Empty((await members[0].Browser.GetAsync($"/votes/{poll}")).Document.QuerySelectorAll("#vote"));   // not yet

        site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(PollStanding.Open, (await Voters.StateAsync(site, poll)).Standing);   // by the hour, also before the job's turn
        await site.RunJobsAsync();
        Assert.Contains("voting.poll-opened", await Voters.EventsAsync(site, poll));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(members[0].Account)));
        Assert.Contains($"/votes/{poll}", (await site.InScopeAsync(async s => (await Task.WhenAll(s.GetServices<IHomeSlot>().Where(h => h.GetType().Name == "VotingHome").Select(h => h.WaitingAsync(members[0].Account, default)))).SelectMany(i => i).ToList())).Select(i => i.Path));

        var form = (await members[0].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "no");
        var request = form.Request();
        HttpResponseMessage cast = null!;
        var statements = await site.Statements.DuringAsync(async () => cast = await members[0].Browser.Http.SendAsync(request));
        Assert.Equal(HttpStatusCode.Redirect, cast.StatusCode);
        Assert.True(statements.Count <= MostQueries, string.Join("\n", statements));
        Assert.DoesNotContain(statements, sql => sql.Contains("INSERT", StringComparison.OrdinalIgnoreCase));   // all rows by the group commit

        var changed = await members[0].VoteAsync(poll, "yes");
        Assert.Contains("done=1", changed.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("赞成", changed.TextOf(".ticks"));
        foreach (var (voter, choice) in members.Skip(1).Zip(["yes", "abstain"])) Assert.Equal(HttpStatusCode.OK, (await voter.VoteAsync(poll, choice)).Status);
        var (ballots, past, marks) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return (await db.Set<OpenBallot>().CountAsync(b => b.PollId == poll), await db.Set<PastBallot>().SingleAsync(b => b.PollId == poll), await db.Set<PollMark>().CountAsync(m => m.PollId == poll));
        });
        Assert.Equal((3, 3, """{"choice":["no"]}"""), (ballots, marks, past.Choice));
        Assert.Null((await Voters.StateAsync(site, poll)).Yes);   // nothing is counted before

        await Voters.ClosesByTimeAsync(site, poll);
        state = await Voters.StateAsync(site, poll);
        Assert.Equal((PollStanding.Closed, PollOutcome.Passed, 2L, 0L, 1L, 3), (state.Standing, state.Outcome!.Value, state.Yes!.Value, state.No!.Value, state.Abstain!.Value, state.TookPart!.Value));
        var record = await Voters.RecordAsync(site, poll);
        Assert.Equal(3, record["open"]!.AsArray().Count);
        Assert.Equal(state.ManifestHash, record["manifestHash"]!.GetValue<string>());
        Assert.Single(await Voters.EventsAsync(site, poll), e => e == "voting.poll-closed");
        await site.RunJobsAsync();
        Assert.Single(await Voters.EventsAsync(site, poll), e => e == "voting.poll-closed");   // another turn does nothing
        Assert.Contains("您投了票", (await members[0].Browser.GetAsync("/votes")).TextOf("main"));
    }

    [Theory, BothDatabases]
    public async Task Life_OfAPollAmongProjects_CountsAllFormsAndSheets(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 3);
        var options = new[] { ("lamp", 60_000L), ("bench", 50_000L), ("tree", 30_000L) }.Select(p => new PollOption(p.Item1, new("项目" + p.Item1, p.Item1), p.Item2)).ToList();
        var polls = new Dictionary<ChoiceForm, Guid>();
        foreach (var form in Enum.GetValues<ChoiceForm>())
            polls[form] = await Voters.AnnounceAsync(site, Voters.Motion(site, members) with { Motion = null, Budget = new BudgetRule(100_000, "greedy", form), Options = options });
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();
        foreach (var voter in members.Take(2))
        {
            Assert.Equal(HttpStatusCode.OK, (await (await voter.Browser.GetAsync($"/votes/{polls[ChoiceForm.Approval]}")).Form("#vote").Tick("Choices", "bench").Tick("Choices", "tree").SubmitAsync()).Status);
            var full = await (await voter.Browser.GetAsync($"/votes/{polls[ChoiceForm.Knapsack]}")).Form("#vote").Tick("Choices", "lamp").Tick("Choices", "bench").SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
            Assert.Contains("超过了资金总额", full.TextOf("main"));
            Assert.Equal(HttpStatusCode.OK, (await (await voter.Browser.GetAsync($"/votes/{polls[ChoiceForm.Knapsack]}")).Form("#vote").Tick("Choices", "lamp").Tick("Choices", "tree").SubmitAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await (await voter.Browser.GetAsync($"/votes/{polls[ChoiceForm.Points]}")).Form("#vote").Fill("points.bench", "9").Fill("points.tree", "2").SubmitAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await (await voter.Browser.GetAsync($"/votes/{polls[ChoiceForm.Ranked]}")).Form("#vote").Fill("rank.tree", "1").Fill("rank.lamp", "2").SubmitAsync()).Status);
        }
        await Voters.ClosesByTimeAsync(site, polls[ChoiceForm.Approval]);
        var selected = new List<string>();
        foreach (var form in Enum.GetValues<ChoiceForm>())
        {
            selected.Add($"{form}: {string.Join(' ', (await Voters.StateAsync(site, polls[form])).Selected)}");
            await Voters.RecordAsync(site, polls[form]);
        }
        Assert.Equal(["Approval: tree bench", "Knapsack: tree lamp", "Points: bench tree", "Ranked: tree lamp"], selected);
    }
}
