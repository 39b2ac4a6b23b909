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

/// <summary>Many members press the button many times, on two nodes where the database allows it, and while the poll closes.</summary>
public class PollRaceTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const int AtOnce = 24;

    [Theory]
    [InlineData(DatabaseKind.PostgreSql, 100, 20)]
    [InlineData(DatabaseKind.Sqlite, 40, 10)]
    public async Task Cast_ManyTimesFromManyPhones_IsOneVoteOfEachMember(DatabaseKind kind, int members, int attempts)
    {
        var site = await sites.OnAsync(kind);
        await using var node = kind == DatabaseKind.PostgreSql ? site.AnotherNode() : null;
        var electors = await Electorate.MakeAsync(site.Services, members);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()));
        // Two phones of each member, one on each node; each press is of a page of its own, with an idempotency key of its own.
        var phones = electors.SelectMany(e => new[] { site.SignIn(e), (node ?? site).SignIn(e) }).ToList();
        var forms = new System.Collections.Concurrent.ConcurrentBag<(PublicPortal.TestKit.Browsing.PortalBrowser Phone, Func<HttpRequestMessage> Press)>();
        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (phone, _) =>
        {
            var form = await phone.FormAsync(poll);
            for (var i = 0; i < attempts / 2; i++)
            {
                var choice = i % 2 == 0 ? "yes" : "no";
                forms.Add((phone, () => form.Fill(Ballots.Choice, choice).Forge("_key", Guid.NewGuid().ToString("N")).Request()));
            }
        });
        var presses = forms.ToArray();
        new Random(3).Shuffle(presses);
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(presses, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (press, cancel) =>
        {
            HttpRequestMessage request;
            lock (press.Phone) request = press.Press();
            using var answer = await press.Phone.Http.SendAsync(request, cancel);   // "again" is not followed: it acknowledges nothing
            answers.Add(answer.StatusCode);
        });
        Assert.Equal(members * attempts, answers.Count);
        Assert.All(answers, a => Assert.True(a is HttpStatusCode.Redirect or HttpStatusCode.TemporaryRedirect or HttpStatusCode.UnprocessableEntity, a.ToString()));
        Assert.Equal((members, members), await Ballots.CountAsync(site, poll));
        await Electorate.CloseAsync(site.Services, poll);
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(poll)))!;
        Assert.Equal((PollStanding.Closed, members, (long)members), (state.Standing, state.TookPart, state.Yes + state.No + state.Abstain));
    }

    [Theory, BothDatabases]
    public async Task Close_WhileVotesArrive_CountsExactlyWhatWasAcknowledged(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await using var node = kind == DatabaseKind.PostgreSql ? site.AnotherNode() : null;
        var electors = await Electorate.MakeAsync(site.Services, 60);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()));
        var forms = new List<(PublicPortal.TestKit.Browsing.PortalBrowser Phone, HttpRequestMessage Press)>();
        foreach (var (elector, i) in electors.Select((e, i) => (e, i)))
        {
            var phone = (i % 2 == 0 ? site : node ?? site).SignIn(elector);
            forms.Add((phone, (await phone.FormAsync(poll)).Fill(Ballots.Choice, "yes").Request()));
        }
        var (acknowledged, refused, sent) = (0, 0, 0);
        var half = new TaskCompletionSource();
        var closing = Task.Run(async () =>
        {
            await half.Task;
            await Electorate.CloseAsync(site.Services, poll);
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(forms, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (form, _) =>
        {
            if (Interlocked.Increment(ref sent) == forms.Count / 3) half.SetResult();
            var page = await form.Phone.SendAsync(form.Press);
            if (page.Status == HttpStatusCode.OK) Interlocked.Increment(ref acknowledged);
            else if (page.Status == HttpStatusCode.UnprocessableEntity) Interlocked.Increment(ref refused);
        });
        await closing;
        Assert.Equal(forms.Count, acknowledged + refused);
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(poll)))!;
        Assert.Equal(PollStanding.Closed, state.Standing);
        Assert.Equal((acknowledged, (long)acknowledged), (state.TookPart!.Value, state.Yes!.Value));
        Assert.Equal((acknowledged, acknowledged), await Ballots.CountAsync(site, poll));
    }

    [Theory, BothDatabases]
    public async Task Cast_OneMillisecondAfterTheClose_IsRefusedThoughTheFenceStandsOpenStill(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var electors = await Electorate.MakeAsync(site.Services, 2);
        var span = TimeSpan.FromHours(2);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow(), span));
        var (early, late) = (site.SignIn(electors[0]), site.SignIn(electors[1]));
        var (first, second) = ((await early.FormAsync(poll)).Fill(Ballots.Choice, "yes"), (await late.FormAsync(poll)).Fill(Ballots.Choice, "no"));
        site.Clock.Advance(span - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await early.SendAsync(first.Request())).Status);   // one millisecond before
        site.Clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await late.SendAsync(second.Request())).Status);   // one after
        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Poll>().Where(p => p.Id == poll).Select(p => p.IsAccepting).FirstAsync()));
        Assert.Equal((1, 1), await Ballots.CountAsync(site, poll));
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        await site.RunJobsAsync();
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(poll)))!;
        Assert.Equal((PollStanding.Closed, 1L, 0L), (state.Standing, state.Yes!.Value, state.No!.Value));
    }
}
