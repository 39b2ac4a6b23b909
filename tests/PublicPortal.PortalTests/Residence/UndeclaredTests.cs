using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residence.Undeclared;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Dwellings that are let and in which nobody is declared: reminded, reminded again, then visited; never a person compared with anything.</summary>
public class UndeclaredTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private static readonly Dictionary<string, string> OneAtATime = new() { ["Residence:Undeclared:PerRun"] = "4000" };

    [Theory, BothDatabases]
    public async Task Job_LetAndNobodyDeclared_RemindsTwiceThenSendsAnOfficer(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true, OneAtATime);   // moves the clock
        var (landlord, person) = await site.PersonAsync();
        await OnlyThisAsync(site, DemoDwellings.Room(203));
        await site.OnlyLeaseAsync(DemoDwellings.Room(203), person);
        var former = await site.DeclareAsync(DemoDwellings.Room(203));
        await MoveOutAsync(site, former);

        await site.RunJobsAsync();
        Assert.Equal((UndeclaredState.Reminded, 1), await StateAsync(site, DemoDwellings.Room(203)));
        Assert.Single(await site.PathsAsync(landlord, "residence.undeclared-landlord"));
        Assert.Equal("residence.undeclared-contact", (await site.ToldAsync(former))[0]);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.RunJobsAsync();
        Assert.Single(await site.PathsAsync(landlord, "residence.undeclared-landlord"));   // not twice in a round
        site.Clock.Advance(TimeSpan.FromDays(7));
        await site.RunJobsAsync();
        Assert.Equal(2, (await site.PathsAsync(landlord, "residence.undeclared-landlord")).Count);
        site.Clock.Advance(TimeSpan.FromDays(8));
        await site.RunJobsAsync();
        Assert.Equal((UndeclaredState.Ordered, 2), await StateAsync(site, DemoDwellings.Room(203)));

        var officer = await site.GridOfficerAsync();
        var list = await officer.GetAsync("/desk/residence/undeclared?show=ordered");
        var visit = await list.FollowAsync("tbody a");
        Assert.Contains("提醒了房东", visit.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.Form("#visit").SubmitAsync()).Status);   // a result is needed
        await visit.Form("#visit").Fill("Result", "Occupied").SubmitAsync();
        Assert.Equal((UndeclaredState.Reminded, 2), await StateAsync(site, DemoDwellings.Room(203)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.GridOfficerAsync("W1008", "440304010001003")).GetAsync(visit.Path)).Status);

        // Somebody declares: it stops at once.
        await DeclaredAsync(site, DemoDwellings.Room(203));
        Assert.Equal(UndeclaredState.Declared, (await StateAsync(site, DemoDwellings.Room(203)))!.Value.Item1);
    }

    [Theory, BothDatabases]
    public async Task Declared_WhileAnOfficerIsToGo_ClosesTheVisit(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = DemoDwellings.Room(204);
        await OrderedAsync(site, code);
        await DeclaredAsync(site, code);
        Assert.Equal(UndeclaredState.Declared, (await StateAsync(site, code))!.Value.Item1);
        Assert.Empty(await OpenOrdersAsync(site, code));
    }

    [Theory, BothDatabases]
    public async Task Landlord_SaysItStandsEmpty_NobodyIsRemindedAnyMore(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (landlord, person) = await site.PersonAsync();
        var lease = await site.OnlyLeaseAsync(DemoDwellings.Room(301), person);
        await site.ActAsync(async (services, process) => await services.GetRequiredService<UndeclaredService>().OpenAsync(
            (await services.GetRequiredService<IPlaces>().FindDwellingAsync(DemoDwellings.Room(301)))!, false, process, default));
        var page = await site.As(landlord).GetAsync($"/residence/leases/{lease}");
        var after = await page.Form("form[action*='mpty']").SubmitAsync();
        Assert.Contains("不再提醒", after.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(UndeclaredState.Vacant, (await StateAsync(site, DemoDwellings.Room(301)))!.Value.Item1);
    }

    [Theory, BothDatabases]
    public async Task Open_Twice_IsOneCaseByTheIndex(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var dwelling = await site.InScopeAsync(s => s.GetRequiredService<IPlaces>().FindDwellingAsync(DemoDwellings.Room(302)));
        var twice = await site.ActAsync(async (services, _) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            for (var n = 0; n < 2; n++)
                db.Add(new UndeclaredCase { Id = Guid.CreateVersion7(), DwellingId = dwelling!.Id, ScopePath = dwelling.ScopePath, FoundAt = site.Clock.GetUtcNow() });
            return await db.SaveOrDuplicateAsync();
        });
        Assert.Equal("ix_residence_undeclared_dwelling_id", twice);
    }

    [Theory, BothDatabases]
    public async Task Capture_AtTheDoor_ReportsAsksTheLandlordAndSuggests(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = DemoDwellings.Room(303);
        var (landlord, person) = await site.PersonAsync();
        var (_, former) = await site.PersonAsync();
        await site.OnlyLeaseAsync(code, former, to: new DateOnly(2021, 1, 1));
        var declaration = await site.DeclareAsync(code, ReviewRule.NoLease);
        var order = (await site.OpenOrderAsync(declaration))!;
        var page = await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}");
        var form = page.Form("#visit").Fill("Result", "Confirmed").Tick("Seen", "plate-broken").Tick("Seen", "landlord-told").Tick("Seen", "family-here");
        var refused = await form.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);                        // the landlord's name is missing
        Assert.Contains("房东的姓名", refused.Text, StringComparison.Ordinal);
        await refused.Form("#visit").Fill("LandlordName", person.Name).Fill("LandlordPhone", "１３８ 0013 8000").SubmitAsync();
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(declaration)).State);
        Assert.Contains("residence.suggestion", await site.ToldAsync(declaration));
        Assert.Equal(1, await CountAsync(site, $"select cast(count(*) as int) as \"Value\" from places_report where kind = 'Plate' and status = 'Open' and dwelling_id = {order.DwellingId!.Value}"));
        Assert.Equal(1, await CountAsync(site, $"select cast(count(*) as int) as \"Value\" from residence_lease_lead where dwelling_id = {order.DwellingId.Value}"));
        Assert.DoesNotContain(site.Logs.All, line => line.Contains("13800138000", StringComparison.Ordinal));

        // The landlord whose name the officer was told need not show the plate.
        await (await site.As(landlord).GetAsync($"/residence/leases/at/{code}")).Form("#lease").Fill("From", "2026-11-01").SubmitAsync();
        Assert.Equal("Standing", (await site.LeasesAsync(code))[^1].State.ToString());
    }

    private static Task<int> CountAsync(PortalSite site, FormattableString sql) => site.InScopeAsync(async s => (await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<int>(sql).ToListAsync())[0]);

    /// <summary>All other dwellings have somebody declared, as far as the job is concerned: their leases are over.</summary>
    private static Task<int> OnlyThisAsync(PortalSite site, string code) => site.ActAsync(async (services, _) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        await db.BeginWriteAsync();
        return await db.Set<PublicPortal.Residence.Leases.Lease>().Where(l => l.DwellingId != dwelling.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.To, new DateOnly(2025, 1, 1)));
    });

    private static Task OrderedAsync(PortalSite site, string code) => site.ActAsync(async (services, process) =>
    {
        var (db, service) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<UndeclaredService>());
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        await service.OpenAsync(dwelling, occupied: true, process, default);
        var found = await db.Set<UndeclaredCase>().FirstAsync(c => c.DwellingId == dwelling.Id);
        found.Remind(site.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return await service.GoOnAsync(found.Id, process, default);
    });

    private static Task<bool> DeclaredAsync(PortalSite site, string code) => site.ActAsync(async (services, process) =>
    {
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        process.Raise(new DeclarationSubmitted(Guid.CreateVersion7(), Guid.CreateVersion7(), dwelling.Id, []));
        return true;
    });

    private static Task<bool> MoveOutAsync(PortalSite site, Guid declaration) => site.ActAsync(async (services, process) =>
    {
        var row = await services.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == declaration);
        var today = ChinaTime.Today(site.Clock);
        return row.MoveOut(today, today, site.Clock.GetUtcNow()).IsOk;
    });

    private static Task<(UndeclaredState, int)?> StateAsync(PortalSite site, string code) => site.InScopeAsync(async services =>
    {
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        var found = await services.GetRequiredService<PortalDbContext>().Set<UndeclaredCase>().AsNoTracking().Where(c => c.DwellingId == dwelling.Id).OrderByDescending(c => c.FoundAt).FirstOrDefaultAsync();
        return found is null ? default((UndeclaredState, int)?) : (found.State, found.Rounds);
    });

    private static Task<List<VerificationOrder>> OpenOrdersAsync(PortalSite site, string code) => site.InScopeAsync(async services =>
    {
        var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
        return await services.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().AsNoTracking().Where(o => o.DwellingId == dwelling.Id && o.State == OrderState.Open).ToListAsync();
    });
}
