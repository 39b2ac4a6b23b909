using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.Voting;

/// <summary>A secret poll with a sheet of paper votes, from the two keys to the board.</summary>
public class SecretPollTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static readonly byte[] Scan = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"u8.ToArray();

    [Theory, BothDatabases]
    public async Task Life_OfASecretPollWithASheet_IsSealedKeptAndOpenedByTwo(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (first, second) = (await Voters.OfficialAsync(site), await Voters.OfficialAsync(site));
        var members = await Voters.MakeAsync(site, 6);
        var poll = await Voters.AnnounceAsync(site, Voters.Motion(site, members, secret: true));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.RunJobsAsync();
        Assert.Equal(PollStanding.Announced, (await Voters.StateAsync(site, poll)).Standing);   // nobody has the keys
        Assert.Contains("钥匙", (await members[0].Browser.GetAsync($"/votes/{poll}")).TextOf("main"));

        var halves = new[] { await TakeAsync(first, poll), await TakeAsync(second, poll) };
        Assert.NotEqual(halves[0], halves[1]);
        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(first, poll, halves[0])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await KeepAsync(second, poll, halves[0])).Status);   // the other one's
        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(second, poll, halves[1])).Status);
        Assert.All(await SharesAsync(site, poll), s => Assert.Null(s.Waiting));   // the site has neither
        await site.RunJobsAsync();
        Assert.Equal(PollStanding.Open, (await Voters.StateAsync(site, poll)).Standing);

        var choices = new[] { "yes", "no", "yes" };
        var commitments = new List<string>();
        for (var i = 0; i < choices.Length; i++)
        {
            var (form, ballot) = (await members[i].SecretFormAsync(poll), await Voters.SealAsync(site, poll, choices[i]));
            var answer = await form.SendAsync(ballot);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var receipt = JsonNode.Parse(JsonNode.Parse(answer.Text)!["receipt"]!.GetValue<string>())!;
            commitments.Add(PollVerification.Text(ballot, "c"));
            Assert.Equal(commitments[^1], PollVerification.Text(receipt, "c"));
            if (i > 0) continue;
            // The same again is the same vote with its receipt; another one is refused.
            Assert.Equal(commitments[0], PollVerification.Text(JsonNode.Parse((await form.SendAsync(ballot)).Text)!, "c"));
            Assert.Contains("第一票就是最后一票", JsonNode.Parse((await form.SendAsync(await Voters.SealAsync(site, poll, "no"))).Text)!["errors"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await members[1].SecretFormAsync(poll)).SendAsync(ballot)).Status);   // somebody else's commitment
        }
        // What the device sealed need not be a ballot; it spoils itself alone.
        Assert.Equal(HttpStatusCode.OK, (await (await members[3].SecretFormAsync(poll)).SendAsync(await Voters.SealAsync(site, poll, "perhaps"))).Status);
        await NothingLinksAsync(site, poll, commitments);

        // Paper: one voter marked twice, one marked who voted online, two clerks.
        var desk = await first.GetAsync($"/desk/polls/{poll}");
        var sheet = await desk.Form("form[action*='handler=Sheet']").SubmitAsync("[value=paper]");
        sheet = await MarkAsync(sheet, members[4].Name);
        Assert.Contains("成员5", sheet.TextOf(".table"));
        var again = await Found(sheet, members[0].Name);
        Assert.Contains("线上已投", again.TextOf(".ticks"));
        var entered = await Enter(sheet, yes: "2");
        Assert.Contains("必须相等", entered.TextOf("main"));
        entered = await Enter(sheet, yes: "1");
        Assert.Equal(HttpStatusCode.OK, entered.Status);
        Assert.Empty(entered.Document.QuerySelectorAll("#confirm"));   // not by the first clerk
        Assert.Contains("您已在现场投票", (await members[4].Browser.GetAsync($"/votes/{poll}")).TextOf("main"));

        await Voters.ClosesByTimeAsync(site, poll);
        Assert.Equal(PollStanding.Closing, (await Voters.StateAsync(site, poll)).Standing);
        Assert.Equal(HttpStatusCode.OK, (await ReleaseAsync(first, poll, halves[0])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ReleaseAsync(second, poll, halves[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReleaseAsync(second, poll, halves[1])).Status);
        Assert.Equal(PollStanding.Closing, (await Voters.StateAsync(site, poll)).Standing);   // the sheet is not confirmed
        Assert.Equal(HttpStatusCode.OK, (await (await second.GetAsync(sheet.Path)).Form("#confirm").SubmitAsync()).Status);

        var state = await Voters.StateAsync(site, poll);
        Assert.Equal((PollStanding.Closed, PollOutcome.Passed, 3L, 1L, 5), (state.Standing, state.Outcome!.Value, state.Yes!.Value, state.No!.Value, state.TookPart!.Value));
        var record = await Voters.RecordAsync(site, poll);
        var board = record["secret"]!["ballots"]!.AsArray();
        Assert.Equal(4, board.Count);
        Assert.All(commitments, c => Assert.Contains(board, b => PollVerification.Text(b!, "c") == c && b!["choice"] is not null));
        Assert.Single(board, b => b!["choice"] is null);
        Assert.Equal(2, record["sheets"]![0]!["clerks"]!.AsArray().Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task Announce_SecretWithoutTwoKeepers_IsRefused(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);   // nobody there may keep a key
        var members = await Voters.MakeAsync(site, 1);
        var plan = Voters.Motion(site, members, secret: true);
        var refused = await Residents.People.WorkAsync(site, "test.announce", (s, process) => s.GetRequiredService<IPolls>().AnnounceAsync(plan with { KeyKeepers = [Guid.NewGuid(), Guid.NewGuid()] }, process));
        Assert.Equal(("voting.plan.key-keepers", nameof(PollPlan.KeyKeepers)), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        Assert.True((await Residents.People.WorkAsync(site, "test.announce", (s, process) => s.GetRequiredService<IPolls>().AnnounceAsync(plan, process))).IsRefused);
    }

    /// <summary>No table but that of the ballots names one; the ballots name nobody.</summary>
    private static async Task NothingLinksAsync(PortalSite site, Guid poll, List<string> commitments)
    {
        var (ballots, keys, events) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return (await db.Set<SecretBallot>().AsNoTracking().Where(b => b.PollId == poll).ToListAsync(),
                await db.Set<IdempotencyRecord>().CountAsync(r => r.Location != null && r.Location.StartsWith("/votes/")),
                await db.Database.SqlQuery<string>($"select payload as \"Value\" from evidence_event").ToListAsync());
        });
        Assert.Equal(4, ballots.Count);
        Assert.Equal(0, keys);
        Assert.All(ballots, b => Assert.Equal(4, b.Id.Version));
        Assert.All(commitments, c => Assert.DoesNotContain(events, e => e.Contains(c, StringComparison.Ordinal)));
    }

    private static async Task<string> TakeAsync(PortalBrowser keeper, Guid poll)
    {
        var shown = await (await keeper.GetAsync($"/desk/polls/{poll}/key")).Form("form[action*='Take']").SubmitAsync();
        var half = shown.TextOf(".code.big");
        Assert.Equal(half, (await (await keeper.GetAsync($"/desk/polls/{poll}/key")).Form("form[action*='Take']").SubmitAsync()).TextOf(".code.big"));   // until it is kept
        return half;
    }

    private static async Task<Page> KeepAsync(PortalBrowser keeper, Guid poll, string half) => await (await keeper.GetAsync($"/desk/polls/{poll}/key")).Form("#keep").Fill("_share", half).SubmitAsync();

    private static async Task<Page> ReleaseAsync(PortalBrowser keeper, Guid poll, string half) => await (await keeper.GetAsync($"/desk/polls/{poll}/key")).Form("#release").Fill("_share", half.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).SubmitAsync();

    private static Task<List<KeyShare>> SharesAsync(PortalSite site, Guid poll) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<KeyShare>().AsNoTracking().Where(k => k.PollId == poll).ToListAsync());

    private static async Task<Page> Found(Page sheet, string name) => await (await sheet.Browser.GetAsync(sheet.Path)).Form("form[action*='Find']").Fill("Name", name).SubmitAsync();

    private static async Task<Page> MarkAsync(Page sheet, string name) => await (await Found(sheet, name)).Form("form[action*='=Mark']").SubmitAsync();

    private static async Task<Page> Enter(Page sheet, string yes) =>
        await (await sheet.Browser.GetAsync(sheet.Path)).Form("#enter").Fill("Yes", yes).Fill("No", "0").Fill("Abstain", "0").Attach("Scan", "计票单.pdf", Scan).SubmitAsync();
}
