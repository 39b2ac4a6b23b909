using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;

namespace PublicPortal.PortalTests.Voting;

/// <summary>Somebody has the whole database and wants to know who voted how.</summary>
public class PollLinkingTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const int Members = 120, Mixed = 65;

    /// <summary>With so many right by chance in a thousand million tries hardly once: the number of hits has the mean 1, or that of the mixing.</summary>
    private const int FarAboveChance = 14;

    [Theory, BothDatabases]
    public async Task Dump_OfASecretPoll_LinksNobodyToABallot(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PollKeepers.MakeAsync(site.Services);
        var members = await Electorate.MakeAsync(site.Services, Members);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(members, site.Clock.GetUtcNow()) with { Secret = true });
        var halves = await PollKeepers.TakeAsync(site.Services, poll);
        var truth = new Dictionary<string, string>();   // member's id of this poll → commitment
        var voted = new List<string>();
        var names = await Ballots.MemberIdsAsync(site, poll);
        foreach (var (member, i) in members.Select((m, i) => (m, i)))
        {
            truth[names[member.Person]] = await site.SignIn(member).CastSecretAsync(site, poll, i % 3 == 0 ? "no" : "yes");
            voted.Add(names[member.Person]);
        }

        var dump = await DatabaseDump.ReadAsync(kind, site.ConnectionString);
        Check(Linking.Try(dump, "voting_secret_ballot", poll, voted, truth));
        // Nothing else in the database names a ballot: no process, no event, no idempotency row, no message.
        Assert.Equal([], Linking.Holding(dump, [.. truth.Values], "voting_secret_ballot"));
        var ids = dump["voting_secret_ballot"].Select(r => r.Values["id"]!).ToList();
        Assert.Equal([], Linking.Holding(dump, [.. ids, .. ids.Select(i => i.Replace("-", "", StringComparison.Ordinal))], "voting_secret_ballot"));

        await PollKeepers.BringAsync(site.Services, poll, halves);
        await Electorate.CloseAsync(site.Services, poll);
        dump = await DatabaseDump.ReadAsync(kind, site.ConnectionString);
        Assert.DoesNotContain(dump["voting_secret_ballot"], r => Guid.Parse(r.Values["poll_id"]!) == poll);
        Check(Linking.Try(dump, "voting_board_ballot", poll, voted, truth));
        Assert.Equal([], Linking.Holding(dump, [.. truth.Values], "voting_board_ballot", "voting_record_part"));
    }

    private static void Check(LinkingOutcome outcome)
    {
        var chance = (double)outcome.Members / Mixed;
        Assert.True(outcome.ByOrder <= FarAboveChance, $"by order {outcome.ByOrder} of {outcome.Members}");
        Assert.True(outcome.ByKey <= FarAboveChance, $"by key {outcome.ByKey} of {outcome.Members}");
        Assert.True(outcome.ByTransaction <= 3 * chance, $"by transaction {outcome.ByTransaction:0.0} of {outcome.Members}, by chance {chance:0.0}");
    }
}
