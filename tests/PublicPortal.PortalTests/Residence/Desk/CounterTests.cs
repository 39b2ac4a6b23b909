using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Imports;
using PublicPortal.Residence.Counters;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>Counters written in the acts' own transactions stay what a recount finds, whatever people do.</summary>
public class CounterTests
{
    private const string Other = "440304010001003";
    private static readonly ReviewRule[] Rules = [ReviewRule.NoLease, ReviewRule.PlateMissing, ReviewRule.OddCounty];
    private static int next = 60_000;

    [Theory, BothDatabases]
    public async Task RandomActs_AndMovedPlaces_CountersEqualARecount(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        Assert.True((await CompareAsync(site)).IsEqual);   // the demonstration was counted
        var random = new Random(20261122);
        var rooms = new[] { 201, 202, 203, 204, 301, 303, 304, 404 };
        var acts = new Dictionary<string, int>();
        for (var n = 0; n < 90; n++)
        {
            var act = random.Next(10) switch { < 4 => "declare", 4 => "settle", 5 => "refuse", 6 => "withdraw", 7 => "move out", 8 => "visit", _ => "move" };
            if (await ActAsync(site, act, random, rooms)) acts[act] = acts.GetValueOrDefault(act) + 1;
            if (n % 12 == 0) site.Clock.Advance(TimeSpan.FromDays(3));
            if (n % 20 == 0) await site.RunJobsAsync();
        }
        Assert.Equal(7, acts.Count);   // each kind of act was done
        var found = await CompareAsync(site);
        Assert.True(found.IsEqual, string.Join('\n', found.Differences));
        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Counter>().AnyAsync(c => c.ScopePath.EndsWith(Other + "/") && c.Measure == Measure.Submitted)));
    }

    [Theory, BothDatabases]
    public async Task CommunityUnderAnotherStreet_TakesItsNumbersAlong(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await DeclareAsync(site, DemoDwellings.Room(201), [ReviewRule.NoLease]);
        await site.RunJobsAsync();
        var street = await site.InScopeAsync(async s => (await s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Street, "440304/")).First(p => p.Code != DemoDwellings.StreetCode));
        await ImportAsync(site, new PlaceImport(), "level,code,name,parent_code", $"community,{DemoDwellings.CommunityCode},和乐社区,{street.Code}");
        var found = await CompareAsync(site);
        Assert.True(found.IsEqual, string.Join('\n', found.Differences));
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().AnyAsync(d => d.ScopePath.StartsWith($"440304/{DemoDwellings.StreetCode}/{DemoDwellings.CommunityCode}/"))));
    }

    [Theory, BothDatabases]
    public async Task ManyAtOnce_InOneDwelling_CountItOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var before = await ValueAsync(site, Measure.Declared);
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DeclareAsync(site, DemoDwellings.Room(303), [])));
        await site.RunJobsAsync();
        Assert.Equal(before + 1, await ValueAsync(site, Measure.Declared));
        await Task.WhenAll(ids.Select(id => MoveOutAsync(site, id)));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.RunJobsAsync();
        Assert.Equal(before, await ValueAsync(site, Measure.Declared));
        Assert.True((await CompareAsync(site)).IsEqual);
    }

    [Theory, BothDatabases]
    public async Task Recount_WrongNumbers_AreSaidAndMended(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.BeginWriteAsync();
            await db.Set<Counter>().Where(c => c.Measure == Measure.Dwellings).ExecuteDeleteAsync();
            return await db.Set<DwellingCount>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Accepted, c => c.Accepted + 5));
        });
        var (check, words) = await RunAsync("--check");
        Assert.Equal(CliOutcome.Refused, check);
        Assert.Contains("Dwellings", words, StringComparison.Ordinal);
        Assert.Equal(CliOutcome.Done, (await RunAsync()).Outcome);
        Assert.Equal(CliOutcome.Done, (await RunAsync("--check")).Outcome);

        Task<(CliOutcome Outcome, string Words)> RunAsync(params string[] options) => site.InScopeAsync(async s =>
        {
            var verb = s.GetServices<ICliVerb>().Single(v => v.Words == "residence recount");
            using var said = new StringWriter();
            var outcome = await verb.RunAsync(new CliArguments(options), new CliOutput(said, said, json: false), default);
            return (outcome, said.ToString());
        });
    }

    [Theory, BothDatabases]
    public async Task Rates_Page_ShowsThePartsAndGoesDown(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        await DeclareAsync(site, DemoDwellings.Room(201), []);
        await DeclareAsync(site, DemoDwellings.Room(202), [ReviewRule.NoLease]);
        await site.RunJobsAsync();
        var desk = await site.DeskAsync();
        var street = await desk.GetAsync("/desk/residence/rates");
        Assert.Contains("和乐社区", street.Text, StringComparison.Ordinal);
        var community = await desk.GetAsync(street.Document.QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains("和乐社区", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("和乐02", community.Text, StringComparison.Ordinal);
        Assert.Contains("50%", community.Text, StringComparison.Ordinal);   // one of the week's two was accepted at once
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Stranger("440304/440304001/").GetAsync(community.Path)).Status);
    }

    private static async Task<bool> ActAsync(PortalSite site, string act, Random random, int[] rooms)
    {
        var open = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.State == DeclarationState.Accepted || d.State == DeclarationState.Doubtful).OrderBy(d => d.Id).ToListAsync());
        var doubtful = open.Where(d => d.State == DeclarationState.Doubtful).ToList();
        var accepted = open.Where(d => d.State == DeclarationState.Accepted).ToList();
        switch (act)
        {
            case "declare":
                await DeclareAsync(site, DemoDwellings.Room(rooms[random.Next(rooms.Length)]), [.. Rules.Where(_ => random.Next(3) == 0)]);
                return true;
            case "settle" when doubtful.Count > 0:
                return await SettleAsync(site, doubtful[random.Next(doubtful.Count)].Id, "official");
            case "refuse" when doubtful.Count > 0:
                return await WithAsync(site, doubtful[random.Next(doubtful.Count)].Id, async (s, d, process) =>
                {
                    Assert.True(d.Refuse(null, "没有这个人", site.Clock.GetUtcNow()).IsOk);
                    await s.GetRequiredService<OrderService>().DropAsync(d.Id, process, default);
                    await s.GetRequiredService<SettlementService>().RefusedAsync(d, "residence.refused", new() { ["reason"] = "没有这个人。" }, process, default);
                });
            case "withdraw" when open.Count > 0:
                var back = open[random.Next(open.Count)];
                return (await site.ActAsync((s, process) => s.GetRequiredService<DeclarationService>().WithdrawAsync(back.Id, back.DeclarantAccountId, back.Version, process, default))).IsOk;
            case "move out" when accepted.Count > 0:
                await MoveOutAsync(site, accepted[random.Next(accepted.Count)].Id);
                return true;
            case "visit" when doubtful.Count > 0:
                return await VisitAsync(site, doubtful[random.Next(doubtful.Count)].Id);
            case "move":
                var room = rooms[random.Next(rooms.Length)];
                await ImportAsync(site, new DwellingImport(), "dwelling_code,grid_code,address,max_residents,usage,grade,status,valid_to",
                    $"{DemoDwellings.Room(room)},{(random.Next(2) == 0 ? Other : DemoDwellings.GridCellCode)},清溪路 18 号 和乐花园 3 栋 {room},5,residential,green,{(random.Next(4) == 0 ? "withdrawn" : "active")},");
                return true;
            default:
                return false;
        }
    }

    /// <summary>As declaring does it.</summary>
    private static Task<Guid> DeclareAsync(PortalSite site, string code, ReviewRule[] doubts) => site.ActAsync(async (s, process) =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var made = MadeUp.Person(Interlocked.Increment(ref next));
        var account = await s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", made.Number, process);
        var person = (await s.GetRequiredService<IPersons>().IdentifyAsync(made.Name, made.Type, made.Number, account, process)).Value;
        var dwelling = (await s.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        var declaration = ResidenceDeclaration.Submit(person.Id, account, dwelling.Id, dwelling.ScopePath, ChinaTime.Today(site.Clock), true, Channel.WeChat, doubts, site.Clock.GetUtcNow());
        db.Add(declaration);
        await db.SaveChangesAsync();
        process.Raise(new DeclarationSubmitted(declaration.Id, person.Id, dwelling.Id, [.. doubts.Select(d => d.ToString())]));
        if (doubts.Length == 0) await s.GetRequiredService<SettlementService>().AcceptedAsync(declaration, dwelling, byRules: true, process, default);
        else await s.GetRequiredService<OrderService>().EnsureAsync(declaration, process, default);
        return declaration.Id;
    });

    private static Task<bool> SettleAsync(PortalSite site, Guid id, string how) => WithAsync(site, id, (s, d, process) =>
        s.GetRequiredService<SettlementService>().SettleAsync(d, [.. d.OpenDoubts.Select(x => x.Rule)], how, Guid.NewGuid(), process, default));

    private static Task<bool> VisitAsync(PortalSite site, Guid id) => WithAsync(site, id, async (s, d, process) =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var order = await db.Set<VerificationOrder>().FirstAsync(o => db.Set<OrderItem>().Any(i => i.OrderId == o.Id && i.DeclarationId == d.Id) && o.State == OrderState.Open);
        db.Add(new VerificationVisit { Id = Ids.New(site.Clock), OrderId = order.Id, DeclarationId = d.Id, OfficerAccountId = Guid.NewGuid(), Result = VisitResult.Confirmed, At = site.Clock.GetUtcNow() });
        process.Raise(new VisitMade(order.Id, d.Id, VisitResult.Confirmed));
        await s.GetRequiredService<SettlementService>().SettleAsync(d, [.. d.OpenDoubts.Select(x => x.Rule)], "visit", Guid.NewGuid(), process, default);
    });

    private static async Task MoveOutAsync(PortalSite site, Guid id) => await WithAsync(site, id, async (s, d, process) =>
    {
        var today = ChinaTime.Today(site.Clock);
        Assert.True(d.MoveOut(d.MoveInDate > today ? d.MoveInDate : today, today, site.Clock.GetUtcNow()).IsOk);
        await s.GetRequiredService<SettlementService>().MovedOutAsync(d, process, default);
        await s.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    });

    private static Task<bool> WithAsync(PortalSite site, Guid id, Func<IServiceProvider, ResidenceDeclaration, Process, Task> act) => site.ActAsync(async (s, process) =>
    {
        await act(s, await s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == id), process);
        return true;
    });

    private static async Task ImportAsync<TRow>(PortalSite site, CsvImport<TRow> import, params string[] lines)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-counters-").FullName, "rows.csv");
        await File.WriteAllLinesAsync(path, lines);
        var summary = (await site.InScopeAsync(s => s.GetRequiredService<CsvImporter>().RunAsync(import, path, _ => { }))).Value;
        Assert.Equal(0, summary.Refused);
    }

    private static Task<RecountResult> CompareAsync(PortalSite site) => site.Services.GetRequiredService<RecountRunner>().RunAsync(Channel.Cli, onlyCompare: true, default);

    private static Task<long> ValueAsync(PortalSite site, Measure measure) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Counter>().Where(c => c.Measure == measure).SumAsync(c => c.Value));
}
