using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Evidence.Processes;
using PublicPortal.Kernel;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Databases;
using PublicPortal.Residents.Phones;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.PortalTests.Accounts;

public class ForgetOldTests
{
    /// <summary>What the privacy notice of signing in promises; more than one batch of it.</summary>
    [Theory, BothDatabases]
    public async Task SignIns_OfResidents_GoAfterSixMonths_OfOfficialsStay(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var resident = await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", "one", process));
        var official = await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var made = new Account { Id = Ids.New(site.Clock.GetUtcNow()), Kind = AccountKind.Staff, DisplayName = "测试员", StaffNumber = "T77", CreatedAt = site.Clock.GetUtcNow() };
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        await SignInAsync(site, IRecordRetention.AtOnce + 1, resident, official);
        site.Clock.Advance(TimeSpan.FromDays(100));
        await SignInAsync(site, 1, resident, official);
        site.Clock.Advance(TimeSpan.FromDays(100));

        await site.RunJobsAsync();

        Assert.Equal(["accounts.signed-in", "accounts.account-made"], await NamesAsync(site, resident));
        Assert.Equal(2, (await NamesAsync(site, official)).Count(name => name == "accounts.signed-in"));
        var empty = await site.InScopeAsync(s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return Task.FromResult(db.Set<ProcessRecord>().Count(p => p.Type == "test.sign-in" && !db.Set<EventRecord>().Any(e => e.ProcessId == p.Id)));
        });
        Assert.Equal(0, empty);
    }

    /// <summary>An account that became another's has no way in at once, and is gone when its sign-ins are.</summary>
    [Theory, BothDatabases]
    public async Task ClosedAccount_IsDeletedWhenItsSignInsAre_OthersStay(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        async Task<Guid> MakeAsync(string provider) => await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().FindOrCreateAsync(provider, "one", process));
        var (closed, open) = (await MakeAsync("test"), await MakeAsync("wechat"));
        await SignInAsync(site, 1, closed, Guid.NewGuid());
        Assert.True(await site.ActAsync((s, process) => s.GetRequiredService<IExternalSignIn>().JoinAsync(closed, open, process)));
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.Add(new ExternalLogin { Id = Ids.New(site.Clock.GetUtcNow()), Provider = "test", ExternalId = "left behind", AccountId = closed, CreatedAt = site.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Task<(bool Account, int Ways)> ThereAsync() => site.InScopeAsync(s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return Task.FromResult((db.Set<Account>().Any(a => a.Id == closed), db.Set<ExternalLogin>().Count(l => l.AccountId == closed)));
        });

        site.Clock.Advance(TimeSpan.FromDays(100));
        await site.RunJobsAsync();
        await site.RunJobsAsync();
        Assert.Equal((true, 0), await ThereAsync());

        site.Clock.Advance(TimeSpan.FromDays(100));   // the job that forgets sign-ins may run after the other
        await site.RunJobsAsync();
        site.Clock.Advance(TimeSpan.FromHours(7));
        await site.RunJobsAsync();
        Assert.Equal((false, 0), await ThereAsync());
        Assert.DoesNotContain("accounts.signed-in", await NamesAsync(site, closed));
        Assert.True(await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PortalDbContext>().Set<Account>().Any(a => a.Id == open))));
    }

    /// <summary>A number that was typed and never confirmed; what an open ballot said before it was changed.</summary>
    [Theory, BothDatabases]
    public async Task WorkingRows_ThatNobodyNeeds_AreForgotten(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var now = site.Clock.GetUtcNow();
        var (over, open) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.Add(new PhoneCode { Id = Ids.New(now), AccountId = Guid.NewGuid(), NumberSealed = [1], MaskedNumber = "138****0000", CodeHash = [1], SentAt = now });
            foreach (var (id, standing) in new[] { (over, PollStanding.Closed), (open, PollStanding.Open) })
            {
                db.Add(new Poll
                {
                    Id = id, SubjectKind = "test", SubjectId = id, ScopePath = "440304/", SubjectPath = "/", QuestionZh = "q", QuestionEn = "q", Manifest = "{}", ManifestHash = new string('0', 64), Papers = "[]",
                    AnnouncedAt = now, OpensAt = now, ClosesAt = now.AddDays(30), Standing = standing, IsAccepting = standing == PollStanding.Open, RecordBytes = 0,
                });
                db.Add(new PastBallot { Id = Ids.New(now), PollId = id, Member = "0123456789abcdef", Choice = "{\"choice\":[\"yes\"]}", CastAt = now, ReplacedAt = now });
            }
            return await db.SaveChangesAsync();
        });
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.RunJobsAsync();
        var (codes, ballots) = await site.InScopeAsync(s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return Task.FromResult((db.Set<PhoneCode>().Count(), db.Set<PastBallot>().Select(b => b.PollId).ToList()));
        });
        Assert.Equal(0, codes);
        Assert.Equal([open], ballots);
    }

    /// <summary>The resident so many times, each in a process of its own, as people sign in; the official once.</summary>
    private static async Task SignInAsync(PortalSite site, int times, Guid resident, Guid official)
    {
        await site.ActAsync(async (s, process) =>
        {
            process.Raise(new SignInSucceeded(official, Guid.NewGuid(), "password+totp"));
            var (db, now) = (s.GetRequiredService<PortalDbContext>(), site.Clock.GetUtcNow());
            for (var n = 0; n < times; n++)
            {
                var own = new ProcessRecord { Id = Ids.New(now), Type = "test.sign-in", AccountId = resident, Channel = Channel.WeChat, StartedAt = now };
                db.Add(own);
                db.Add(new EventRecord { Id = Ids.New(now), ProcessId = own.Id, Name = "accounts.signed-in", SubjectId = resident, At = now, Payload = "{}" });
            }
            return await db.SaveChangesAsync();
        });
    }

    private static Task<List<string>> NamesAsync(PortalSite site, Guid subject) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<IEventHistory>().OfAsync(subject)).Select(e => e.Name).ToList());
}
