using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Landlords to test with, each a person of their own.</summary>
internal static class Landlords
{
    private static int next = 40_000;

    /// <summary>Somebody whose name and number the register knows.</summary>
    public static Task<(Guid Account, MadeUpPerson Person)> PersonAsync(this PortalSite site, RegisterAnswer register = RegisterAnswer.Agrees) => site.ActAsync(async (services, process) =>
    {
        var made = MadeUp.Person(Interlocked.Increment(ref next));
        var account = await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", made.Number, process);
        var persons = services.GetRequiredService<IPersons>();
        var person = (await persons.IdentifyAsync(made.Name, made.Type, made.Number, account, process)).Value;
        await persons.NoteRegisterAsync(person.Id, register, process);
        return (account, made);
    });

    public static PortalBrowser As(this PortalSite site, Guid account) => site.SignInAs(TestUser.Resident(account));

    /// <summary>The dwelling has this one lease and no other, as if imported.</summary>
    public static Task<Guid> OnlyLeaseAsync(this PortalSite site, string dwellingCode, MadeUpPerson landlord, DateOnly? to = null) => site.ActAsync(async (services, _) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(dwellingCode))!;
        db.RemoveRange(await db.Set<Lease>().Where(l => l.DwellingId == dwelling.Id).ToListAsync());
        var lease = services.GetRequiredService<LeaseService>().New(dwelling.Id, landlord.Name, landlord.Type, landlord.Number, new DateOnly(2020, 1, 1), to);
        db.Add(lease);
        await db.SaveChangesAsync();
        return lease.Id;
    });

    public static Task<IReadOnlyList<Lease>> LeasesAsync(this PortalSite site, string dwellingCode) => site.InScopeAsync(async services =>
    {
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(dwellingCode))!;
        return (IReadOnlyList<Lease>)await services.GetRequiredService<PortalDbContext>().Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwelling.Id).OrderBy(l => l.From).ToListAsync();
    });

    /// <summary>The visit that is under way for a declaration; null when there is none.</summary>
    public static Task<VerificationOrder?> OpenOrderAsync(this PortalSite site, Guid declarationId) => site.InScopeAsync(s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return db.Set<VerificationOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.State == OrderState.Open && db.Set<OrderItem>().Any(i => i.OrderId == o.Id && i.DeclarationId == declarationId && i.SettledAt == null));
    });

    /// <summary>Paths of what an account was told, newest first.</summary>
    public static Task<IReadOnlyList<string>> PathsAsync(this PortalSite site, Guid account, string template) => site.InScopeAsync(async s =>
        (IReadOnlyList<string>)await s.GetRequiredService<PortalDbContext>().Database
            .SqlQuery<string>($"select path as \"Value\" from notifications_notice where account_id = {account} and template = {template} order by created_at desc").ToListAsync());
}
