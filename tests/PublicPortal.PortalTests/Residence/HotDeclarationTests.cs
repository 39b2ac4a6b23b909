using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Declarations through the group commit: the same answers as through a transaction of their own.</summary>
public class HotDeclarationTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const int MostQueries = 11;
    private static int next = 60_000;

    [Theory, BothDatabases]
    public async Task Submit_AcceptedAtOnce_WritesAllRowsOfTheActTogether(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (browser, _) = await NewAsync(site);
        var check = await CheckAsync(browser, DemoDwellings.Room(504));
        Page receipt = null!;
        var statements = await site.Statements.DuringAsync(async () => receipt = await check.Form().Fill("MoveIn", "2026-11-20").SubmitAsync());
        Assert.DoesNotContain(statements, sql => sql.Contains("INSERT", StringComparison.OrdinalIgnoreCase));   // no transaction of its own
        Assert.True(receipt.Status == HttpStatusCode.OK, string.Join('\n', site.Logs.All.Where(l => l.StartsWith("Error", StringComparison.Ordinal))));
        Assert.DoesNotContain("again", string.Concat(receipt.Redirects));
        var id = Guid.Parse(receipt.Address.Segments[^1]);
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(id)).State);
        Assert.Contains("residence.accepted", await site.ToldAsync(id));
        var (events, keys, waits) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var names = await db.Database.SqlQuery<string>($"select name as \"Value\" from evidence_event where subject_id = {id}").ToListAsync();
            return (names, await db.Set<IdempotencyRecord>().CountAsync(r => r.Location == $"/my/residence/{id}"), await db.Set<OutboxMessage>().CountAsync());
        });
        Assert.Contains("residence.declaration-submitted", events);
        Assert.Contains("residence.declaration-accepted", events);
        Assert.Equal(1, keys);
        Assert.True(waits > 0);
    }

    [Theory, BothDatabases]
    public async Task Submit_SomebodyWhoTypedTheTwoItems_BecomesKnownInTheSameAct(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var made = MadeUp.Person(Interlocked.Increment(ref next));
        var account = await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", made.Number, process));
        var browser = site.SignInAs(new TestUser(account, "?", IsStaff: false, Channel.WeChat, new Dictionary<string, IReadOnlyList<string>>()));
        var first = await browser.GetAsync(new Uri(new Uri("http://localhost"), DemoDwellings.Scan(DemoDwellings.Room(502))).PathAndQuery.Replace("/d/", "/residence/declare/", StringComparison.Ordinal));
        var check = await first.Form().Fill("Name", made.Name).Fill("Number", made.Number).SubmitAsync();
        Uri? answer = null;
        var statements = await site.Statements.DuringAsync(async () => answer = (await browser.Http.SendAsync(check.Form().Fill("MoveIn", "2026-11-20").Request())).Headers.Location);
        Assert.True(statements.Count <= MostQueries, $"Everybody presses this button: {statements.Count} queries, {string.Join("\n", statements)}");
        var receipt = await browser.GetAsync(answer!.ToString());
        Assert.True(receipt.Path.StartsWith("/my/residence/", StringComparison.Ordinal), $"{receipt}: {receipt.TextOf("main")}");
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(Guid.Parse(receipt.Address.Segments[^1]))).State);
        Assert.DoesNotContain(statements, sql => sql.Contains("INSERT", StringComparison.OrdinalIgnoreCase));
        var person = (await site.InScopeAsync(s => s.GetRequiredService<IPersons>().OfAccountAsync(account)))!;
        Assert.Equal(VerifiedLevel.Register, person.Level);
        Assert.NotNull(person.HomeCommunityId);
    }

    [Theory, BothDatabases]
    public async Task Submit_TheSameFormManyTimesAtOnce_IsOneDeclarationWithOneAnswer(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (browser, account) = await NewAsync(site);
        var form = (await CheckAsync(browser, DemoDwellings.Room(303))).Form().Fill("MoveIn", "2026-11-20");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.SendAsync(form.Request())));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(a => a.Address.AbsolutePath).Distinct());
        Assert.Equal(1, await CountAsync(site, account));
    }

    [Theory, BothDatabases]
    public async Task Submit_TwoFormsForTheSameHome_AcceptsOneAndRefusesTheOther(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (browser, account) = await NewAsync(site);
        var (one, other) = (await CheckAsync(browser, DemoDwellings.Room(304)), await CheckAsync(browser, DemoDwellings.Room(304), oneMore: true));
        Assert.NotEqual(one.Address, other.Address);
        var answers = await Task.WhenAll(new[] { one, other }.Select(p => p.Form().Fill("MoveIn", "2026-11-20").SubmitAsync()));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Contains(DeclarationRefusals.AlreadyOpen.Text.Zh, answers.Single(a => a.Status == HttpStatusCode.UnprocessableEntity).TextOf(".summary, [role=alert]"));
        Assert.Equal(1, await CountAsync(site, account));
    }

    [Theory, BothDatabases]
    public async Task Submit_ManyPeopleAtOnce_AllGetTheirReceipt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        int[] rooms = [201, 202, 203, 204, 501, 601];
        var pages = new List<Page>();
        foreach (var room in rooms) pages.Add(await CheckAsync((await NewAsync(site)).Browser, DemoDwellings.Room(room)));
        var answers = await Task.WhenAll(pages.Select(p => p.Form().Fill("MoveIn", "2026-11-20").SubmitAsync()));
        Assert.All(answers, answer => Assert.StartsWith("/my/residence/", answer.Path));
        Assert.Equal(rooms.Length, answers.Select(a => a.Path).Distinct().Count());
    }

    private static Task<int> CountAsync(PortalSite site, Guid account) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().CountAsync(d => d.DeclarantAccountId == account));

    /// <summary>Somebody new, whom the register will know.</summary>
    private static async Task<(PortalBrowser Browser, Guid Account)> NewAsync(PortalSite site)
    {
        var made = MadeUp.Person(Interlocked.Increment(ref next));
        var account = await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", made.Number, process));
        var browser = site.SignInAs(new TestUser(account, made.Name, IsStaff: false, Channel.WeChat, new Dictionary<string, IReadOnlyList<string>>()));
        await site.ActAsync(async (s, process) =>
        {
            var persons = s.GetRequiredService<IPersons>();
            var person = (await persons.IdentifyAsync(made.Name, made.Type, made.Number, account, process)).Value;
            await persons.NoteRegisterAsync(person.Id, RegisterAnswer.Agrees, process);
            return true;
        });
        return (browser, account);
    }

    private static async Task<Page> CheckAsync(PortalBrowser browser, string dwelling, bool oneMore = false)
    {
        var plate = new Uri(new Uri("http://localhost"), DemoDwellings.Scan(dwelling));
        var first = await browser.GetAsync($"/residence/declare/{dwelling}{plate.Query}");
        var check = await first.Form("form[method=post i]").SubmitAsync();
        Assert.True(check.Path.Contains("/check", StringComparison.Ordinal) || oneMore, check.ToString());
        return check;
    }
}
