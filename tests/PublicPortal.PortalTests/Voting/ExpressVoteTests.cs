using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Processes;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Holding;

namespace PublicPortal.PortalTests.Voting;

/// <summary>A first vote goes past the page; nobody may tell from anything it leaves.</summary>
public class ExpressVoteTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Vote_OnTheExpressLane_AnswersAndLeavesWhatThePageWould(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 2);
        var poll = await OpenAsync(site, members);

        var (express, byPage) = (await RequestAsync(members[0], poll), await RequestAsync(members[1], poll));
        byPage.RequestUri = new Uri($"/votes/{poll}?again=1", UriKind.Relative);
        HttpResponseMessage first = null!, second = null!;
        var few = await site.Statements.DuringAsync(async () => first = await members[0].Browser.Http.SendAsync(express));
        var more = await site.Statements.DuringAsync(async () => second = await members[1].Browser.Http.SendAsync(byPage));
        Assert.True(few.Count == 2, string.Join("\n", few));   // the person, the member; the rows by the group commit
        Assert.True(more.Count > few.Count, string.Join("\n", more));   // else this compares a way with itself
        Assert.Equal((first.StatusCode, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal((HttpStatusCode.Redirect, $"/votes/{poll}?Done=1"), (first.StatusCode, first.Headers.Location!.OriginalString));
        Assert.Equal(first.Headers.GetValues("X-Content-Type-Options"), second.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(await LeftByAsync(site, poll, members[0]), await LeftByAsync(site, poll, members[1]));
        Assert.Equal("voting.vote WeChat online {\"choice\":[\"yes\"]} 1", await LeftByAsync(site, poll, members[0]));
    }

    [Theory, BothDatabases]
    public async Task Vote_WithoutTokenKeyOrRight_IsRefusedLikeByThePage(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 1);
        var poll = await OpenAsync(site, members);
        var stranger = (await Voters.MakeAsync(site, 1))[0];
        var official = await Voters.OfficialAsync(site);

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(members[0].Browser.Http, "__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(members[0].Browser.Http, "_key"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(stranger.Browser.Http, null));   // another's form
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(official.Http, null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(members[0].Browser.Http, "Choice"));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PollMark>().CountAsync(m => m.PollId == poll)));
        Assert.Equal(HttpStatusCode.Redirect, await SendAsync(members[0].Browser.Http, null));

        async Task<HttpStatusCode> SendAsync(HttpClient sender, string? without)
        {
            var form = (await members[0].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes");
            using var answer = await sender.SendAsync((without is null ? form : form.Forge(without, null)).Request());
            return answer.StatusCode;
        }
    }

    [Theory, BothDatabases]
    public async Task Vote_PressedEightTimes_IsOneActWithOneAnswer(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var members = await Voters.MakeAsync(site, 1);
        var poll = await OpenAsync(site, members);
        var form = (await members[0].Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => members[0].Browser.Http.SendAsync(form.Request())));
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Redirect, $"/votes/{poll}?Done=1"), (a.StatusCode, a.Headers.Location!.OriginalString)));
        Assert.Equal("voting.vote WeChat online {\"choice\":[\"yes\"]} 1", await LeftByAsync(site, poll, members[0]));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PastBallot>().CountAsync(b => b.PollId == poll)));
    }

    private static async Task<Guid> OpenAsync(PortalSite site, List<Voter> members)
    {
        var poll = await Voters.AnnounceAsync(site, Voters.Motion(site, members));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();
        await members[0].Browser.GetAsync($"/votes/{poll}");   // this node knows the paper
        return poll;
    }

    private static async Task<HttpRequestMessage> RequestAsync(Voter voter, Guid poll) => (await voter.Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", "yes").Request();

    /// <summary>Processes, mark, ballot and the number of answers kept.</summary>
    private static Task<string> LeftByAsync(PortalSite site, Guid poll, Voter voter) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var member = await db.Set<PollVoter>().Where(v => v.PollId == poll && v.PersonId == voter.Person).Select(v => v.Member).SingleAsync();
        var processes = await db.Set<ProcessRecord>().Where(p => p.AccountId == voter.Account && p.Type.StartsWith("voting.")).ToListAsync();
        var mark = await db.Set<PollMark>().SingleAsync(m => m.PollId == poll && m.Member == member);
        var ballot = await db.Set<OpenBallot>().SingleAsync(b => b.PollId == poll && b.Member == member);
        var scope = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{voter.Account}|/votes/{poll}|")));
        var kept = await db.Set<IdempotencyRecord>().CountAsync(r => r.Scope == scope && r.Location == $"/votes/{poll}?Done=1");
        return $"{string.Join(' ', processes.Select(p => $"{p.Type} {p.Channel}"))} {mark.By} {ballot.Choice} {kept}";
    });
}
