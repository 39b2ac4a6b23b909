using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Officials of the made-up district, and declarations to work on; each test makes its own.</summary>
internal static class DemoSites
{
    private static readonly Permission[] Visits = [ResidencePermissions.Visit];
    private static readonly Permission[] Desk = [ResidencePermissions.ViewDeclarations, ResidencePermissions.Decide, ResidencePermissions.Visit, ResidencePermissions.Oversee];
    private static int next = 30_000;

    public static Task<PortalBrowser> GridOfficerAsync(this PortalSite site, string number = "W1007", string cell = DemoDwellings.GridCellCode) =>
        site.StaffAsync(number, $"440304/440304010/440304010001/{cell}/", Visits);

    public static Task<PortalBrowser> StreetOfficerAsync(this PortalSite site) => site.StaffAsync("J2001", "440304/440304010/", Desk);

    private static async Task<PortalBrowser> StaffAsync(this PortalSite site, string number, string scope, Permission[] permissions)
    {
        var account = await site.InScopeAsync(async s => (await s.GetRequiredService<IAccounts>().FindStaffByNumberAsync(number))!);
        return site.SignInAs(new TestUser(account.Id, account.DisplayName, IsStaff: true, Channel.Web, permissions.ToDictionary(p => p.Name, _ => (IReadOnlyList<string>)[scope])));
    }

    /// <summary>A declaration of somebody new, with an order where it is doubtful.</summary>
    public static Task<Guid> DeclareAsync(this PortalSite site, string dwellingCode, params ReviewRule[] doubts) => site.ActAsync(async (services, process) =>
    {
        var (db, persons, places) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<IPersons>(), services.GetRequiredService<IPlaces>());
        var made = MadeUp.Person(Interlocked.Increment(ref next));
        var account = await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", made.Number, process);
        var person = (await persons.IdentifyAsync(made.Name, made.Type, made.Number, account, process)).Value;
        var dwelling = (await places.FindDwellingAsync(dwellingCode))!;
        var declaration = ResidenceDeclaration.Submit(person.Id, account, dwelling.Id, dwelling.ScopePath, new DateOnly(2026, 11, 1), true, Channel.WeChat, doubts, site.Clock.GetUtcNow());
        db.Add(declaration);
        await db.SaveChangesAsync();
        if (doubts.Length > 0) await services.GetRequiredService<OrderService>().EnsureAsync(declaration, process, default);
        return declaration.Id;
    });

    public static Task<ResidenceDeclaration> DeclarationAsync(this PortalSite site, Guid id) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).FirstAsync(d => d.Id == id));

    public static Task<VerificationOrder> OrderOfAsync(this PortalSite site, Guid declarationId) => site.InScopeAsync(s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return db.Set<VerificationOrder>().AsNoTracking().FirstAsync(o => db.Set<OrderItem>().Any(i => i.OrderId == o.Id && i.DeclarationId == declarationId));
    });

    /// <summary>What the declarant was told, template names, newest first.</summary>
    public static async Task<IReadOnlyList<string>> ToldAsync(this PortalSite site, Guid declarationId)
    {
        var account = (await site.DeclarationAsync(declarationId)).DeclarantAccountId;
        return await site.InScopeAsync(async s => (IReadOnlyList<string>)await s.GetRequiredService<PortalDbContext>().Database
            .SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {account} order by created_at desc").ToListAsync());
    }

    public static async Task<T> ActAsync<T>(this PortalSite site, Func<IServiceProvider, Process, Task<T>> act) => await site.InScopeAsync(async services =>
    {
        var work = services.GetRequiredService<UnitOfWork>();
        var done = await act(services, work.Start("test.act", null, Channel.Job));
        await work.CompleteAsync();
        return done;
    });
}

/// <summary>A site with the made-up district for each database, shared by the tests of a class.</summary>
public sealed class DistrictSites : IAsyncDisposable
{
    private readonly Dictionary<TestKit.Databases.DatabaseKind, Task<PortalSite>> sites = [];
    private readonly Lock gate = new();

    public Task<PortalSite> OnAsync(TestKit.Databases.DatabaseKind kind)
    {
        lock (gate)
        {
            if (!sites.TryGetValue(kind, out var site)) sites[kind] = site = PortalSite.StartAsync(kind, demo: true);
            return site;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values.Where(site => site.IsCompletedSuccessfully)) await (await site).DisposeAsync();
    }
}
