using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.Voting;

internal sealed record Voter(Guid Account, Guid Person, string Name, PortalBrowser Browser);

/// <summary>Members, officials and polls of the tests of one class.</summary>
internal static class Voters
{
    public const string Scope = "440304/440304001/";
    private static int staff;

    public static async Task<List<Voter>> MakeAsync(PortalSite site, int count)
    {
        var made = new List<Voter>();
        for (var i = 0; i < count; i++)
        {
            var (account, person, _) = await People.ResidentAsync(site, "林晓禾");
            made.Add(new Voter(account, person.Id, $"成员{i + 1}", site.SignInAs(TestUser.Resident(account))));
        }
        return made;
    }

    /// <summary>An official with an account of the site and the module's permissions over the place.</summary>
    public static async Task<PortalBrowser> OfficialAsync(PortalSite site, string scope = Scope)
    {
        var number = $"V{Interlocked.Increment(ref staff):D4}";
        var id = Guid.Empty;
        var made = await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.official", Channel.Cli, async (services, process) =>
        {
            var accounts = services.GetRequiredService<StaffAccounts>();
            await accounts.CreateAsync(number, "计票员", process, default);
            var account = (await accounts.FindAsync(number, default))!;
            id = account.Id;
            return await services.GetRequiredService<GrantService>().GrantAsync(account, Roles.StreetOfficer, "", null, process, default);
        });
        Assert.True(made.IsOk);
        return site.SignInAs(new TestUser(id, "计票员", IsStaff: true, Channel.Web, VotingPermissions.All.ToDictionary(p => p.Name, _ => (IReadOnlyList<string>)[scope])));
    }

    public static PollPlan Motion(PortalSite site, IEnumerable<Voter> members, bool secret = false) => new(
        new PollSubject("test.motion", Guid.NewGuid(), Scope, "/"), new LocalizedText("同意加装电梯吗？", "Build the lift?"), [.. members.Select(m => new PollMember(m.Person, m.Name))],
        new QuorumShare(1, 2, true), site.Clock.GetUtcNow().AddMinutes(10), site.Clock.GetUtcNow().AddMinutes(70)) { Motion = new MotionRule(MotionMajority.Simple, false, true), Secret = secret };

    public static async Task<Guid> AnnounceAsync(PortalSite site, PollPlan plan)
    {
        var done = await site.WorkAsync("test.announce", (s, process) => s.GetRequiredService<IPolls>().AnnounceAsync(plan, process));
        Assert.True(done.IsOk, done.IsOk ? "" : done.Refusals[0].Text.En);
        return done.Value;
    }

    public static Task<PollState> StateAsync(PortalSite site, Guid poll) => site.InScopeAsync(async s => (await s.GetRequiredService<IPolls>().FindAsync(poll))!);

    /// <summary>Votes as the page's form would.</summary>
    public static async Task<Page> VoteAsync(this Voter voter, Guid poll, string choice) =>
        await (await voter.Browser.GetAsync($"/votes/{poll}")).Form("#vote").Fill("Choice", choice).SubmitAsync();

    /// <summary>The form whose place the member's device takes.</summary>
    public static async Task<PageForm> SecretFormAsync(this Voter voter, Guid poll) => (await voter.Browser.GetAsync($"/votes/{poll}")).Form("#secret");

    /// <summary>What the device sends: commitment and sealed opening, nothing else of the form.</summary>
    public static Task<Page> SendAsync(this PageForm form, JsonObject ballot) =>
        form.Forge("_commitment", ballot["c"]!.GetValue<string>()).Forge("_sealed", ballot["sealed"]!.GetValue<string>()).Forge("Choice", null).SubmitAsync();

    /// <summary>What the device makes.</summary>
    public static async Task<JsonObject> SealAsync(PortalSite site, Guid poll, string choice)
    {
        var vote = new JsonObject { ["choice"] = new JsonArray(choice), ["phrase"] = "蓝色的桥" };
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Poll>().AsNoTracking().FirstAsync(p => p.Id == poll));
        vote["r"] = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var opening = SecretBallots.Opening(vote);
        vote["c"] = SecretBallots.Commitment(row.ManifestHash, opening);
        vote["sealed"] = SecretBallots.Seal(JsonNode.Parse(row.Manifest)!["pollKey"]!.GetValue<string>(), row.ManifestHash, vote["c"]!.GetValue<string>(), opening);
        return vote;
    }

    /// <summary>The published record, verified.</summary>
    public static async Task<JsonObject> RecordAsync(PortalSite site, Guid poll)
    {
        var text = string.Concat(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<RecordPart>().AsNoTracking().Where(p => p.PollId == poll).OrderBy(p => p.Number).Select(p => p.Text).ToListAsync()));
        var (defects, record) = PollVerification.Verify(CanonicalJson.Bytes(text));
        Assert.Equal([], defects.Select(d => d.ToString()));
        return record!;
    }

    /// <summary>Past the closing time and the drain; the clock takes its turn.</summary>
    public static async Task ClosesByTimeAsync(PortalSite site, Guid poll)
    {
        var closes = (await StateAsync(site, poll)).Closes;
        if (closes > site.Clock.GetUtcNow()) site.Clock.Advance(closes - site.Clock.GetUtcNow());
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        await site.RunJobsAsync();
    }

    public static Task<List<string>> EventsAsync(PortalSite site, Guid subject) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Database.SqlQuery<string>($"select name as \"Value\" from evidence_event where subject_id = {subject} order by at, id").ToListAsync());
}
