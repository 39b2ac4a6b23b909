using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.Voting;

/// <summary>A poll that is too large for its board and record to be written in the act that closes it: the verdict first, the rest by a job.</summary>
public class LargePollTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly Dictionary<string, string> AllAreLarge = new() { ["Voting:RecordAtOnceMembers"] = "1" };

    [Theory, BothDatabases]
    public async Task Close_LargePoll_TellsTheResultAtOnceOnEveryNode_AndPublishesBoardAndRecordAfterwards(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: AllAreLarge);
        await PollKeepers.MakeAsync(site.Services);
        var electors = (await Electorate.MakeAsync(site.Services, 5)).Select((e, i) => e with { Name = i == 0 ? "成\"员\\1\u0001😀" : e.Name }).ToList();
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()) with { Secret = true });
        var halves = await PollKeepers.TakeAsync(site.Services, poll);
        var path = $"/polls/{poll}";
        foreach (var (elector, choice, phrase) in electors.Zip(["yes", "yes", "no", "perhaps"], ["", "蓝色的\"桥\"\n", "短语", ""])) await site.SignIn(elector).CastSecretAsync(site, poll, choice, phrase);
        await PollKeepers.BringAsync(site.Services, poll, halves);

        await using var node = kind == DatabaseKind.PostgreSql ? site.AnotherNode() : null;
        await using (var hearing = node is null ? null : await Hearing.StartAsync(node))
        {
            foreach (var one in Nodes(site, node)) Assert.Empty((await one.Browser().GetAsync(path)).Document.QuerySelectorAll(".bars"));   // kept in memory as it is
            await Electorate.CloseAsync(site.Services, poll);
            if (hearing is not null) await hearing.HasHeardAsync(path);
        }
        foreach (var one in Nodes(site, node))
        {
            var page = await one.Browser().GetAsync(path);
            Assert.Equal(["2", "1", "0"], page.TextsOf(".bars b"));
            Assert.Contains("正在整理", page.Text, StringComparison.Ordinal);
        }
        var visitor = site.Browser();
        Assert.Contains("公示板正在整理", (await visitor.GetAsync(path + "/board")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path + "/record.json")).Status);
        Assert.Equal((4, 0), await BallotsAsync(site, poll));

        await site.RunJobsAsync();
        Assert.Equal((0, 4), await BallotsAsync(site, poll));
        var record = await PublishedAsync(site, visitor, path);
        Assert.Equal([1, 3], record["secret"]!["ballots"]!.AsArray().CountBy(b => b!["choice"] is null).OrderByDescending(c => c.Key).Select(c => c.Value));   // one is spoiled
        Assert.Contains(Print(PollVerification.Text(record["secret"]!, "root")), (await visitor.GetAsync(path + "/board")).TextOf("main"), StringComparison.Ordinal);
        await KeyAsync(visitor, PollVerification.Text(record["manifest"]!, "siteKey"));
        await PrintsAreKeptAsync(site, poll);
    }

    [Theory, BothDatabases]
    public async Task Close_LargePollAmongProjects_ExportsWhatItsRecordSays(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: AllAreLarge);
        var electors = await Electorate.MakeAsync(site.Services, 3);
        var poll = await Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, site.Clock.GetUtcNow()) with
        {
            Motion = null, Budget = new BudgetRule(10_000_000, "greedy", ChoiceForm.Points),
            Options = [new("ramp", new LocalizedText("无障碍坡道", "A ramp"), 6_000_000), new("lamp", new LocalizedText("感应灯", "Lamps"), 3_000_000)],
        });
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            foreach (var (member, choice) in (await Ballots.MemberIdsAsync(site, poll)).Values.Zip(["""{"choice":["ramp","lamp"],"points":[3,10]}""", """{"choice":[],"points":[]}"""]))
            {
                db.Add(new PollMark { PollId = poll, Member = member, By = PollVerification.Online });
                db.Add(new OpenBallot { PollId = poll, Member = member, Choice = choice, CastAt = site.Clock.GetUtcNow() });
            }
            await db.SaveChangesAsync();
            await s.GetRequiredService<UnitOfWork>().CompleteAsync();
            return 0;
        });
        await Electorate.CloseAsync(site.Services, poll);
        await site.RunJobsAsync();
        var visitor = site.Browser();
        var record = await PublishedAsync(site, visitor, $"/polls/{poll}");
        var text = new StringWriter();
        PollExport.Write(record, text);
        Assert.Equal(text.ToString(), await visitor.Http.GetStringAsync($"/polls/{poll}/poll.pb"));
    }

    private static IEnumerable<PortalSite> Nodes(PortalSite site, PortalSite? node) => node is null ? [site] : [site, node];

    /// <summary>The file is right by itself, and the page says its print.</summary>
    private static async Task<JsonObject> PublishedAsync(PortalSite site, PortalBrowser visitor, string path)
    {
        var bytes = await visitor.Http.GetByteArrayAsync(path + "/record.json");
        var (defects, record) = PollVerification.Verify(bytes);
        Assert.Equal([], defects.Select(d => d.ToString()));
        Assert.Contains(Print(Convert.ToHexStringLower(SHA256.HashData(bytes))), (await visitor.GetAsync(path + "/verify")).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("正在整理", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
        return record!;
    }

    private static async Task KeyAsync(PortalBrowser visitor, string siteKey)
    {
        var text = await visitor.Http.GetStringAsync("/polls/site-key.pem");
        Assert.Contains(PollKeys.Fingerprint(siteKey), text, StringComparison.Ordinal);
        using var key = ECDsa.Create();
        key.ImportFromPem(text);
        Assert.Equal(siteKey, PollKeys.Public(key.ExportParameters(includePrivateParameters: false)));
    }

    /// <summary>Records of a release that did not keep their prints get them.</summary>
    private static async Task PrintsAreKeptAsync(PortalSite site, Guid poll)
    {
        var kept = await PrintsAsync(site, poll);
        Assert.NotNull(kept.Root);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<PortalDbContext>().Set<Poll>().Where(p => p.Id == poll).ExecuteUpdateAsync(set => set.SetProperty(p => p.RecordHash, (string?)null).SetProperty(p => p.BoardRoot, (string?)null));
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.RunJobsAsync();
        Assert.Equal(kept, await PrintsAsync(site, poll));
    }

    private static async Task<(string? Hash, string? Root)> PrintsAsync(PortalSite site, Guid poll)
    {
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Poll>().AsNoTracking().FirstAsync(p => p.Id == poll));
        return (row.RecordHash, row.BoardRoot);
    }

    private static Task<(int Waiting, int OnBoard)> BallotsAsync(PortalSite site, Guid poll) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return (await db.Set<SecretBallot>().CountAsync(b => b.PollId == poll), await db.Set<BoardBallot>().CountAsync(b => b.PollId == poll));
    });

    private static string Print(string hash) => string.Join(' ', hash.Chunk(4).Select(c => new string(c)));

    /// <summary>What a running node does in the background: hears of evictions by others.</summary>
    private sealed class Hearing(CancellationTokenSource stop, Task listening, SemaphoreSlim heard) : IAsyncDisposable
    {
        public static async Task<Hearing> StartAsync(PortalSite node)
        {
            var (stop, heard, cache) = (new CancellationTokenSource(), new SemaphoreSlim(0), node.Services.GetRequiredService<PublicPageCache>());
            cache.Evicted += _ => heard.Release();
            var listener = new PageEvictionListener(cache, node.Services.GetRequiredService<DatabaseOptions>(), node.Services.GetRequiredService<IServiceScopeFactory>(), NullLogger<PageEvictionListener>.Instance);
            var hearing = new Hearing(stop, listener.ListenAsync(stop.Token), heard);
            await hearing.HasHeardAsync("the beginning, which drops everything");
            return hearing;
        }

        public async Task HasHeardAsync(string what) => Assert.True(await heard.WaitAsync(Soon), $"nothing was heard of {what}");

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await listening;
            stop.Dispose();
            heard.Dispose();
        }
    }
}
