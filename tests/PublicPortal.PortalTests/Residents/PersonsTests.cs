using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>One document is one person, one account is one person, and a stranger learns nothing.</summary>
public class PersonsTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Identify_NewPerson_IsSealedAndMasked(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, person, number) = await People.ResidentAsync(site, "欧阳晓禾");
        Assert.Equal(("欧**禾", $"440{new string('*', 13)}{number[^2..]}", VerifiedLevel.WeChat, false), (person.MaskedName, person.MaskedNumber, person.Level, person.HasOddCounty));
        Assert.Equal(account, person.AccountId);
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person.Id));
        foreach (var stored in new[] { row.NameSealed, row.NumberSealed, row.DocumentIndex, row.BirthSealed! })
        {
            var text = Encoding.UTF8.GetString(stored);
            Assert.DoesNotContain(number, text, StringComparison.Ordinal);
            Assert.DoesNotContain("晓", text, StringComparison.Ordinal);
        }
        Assert.Equal("欧阳晓禾", await site.InScopeAsync(s => s.GetRequiredService<IPersons>().OwnNameAsync(person.Id)));
    }

    [Theory, BothDatabases]
    public async Task Identify_SameAgain_IsTheSamePerson(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, person, number) = await People.ResidentAsync(site);
        var again = await People.IdentifyAsync(site, " 林晓禾 ", number.ToLowerInvariant(), account);
        Assert.Equal(person.Id, again.Value.Id);
        var byAnother = await People.IdentifyAsync(site, "林晓禾", number, account: null);
        Assert.Equal(person.Id, byAnother.Value.Id);
    }

    [Theory, BothDatabases]
    public async Task Identify_WrongCharacters_AreRefusedAtTheirFields(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var refused = await People.IdentifyAsync(site, "", "44039019920315442", await People.AccountAsync(site));
        Assert.Equal(["Name", "Number"], refused.Refusals.Select(r => r.Field));
    }

    [Theory, BothDatabases]
    public async Task Identify_OtherNameOrOtherAccount_GetOneAndTheSameAnswer(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, owner, number) = await People.ResidentAsync(site, "林晓禾");
        var stranger = await People.AccountAsync(site);
        var otherName = await People.IdentifyAsync(site, "林小禾", number, stranger);
        var rightName = await People.IdentifyAsync(site, "林晓禾", number, stranger);
        Assert.Equal(Assert.Single(otherName.Refusals), Assert.Single(rightName.Refusals));
        Assert.Null(otherName.Refusals[0].Field);

        var events = await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(owner.Id));
        Assert.Equal(2, events.Count(e => e.Name == "residents.identity-mismatched"));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IPersons>().OfAccountAsync(stranger)));
    }

    [Theory, BothDatabases]
    public async Task Identify_TooManyMismatches_StopsEvenTheRightAnswer(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = People.Number();
        await People.IdentifyAsync(site, "林晓禾", number, account: null);
        var stranger = await People.AccountAsync(site);
        for (var i = 0; i < 5; i++) Assert.Equal("residents.identity.no-match", (await People.IdentifyAsync(site, "猜" + "一二三四五"[i], number, stranger)).Refusals[0].Code);
        Assert.Equal("residents.identity.too-many-tries", (await People.IdentifyAsync(site, "林晓禾", number, stranger)).Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Identify_AccountThatIsSomebodyElse_IsRefusedWhetherTheNumberIsKnownOrNot(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, _, _) = await People.ResidentAsync(site);
        var (_, _, known) = await People.ResidentAsync(site, "何国强");
        Assert.Equal("residents.identity.account-taken", (await People.IdentifyAsync(site, "何国强", known, account)).Refusals[0].Code);
        Assert.Equal("residents.identity.account-taken", (await People.IdentifyAsync(site, "何国强", People.Number(), account)).Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Identify_ManyAtOnce_MakesOnePerson(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, number) = (await People.AccountAsync(site), People.Number());
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => People.IdentifyAsync(site, "林晓禾", number, i % 2 == 0 ? account : null))));
        Assert.Single(all.Select(r => r.Value.Id).Distinct());
        Assert.Equal(account, (await People.FindAsync(site, all[0].Value.Id))!.AccountId);
    }

    [Theory, BothDatabases]
    public async Task Identify_NameMistypedByAnother_GivesWayToTheOneTheRegisterKnows(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, number) = (await People.AccountAsync(site), People.Number());
        var wrong = (await People.IdentifyAsync(site, "林小河", number, account: null)).Value;
        var right = await site.InScopeAsync(async services =>
        {
            var persons = services.GetRequiredService<IPersons>();
            Assert.Equal(RegisterAnswer.Agrees, await persons.AskRegisterAsync("林晓禾", DocumentType.ResidentId, number));
            var work = services.GetRequiredService<UnitOfWork>();
            var result = await persons.IdentifyAsync("林晓禾", DocumentType.ResidentId, number, account, work.Start("test.identify", account, Channel.WeChat));
            await work.CompleteAsync();
            return result;
        });
        Assert.Equal((wrong.Id, account, "林*禾"), (right.Value.Id, right.Value.AccountId!.Value, right.Value.MaskedName));
    }

    [Theory, BothDatabases]
    public async Task AskRegister_InsideATransaction_Throws(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<PortalDbContext>().BeginWriteAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<IPersons>().AskRegisterAsync("林晓禾", DocumentType.ResidentId, People.Number()));
            return 0;
        });
    }

    [Theory, BothDatabases]
    public async Task RegisterJob_AfterSilence_AsksAgainAndTellsOthers(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (_, person, _) = await People.ResidentAsync(site);
        await site.RunJobsAsync();
        Assert.Equal(RegisterAnswer.NotYetChecked, (await People.FindAsync(site, person.Id))!.Register);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        await site.RunJobsAsync();
        var after = (await People.FindAsync(site, person.Id))!;
        Assert.Equal((RegisterAnswer.Agrees, VerifiedLevel.Register), (after.Register, after.Level));
        var events = await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(person.Id));
        Assert.Single(events, e => e.Name == "residents.register-answered");
    }

    [Theory, BothDatabases]
    public async Task RegisterJob_RegisterThatNeverAnswers_StaysNotYetCheckedAndEnds(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Residents:RegisterMostTries"] = "1" });
        var person = (await People.IdentifyAsync(site, "郑涛", "44039019940617817X", await People.AccountAsync(site))).Value;
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        await site.RunJobsAsync();
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person.Id));
        Assert.Equal((RegisterAnswer.NotYetChecked, VerifiedLevel.WeChat, 1, null), (row.Register, row.Level, row.RegisterTries, row.RegisterNextAt));
    }

    [Theory, BothDatabases]
    public async Task Reveal_WithoutReason_Throws(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, person, number) = await People.ResidentAsync(site);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => site.WorkAsync("test.reveal", async (s, process) =>
            Result.Ok(await s.GetRequiredService<IPersons>().RevealAsync(person.Id, process))));
        var whole = await site.WorkAsync("test.reveal", async (s, process) => Result.Ok(await s.GetRequiredService<IPersons>().RevealAsync(person.Id, process)), reason: "窗口办理");
        Assert.Equal(("林晓禾", number), (whole.Value!.Name, whole.Value.Number));
    }
}
