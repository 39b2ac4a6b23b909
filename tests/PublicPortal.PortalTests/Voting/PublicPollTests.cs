using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.Voting;

/// <summary>What everybody sees of a poll before, during and after the vote.</summary>
public class PublicPollTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const int MostStatements = 8;

    [Theory, BothDatabases]
    public async Task OpenPoll_FromAnnouncementToResult_ShowsWhatMayBeKnownAndNoMore(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = site.Browser();
        var electors = await Electorate.MakeAsync(site.Services, 4);
        var plan = Electorate.Motion(electors, site.Clock.GetUtcNow());
        var poll = await Electorate.AnnounceAsync(site.Services, plan with { Opens = site.Clock.GetUtcNow().AddHours(1), Quorum = new QuorumShare(1, 2, true) });
        var path = $"/polls/{poll}";

        // Announced: everything that is fixed, with hashes that anybody can compute again.
        var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("超过全体的一半", page.TextOf("main"), StringComparison.Ordinal);
        var manifest = JsonNode.Parse(await visitor.Http.GetStringAsync(path + "/manifest.json"))!.AsObject();
        var hash = PollRecordFile.ManifestHash(manifest);
        Assert.Contains(string.Join(' ', hash.Chunk(4).Select(c => new string(c))), page.TextOf("main"), StringComparison.Ordinal);
        var list = JsonNode.Parse(await visitor.Http.GetStringAsync(path + "/electorate.json"))!.AsArray();
        Assert.Equal(manifest["electorate"]!["hash"]!.GetValue<string>(), PollRecordFile.ElectorateHash(list));
        Assert.Empty(page.Document.QuerySelectorAll("a[href^='/votes/']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path + "/record.json")).Status);
        Assert.Empty((await visitor.GetAsync(path + "/verify")).Document.QuerySelectorAll("#start"));
        Assert.Contains((await visitor.GetAsync("/polls")).Document.QuerySelectorAll("main a.cell"), a => a.GetAttribute("href") == path);

        // Open: a vote changes nothing that is shown.
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.RunJobsAsync();
        var before = await visitor.GetAsync(path);
        Assert.NotEmpty(before.Document.QuerySelectorAll("a[href^='/votes/']"));
        foreach (var (elector, choice) in electors.Zip(new[] { "yes", "yes", "no" })) Assert.Equal(HttpStatusCode.Redirect, await site.SignIn(elector).CastAsync(poll, choice));
        Assert.Equal(before.Text, (await visitor.GetAsync(path)).Text);
        var roll = await visitor.GetAsync(path + "/roll");
        Assert.Equal(2, roll.Document.QuerySelectorAll("thead th").Length);   // names and ids, nothing else

        await Electorate.CloseAsync(site.Services, poll);
        await CheckResultAsync(site, visitor, path, hash);
        roll = await visitor.GetAsync(path + "/roll");
        Assert.Equal(["同意", "同意", "反对", "没有参加"], electors.Select(e => roll.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(e.Name, StringComparison.Ordinal)).QuerySelector("td")!.TextContent));
        var english = site.Browser();
        english.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Passed", (await english.GetAsync(path)).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(path, await visitor.Http.GetStringAsync("/polls/feed.xml"), StringComparison.Ordinal);
        Assert.Contains((await visitor.GetAsync("/polls")).Document.QuerySelectorAll("main a.cell"), a => a.GetAttribute("href") == path && a.TextContent.Contains("通过", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path + "/board")).Status);   // nothing secret here
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/polls/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/polls?p=7")).Status);
    }

    private static async Task CheckResultAsync(PortalSite site, PortalBrowser visitor, string path, string hash)
    {
        Page page = null!;
        var statements = await site.Statements.DuringAsync(async () => page = await visitor.GetAsync(path));
        Assert.True(statements.Count <= MostStatements, $"{statements.Count} statements: {string.Join('\n', statements)}");
        Assert.Contains("通过", page.TextOf(".big"), StringComparison.Ordinal);
        Assert.Equal(["2", "1", "0"], page.TextsOf(".bars b"));
        Assert.Contains("够了", page.TextOf("main"), StringComparison.Ordinal);

        var file = await visitor.Http.GetAsync(path + "/record.json");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        var (defects, record) = PollVerification.Verify(bytes);
        Assert.Empty(defects);
        Assert.Equal(hash, PollVerification.Text(record!, "manifestHash"));
        Assert.Equal(bytes.Length, file.Content.Headers.ContentLength);
        var again = new HttpRequestMessage(HttpMethod.Get, path + "/record.json");
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.Http.SendAsync(again)).StatusCode);
        var print = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16];
        Assert.Contains(string.Join(' ', print.Chunk(4).Select(c => new string(c))), page.TextOf("main"), StringComparison.Ordinal);

        var verify = await visitor.GetAsync(path + "/verify");
        Assert.NotEmpty(verify.Document.QuerySelectorAll("#start"));
        // Each defect that a verification can tell belongs to a check on the page, and has words.
        var shown = verify.Document.QuerySelectorAll("#checks li").SelectMany(l => l.GetAttribute("data-codes")!.Split(' ')).ToHashSet();
        Assert.Empty(PollDefect.Codes.Except(shown));
        var verifier = await visitor.Http.GetAsync("/polls/verify-poll.mjs");
        Assert.Equal("text/javascript", verifier.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(TestKit.Repository.PathOf("src/Modules/PublicPortal.Voting/wwwroot/verify-poll.mjs"), TestContext.Current.CancellationToken), await verifier.Content.ReadAsStringAsync());
        var code = page.Document.QuerySelectorAll(".facts dt").Single(d => d.TextContent.Contains("验真编码", StringComparison.Ordinal)).NextElementSibling!.TextContent;
        Assert.Contains("有效", (await visitor.GetAsync("/v/" + code.Replace(" ", "", StringComparison.Ordinal))).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Ballot_HoweverManyMembersAndVotes_CostsTheSameStatements(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var counts = new List<int>();
        foreach (var members in new[] { 1, 40 })
        {
            var electors = await Electorate.MakeAsync(site.Services, members);
            var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()));
            var phone = site.SignIn(electors[0]);
            await phone.FormAsync(poll);   // the paper is kept in memory from here on
            counts.Add((await site.Statements.DuringAsync(() => phone.FormAsync(poll))).Count);
            await SeedVotes.OpenAsync(site.Services, poll, _ => "yes");
            counts.Add((await site.Statements.DuringAsync(() => phone.FormAsync(poll))).Count);
        }
        Assert.All(counts, c => Assert.Equal(counts[0], c));
        Assert.InRange(counts[0], 1, MostStatements);
    }

    [Theory, BothDatabases]
    public async Task SecretPollWithASheet_WhenClosed_ShowsBoardRollAndSubTotals(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = site.Browser();
        await PollKeepers.MakeAsync(site.Services);
        var electors = await Electorate.MakeAsync(site.Services, 6);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()) with { Secret = true });
        var halves = await PollKeepers.TakeAsync(site.Services, poll);
        var path = $"/polls/{poll}";
        await site.SignIn(electors[0]).CastSecretAsync(site, poll, "no", "蓝色的桥");
        var mine = await site.SignIn(electors[1]).CastSecretAsync(site, poll, "yes");
        await SheetAsync(site, poll, electors[2], electors[3]);
        await PollKeepers.BringAsync(site.Services, poll, halves);
        await Electorate.CloseAsync(site.Services, poll);

        Page page = null!;
        var statements = await site.Statements.DuringAsync(async () => page = await visitor.GetAsync(path));
        Assert.True(statements.Count <= MostStatements, $"{statements.Count} statements: {string.Join('\n', statements)}");
        Assert.Equal(["3", "1", "0"], page.TextsOf(".bars b"));
        Assert.Equal(["1", "2", "3"], page.Document.QuerySelectorAll("tbody tr").First().QuerySelectorAll("td").Select(d => d.TextContent));
        var board = await visitor.GetAsync(path + "/board");
        Assert.Equal(2, board.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("蓝色的桥", board.TextOf("tbody"), StringComparison.Ordinal);
        Assert.NotNull(board.Document.GetElementById("b" + mine[..16]));
        var record = JsonNode.Parse(await visitor.Http.GetStringAsync(path + "/record.json"))!;
        Assert.Contains(string.Join(' ', record["secret"]!["root"]!.GetValue<string>().Chunk(4).Select(c => new string(c))), board.TextOf("main"), StringComparison.Ordinal);
        var roll = await visitor.GetAsync(path + "/roll");
        Assert.DoesNotContain("同意", roll.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Equal(["网上投票", "网上投票", "计票单 1", "计票单 1", "没有参加", "没有参加"], electors.Select(e => roll.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(e.Name, StringComparison.Ordinal)).QuerySelector("td")!.TextContent));
    }

    [Theory, BothDatabases]
    public async Task PollAmongProjects_WhenClosed_ShowsChosenOnesWithMoney_AndCancelledOnesTheirReason(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = site.Browser();
        var electors = await Electorate.MakeAsync(site.Services, 3);
        var plan = Electorate.Motion(electors, site.Clock.GetUtcNow()) with
        {
            Motion = null, Budget = new BudgetRule(10_000_000, "greedy", ChoiceForm.Approval),
            Options = [new("ramp", new LocalizedText("无障碍坡道", "A ramp"), 6_000_000), new("lamp", new LocalizedText("楼道感应灯", "Sensor lamps"), 3_000_000), new("tree", new LocalizedText("补种行道树", "New trees"), 5_000_000)],
        };
        var poll = await Electorate.AnnounceAsync(site.Services, plan);
        foreach (var elector in electors)
        {
            var phone = site.SignIn(elector);
            await phone.SendAsync((await phone.FormAsync(poll)).Tick("Choices", "ramp").Tick("Choices", "lamp").Request());
        }
        await Electorate.CloseAsync(site.Services, poll);
        var page = await visitor.GetAsync($"/polls/{poll}");
        Assert.Contains("选上 2 个项目", page.TextOf(".big"), StringComparison.Ordinal);
        Assert.Contains("90,000 元", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("花钱少的优先", page.TextOf("main"), StringComparison.Ordinal);   // both have three votes
        var export = await visitor.Http.GetStringAsync($"/polls/{poll}/poll.pb");
        Assert.StartsWith("META", export, StringComparison.Ordinal);

        var other = await Electorate.AnnounceAsync(site.Services, plan);
        await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.cancel", Channel.Job, async (services, process) => await services.GetRequiredService<IPolls>().CancelAsync(other, "漏写了一个项目", process));
        Assert.Contains("漏写了一个项目", (await visitor.GetAsync($"/polls/{other}")).TextOf(".callout.warn"), StringComparison.Ordinal);
    }

    private static Task<int> SheetAsync(PortalSite site, Guid poll, params Elector[] voters) => site.InScopeAsync(async services =>
    {
        var (db, names) = (services.GetRequiredService<PortalDbContext>(), await Ballots.MemberIdsAsync(site, poll));
        var sheet = new PaperSheet { Id = Guid.CreateVersion7(), PollId = poll, Number = 1, Kind = SheetKind.Paper, OpenedAt = site.Clock.GetUtcNow() };
        sheet.Enter($$"""[{"choice":["yes"],"count":{{voters.Length}}}]""", Guid.CreateVersion7(), new string('a', 64), Guid.CreateVersion7(), "何敏");
        Assert.True(sheet.Confirm(Guid.CreateVersion7(), "周立", voters.Length, site.Clock.GetUtcNow()).IsOk);
        db.Add(sheet);
        foreach (var voter in voters) db.Add(new PollMark { PollId = poll, Member = names[voter.Person], By = sheet.PublicId });
        await db.SaveChangesAsync();
        await services.GetRequiredService<UnitOfWork>().CompleteAsync();
        return 0;
    });
}
