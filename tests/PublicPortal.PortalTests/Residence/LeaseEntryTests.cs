using System.Net;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A landlord enters, corrects and ends leases of the own dwellings; another landlord on record is a question for the desk.</summary>
public class LeaseEntryTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Enter_ByPlateWhereNobodyElseLets_CountsAtOnceAndSettlesWhoWaited(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (before, person) = await site.PersonAsync();
        await site.OnlyLeaseAsync(DemoDwellings.Room(201), person, to: new DateOnly(2022, 1, 1));   // somebody else's, long over
        var (landlord, _) = await site.PersonAsync();
        var waiting = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var path = DemoDwellings.Scan(DemoDwellings.Room(201)).Replace("/d/", "/residence/leases/at/", StringComparison.Ordinal);
        var form = (await site.As(landlord).GetAsync(path)).Form("#lease");
        var refused = await form.Fill("From", "2026-10-01").Fill("To", "2025-01-01").Fill("Tenant", "小李").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["小李"], refused.Form("#lease")["Tenant"]);
        Assert.Contains("早于", refused.TextOf(".field.bad .error"), StringComparison.Ordinal);
        var shown = await refused.Form("#lease").Fill("To", "").SubmitAsync();
        Assert.Contains("出租中", shown.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Contains("小李", shown.TextOf("dl.facts"), StringComparison.Ordinal);
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(waiting)).State);
        Assert.Equal("lease", (await site.DeclarationAsync(waiting)).Doubts.Single().SettledHow);
        // Nobody has vouched for it: it does not show who lives there.
        Assert.Contains("核实您是房东以后", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting.ToString(), shown.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, landlord);
    }

    [Theory, BothDatabases]
    public async Task Enter_WhereAnotherLandlordIsOnRecord_IsAQuestionForTheDesk(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, first) = await site.PersonAsync();
        await site.OnlyLeaseAsync(DemoDwellings.Room(202), first);
        var (landlord, _) = await site.PersonAsync();
        var path = DemoDwellings.Scan(DemoDwellings.Room(202)).Replace("/d/", "/residence/leases/at/", StringComparison.Ordinal);
        var shown = await (await site.As(landlord).GetAsync(path)).Form("#lease").Fill("From", "2026-11-01").SubmitAsync();
        Assert.Contains("另有房东登记", shown.TextOf(".lead"), StringComparison.Ordinal);
        var (old, asked) = ((await site.LeasesAsync(DemoDwellings.Room(202)))[0], (await site.LeasesAsync(DemoDwellings.Room(202)))[1]);
        Assert.Equal((null, LeaseState.OtherLandlord), (old.To, asked.State));
        Assert.False(asked.Covers(new DateOnly(2026, 11, 20)));

        var desk = await site.StreetOfficerAsync();
        var list = await desk.GetAsync("/desk/residence/leases");
        var question = await list.FollowAsync($"a.item[href$='{asked.Id}']");
        Assert.Contains("谁是这套房的房东", question.TextOf("h1:not(.list-head h1)"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await question.Form("#decide").SubmitAsync("button[value=decline]")).Status);   // a reason is needed
        await question.Form("#decide").SubmitAsync("button[value=accept]");
        var after = await site.LeasesAsync(DemoDwellings.Room(202));
        Assert.Equal(new DateOnly(2026, 10, 31), after[0].To);
        Assert.Equal((LeaseState.Standing, true), (after[1].State, after[1].IsVouched));
        Assert.Single(await site.PathsAsync(landlord, "residence.lease-decided"));
    }

    [Theory, BothDatabases]
    public async Task Enter_ByAddressWithoutPlate_WaitsForTheDesk_AndTwiceIsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, former) = await site.PersonAsync();
        await site.OnlyLeaseAsync(DemoDwellings.Room(203), former, to: new DateOnly(2021, 1, 1));
        var (landlord, _) = await site.PersonAsync();
        var browser = site.As(landlord);
        var page = await browser.GetAsync($"/residence/leases/at/{DemoDwellings.Room(203)}");
        await page.Form("#lease").Fill("From", "2026-11-01").SubmitAsync();
        Assert.Equal(LeaseState.Unproven, (await site.LeasesAsync(DemoDwellings.Room(203)))[1].State);
        var twice = await page.Form("#lease").Forge("_key", Guid.NewGuid().ToString("N")).Fill("From", "2026-11-05").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("已经登记过", twice.Text, StringComparison.Ordinal);
        Assert.StartsWith("/residence/leases/", (await browser.GetAsync($"/residence/leases/at/{DemoDwellings.Room(203)}")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Enter_SomebodyUnknown_SaysWhoTheyAre_AndErrorsStandAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var nobody = Guid.CreateVersion7();
        var page = await site.As(nobody).GetAsync($"/residence/leases/at/{DemoDwellings.Room(204)}");
        var refused = await page.Form("#lease").Fill("Name", "张三").Fill("Number", "440390199907081271").Fill("From", "2026-11-01").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("true", refused.Document.QuerySelector("[name=Number]")!.GetAttribute("aria-invalid"));
        Assert.Equal(["张三"], refused.Form("#lease")["Name"]);
    }

    [Theory, BothDatabases]
    public async Task CorrectAndEnd_OwnLease_StaleIsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (landlord, person) = await site.PersonAsync();
        var lease = await site.OnlyLeaseAsync(DemoDwellings.Room(301), person);
        var page = await site.As(landlord).GetAsync($"/residence/leases/{lease}/edit");
        await page.Form("#lease").Fill("To", "2027-12-31").Fill("Tenant", "老王一家").SubmitAsync();
        Assert.Equal(new DateOnly(2027, 12, 31), (await site.LeasesAsync(DemoDwellings.Room(301)))[0].To);
        var stale = await page.Form("form[action*='End'], form[action*='end']").Fill("Ends", "2026-11-23").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        var ended = await (await site.As(landlord).GetAsync($"/residence/leases/{lease}/edit")).Form("form[action*='End'], form[action*='end']").Fill("Ends", "2026-11-23").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal(new DateOnly(2026, 11, 23), (await site.LeasesAsync(DemoDwellings.Room(301)))[0].To);
        var stranger = (await site.PersonAsync()).Account;
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(stranger).GetAsync($"/residence/leases/{lease}/edit")).Status);
    }
}
