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
using PublicPortal.TestKit.Sites;

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
