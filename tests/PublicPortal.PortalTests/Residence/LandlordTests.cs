using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A landlord's word: two taps from the message, undo, objecting, changing one's mind; nothing accepted is rewritten.</summary>
public class LandlordTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Message_TwoTaps_ConfirmsAndAccepts(DatabaseKind kind)
    {
        var (site, landlord, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(201));
        var page = await site.As(landlord).GetAsync(path);                                   // tap one: the message
        var after = await page.Form("#answer").SubmitAsync("button[value=yes]");             // tap two: the button
        Assert.Contains("已确认", after.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(declaration)).State);
        Assert.Contains("residence.accepted", await site.ToldAsync(declaration));
    }

    [Theory, BothDatabases]
    public async Task Undo_WithinTheTime_ReopensTheDoubtAndKeepsWhatWasAccepted(DatabaseKind kind)
    {
        var (site, landlord, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(202));
        var answered = await (await site.As(landlord).GetAsync(path)).Form("#answer").SubmitAsync("button[value=yes]");
        var undone = await answered.Form("form:has([value=undo])").SubmitAsync();
        Assert.Single(undone.Document.QuerySelectorAll("#answer"));                          // asked anew
        var after = await site.DeclarationAsync(declaration);
        Assert.Equal((DeclarationState.Accepted, true), (after.State, after.IsInDoubt));
        Assert.NotNull(await site.OpenOrderAsync(declaration));

        await undone.Form("#answer").SubmitAsync("button[value=yes]");
        Assert.False((await site.DeclarationAsync(declaration)).IsInDoubt);
        Assert.Null(await site.OpenOrderAsync(declaration));
    }

    [Theory, BothDatabases]
    public async Task Undo_TooLate_IsRefusedInWords(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);                // moves the clock
        var (_, landlord, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(203), site);
        var answered = await (await site.As(landlord).GetAsync(path)).Form("#answer").SubmitAsync("button[value=yes]");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var refused = await answered.Form("form:has([value=undo])").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("撤销的时间", refused.Text, StringComparison.Ordinal);
        Assert.False((await site.DeclarationAsync(declaration)).IsInDoubt);
    }

    [Theory, BothDatabases]
    public async Task Object_ThenConfirm_IsAccepted(DatabaseKind kind)
    {
        var (site, landlord, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(204));
        var objected = await ObjectAsync(site, landlord, path);
        Assert.Contains("网格员会上门核实", objected.Text, StringComparison.Ordinal);
        Assert.Equal(["NoLease", "LandlordObjects"], (await site.DeclarationAsync(declaration)).OpenDoubts.Select(d => d.Rule.ToString()).OrderDescending());
        Assert.Contains("residence.landlord-answered", await site.ToldAsync(declaration));
        await objected.Form("form:has([value=yes])").SubmitAsync();
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(declaration)).State);
    }

    [Theory, BothDatabases]
    public async Task Object_AfterSilenceCountedAsYes_RaisesADoubtAndRewritesNothing(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);                // moves the clock
        var (_, landlord, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(301), site);
        site.Clock.Advance(TimeSpan.FromDays(6));
        await site.RunJobsAsync();
        var accepted = await site.DeclarationAsync(declaration);
        Assert.Equal(DeclarationState.Accepted, accepted.State);

        await ObjectAsync(site, landlord, path);
        var after = await site.DeclarationAsync(declaration);
        Assert.Equal((DeclarationState.Accepted, accepted.DecidedAt, true), (after.State, after.DecidedAt, after.IsInDoubt));
        Assert.Contains("residence.landlord-objects", await site.ToldAsync(declaration));
        var order = (await site.OpenOrderAsync(declaration))!;

        var officer = await site.GridOfficerAsync();
        var visit = await officer.GetAsync($"/desk/residence/orders/{order.Id}");
        Assert.Contains("房东说不住在这里", visit.Text, StringComparison.Ordinal);
        await visit.Form("#visit").Fill("Result", "NotFound").Fill("Note", "邻居说早就搬走了").SubmitAsync();
        var ended = await site.DeclarationAsync(declaration);
        Assert.Equal((DeclarationState.MovedOut, EndReason.NotConfirmed), (ended.State, ended.EndReason));
        Assert.Contains("residence.ended", await site.ToldAsync(declaration));
    }

    [Theory, BothDatabases]
    public async Task Object_WhereALeaseExists_LandlordSeesMaskedResidentAndVisitSettles(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (landlord, person) = await site.PersonAsync();
        var lease = await site.OnlyLeaseAsync(DemoDwellings.Room(302), person);
        var declaration = await site.DeclareAsync(DemoDwellings.Room(302));
        var list = await site.As(landlord).GetAsync($"/residence/leases/{lease}");
        var link = list.Document.QuerySelector($"a[href$='{declaration}']")!;
        Assert.Contains("*", link.TextContent, StringComparison.Ordinal);                    // masked
        var asking = await (await list.FollowAsync($"a[href$='{declaration}']")).FollowAsync("a[href$='?no=1']");
        var objected = await asking.Form("#object").SubmitAsync();
        Assert.StartsWith("/residence/landlord/", objected.Path, StringComparison.Ordinal);
        Assert.True((await site.DeclarationAsync(declaration)).IsInDoubt);

        var order = (await site.OpenOrderAsync(declaration))!;
        await (await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "Confirmed").SubmitAsync();
        var after = await site.DeclarationAsync(declaration);
        Assert.Equal((DeclarationState.Accepted, false), (after.State, after.IsInDoubt));
        Assert.Contains("residence.objection-settled", await site.ToldAsync(declaration));

        // What an officer has seen is not doubted a second time by the same landlord.
        var again = await (await site.As(landlord).GetAsync(objected.Path)).Form("form:has([value=yes])").SubmitAsync();
        var refused = await (await again.FollowAsync("a[href$='?no=1']")).Form("#answer").SubmitAsync("button[value=no]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.False((await site.DeclarationAsync(declaration)).IsInDoubt);
    }

    [Theory, BothDatabases]
    public async Task Question_OfAnotherLandlord_DoesNotExist(DatabaseKind kind)
    {
        var (site, _, declaration, path) = await AskedAsync(kind, DemoDwellings.Room(303));
        var stranger = (await site.PersonAsync()).Account;
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(stranger).GetAsync(path)).Status);
        var lease = (await site.LeasesAsync(DemoDwellings.Room(303)))[0];
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(stranger).GetAsync($"/residence/leases/{lease.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(stranger).GetAsync($"/residence/leases/{lease.Id}/residents/{declaration}")).Status);
    }

    private static async Task<TestKit.Browsing.Page> ObjectAsync(PortalSite site, Guid landlord, string path)
    {
        var asking = await (await site.As(landlord).GetAsync(path)).FollowAsync("a[href$='?no=1']");
        return await asking.Form("#answer").SubmitAsync("button[value=no]");
    }

    /// <summary>Somebody declares where the lease has run out, and the landlord gets the message.</summary>
    private async Task<(PortalSite Site, Guid Landlord, Guid Declaration, string Path)> AskedAsync(DatabaseKind kind, string code, PortalSite? own = null)
    {
        var site = own ?? await sites.OnAsync(kind);
        var (landlord, person) = await site.PersonAsync();
        await site.OnlyLeaseAsync(code, person, to: new DateOnly(2024, 6, 30));
        var declaration = await site.DeclareAsync(code, ReviewRule.NoLease);
        await site.ActAsync(async (services, process) =>
        {
            var row = (await services.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().FindAsync(declaration))!;
            var who = (await services.GetRequiredService<IPersons>().FindAsync(row.PersonId))!;
            var dwelling = (await services.GetRequiredService<IPlaces>().FindDwellingAsync(code))!;
            return await services.GetRequiredService<LandlordService>().AskAsync(row, who, dwelling, process, default);
        });
        return (site, landlord, declaration, (await site.PathsAsync(landlord, "residence.landlord-confirm"))[0]);
    }
}
