using System.Net;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A person declared by others is told, sees it, may object, may take it over; whoever declared learns nothing.</summary>
public class DeclaredByOtherTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Organisation_DeclaresAPersonWithAnAccount_PersonIsToldAndSeesPartOfTheAddress(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (person, room) = (Declarers.Somebody(), (await site.RoomsAsync())[1]);
        var account = await site.AccountOfAsync(person);
        var done = await site.DeclareForAsync(person, room.Code);
        Assert.Contains("已收到", done.Text, StringComparison.Ordinal);
        var declaration = (await site.DeclarationOfAsync(person))!;
        Assert.Equal((DeclarantKind.Organisation, DeclarationState.Accepted), (declaration.DeclaredBy, declaration.State));
        Assert.Equal(["residence.declared-by-other"], await site.InboxAsync(account));

        var page = await site.SignInAs(TestUser.Resident(account)).GetAsync($"/my/residence/{declaration.Id}");
        Assert.Contains("星海电子", page.Text, StringComparison.Ordinal);
        Assert.Contains(room.Code[^4..], page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Address, page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Person_WithoutAccount_IsToldByTheirPhoneWithoutAnythingPersonalAndLaterInTheInbox(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        await site.DeclareForAsync(person, (await site.RoomsAsync())[1].Code, phone: "13900001111");
        await site.DeliverAsync();
        var sms = await SmsAsync(site, "13900001111");
        Assert.Contains("有人替您申报了住处", sms, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Name, sms, StringComparison.Ordinal);
        Assert.DoesNotContain("星海", sms, StringComparison.Ordinal);
        var account = await site.AccountOfAsync(person);
        Assert.Contains("residence.declared-by-other", await site.InboxAsync(account));
    }

    [Theory, BothDatabases]
    public async Task Object_WithAReason_EndsItAndTellsTheDeclarantWithoutTheReason(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        var account = await site.AccountOfAsync(person);
        await site.DeclareForAsync(person, (await site.RoomsAsync())[1].Code);
        var declaration = (await site.DeclarationOfAsync(person))!;
        var browser = site.SignInAs(TestUser.Resident(account));
        var form = await browser.GetAsync($"/my/residence/{declaration.Id}/object");
        var empty = await form.Form("#object").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        await form.Form("#object").Fill("Reason", "我三月就辞职了").SubmitAsync();
        Assert.Equal(DeclarationState.Refused, (await site.DeclarationOfAsync(person))!.State);
        var agent = await site.DemoAccountAsync(DemoDeclarers.EmployersAgent);
        Assert.Contains("residence.objected", await site.InboxAsync(agent));
        var seen = await site.SignInAs(TestUser.Resident(agent)).GetAsync($"/residence/declared/{declaration.Id}");
        Assert.Contains("本人说不住在这里", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("辞职", seen.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Object_WhatAClerkEntered_SendsSomebodyToLook(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        var clerk = site.SignInAs(TestUser.Official("440304/", ResidencePermissions.DeclareFor));
        await (await clerk.GetAsync("/desk/residence/counter")).Form("#counter").Fill("Dwelling", DemoDwellings.Room(203)).Fill("Name", person.Name)
            .Fill("Number", person.Number).Tick("SawPerson").Tick("SawPapers").SubmitAsync();
        var declaration = (await site.DeclarationOfAsync(person))!;
        Assert.Equal(DeclarationState.Accepted, declaration.State);
        var browser = site.SignInAs(TestUser.Resident(await site.AccountOfAsync(person)));
        await (await browser.GetAsync($"/my/residence/{declaration.Id}/object")).Form("#object").Fill("Reason", "不是我报的").SubmitAsync();
        declaration = (await site.DeclarationOfAsync(person))!;
        Assert.Equal((DeclarationState.Accepted, ReviewRule.PersonObjects), (declaration.State, Assert.Single(declaration.OpenDoubts).Rule));
        Assert.NotNull(await site.OrderOfAsync(declaration.Id));
    }

    [Theory, BothDatabases]
    public async Task TakeOver_WithThePlate_MakesItThePersonsOwn(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (person, room) = (Declarers.Somebody(), (await site.RoomsAsync())[2]);
        var browser = site.SignInAs(TestUser.Resident(await site.AccountOfAsync(person)));
        await site.DeclareForAsync(person, room.Code);
        var declaration = (await site.DeclarationOfAsync(person))!;
        var without = await browser.GetAsync($"/my/residence/{declaration.Id}");
        Assert.Null(without.Document.QuerySelector("#take"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/my/residence/{declaration.Id}/move-out")).Status);

        var scanned = await browser.GetAsync(DemoDwellings.Scan(room.Code).Replace("/d/", "/residence/declare/", StringComparison.Ordinal));
        var taken = await scanned.Form("#take").SubmitAsync();
        Assert.Contains(room.Address, taken.Text, StringComparison.Ordinal);
        Assert.NotNull((await site.DeclarationOfAsync(person))!.TakenOverAt);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/my/residence/{declaration.Id}/move-out")).Status);
        // The declarant keeps a line, and can do nothing more.
        var agent = await (await site.AsAsync(DemoDeclarers.EmployersAgent)).GetAsync($"/residence/declared/{declaration.Id}");
        Assert.Contains("本人已接管", agent.Text, StringComparison.Ordinal);
        Assert.Null(agent.Document.QuerySelector("form[action*=End]"));
    }

    [Theory, BothDatabases]
    public async Task Declarant_NamesSomebodyKnownWithAnotherNameOrElsewhere_SeesTheSameAsForANewPerson(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var rooms = await site.RoomsAsync();
        var (fresh, known, elsewhere) = (Declarers.Somebody(), Declarers.Somebody(), Declarers.Somebody());
        await site.AccountOfAsync(known);
        await site.DeclareForAsync(elsewhere, rooms[3].Code);
        var expected = await SeenAsync(fresh, fresh.Name);
        Assert.Equal(expected, await SeenAsync(known, "王不对"));       // number known, name does not fit
        Assert.Equal(expected, await SeenAsync(elsewhere, elsewhere.Name));   // lives elsewhere
        Assert.Equal([ReviewRule.RegisterDisagrees], (await site.DeclarationOfAsync(known))!.OpenDoubts.Select(d => d.Rule));

        async Task<string> SeenAsync(MadeUpPerson person, string name)
        {
            var done = await site.DeclareForAsync(person, rooms[4].Code, name: name);
            var id = (await site.DeclarationOfAsync(person))!.Id;
            var page = await (await site.AsAsync(DemoDeclarers.EmployersAgent)).GetAsync($"/residence/declared/{id}");
            return $"{done.Status} {done.TextOf(".callout")} | {page.TextOf(".tag")}";
        }
    }

    [Theory, BothDatabases]
    public async Task Declarant_OfAnotherOrganisation_FindsNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        await site.DeclareForAsync(person, (await site.RoomsAsync())[1].Code);
        var id = (await site.DeclarationOfAsync(person))!.Id;
        var school = await site.AsAsync("zhong-wen");
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/residence/declared/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/residence/declare-for/{await site.EmployerAsync()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/my/organisations/{await site.EmployerAsync()}")).Status);
    }

    [Theory, BothDatabases]
    public async Task Declarant_ChangesTheRoom_EndsTheOldAndBeginsTheNew(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (person, rooms) = (Declarers.Somebody(), await site.RoomsAsync());
        await site.DeclareForAsync(person, rooms[1].Code);
        var old = (await site.DeclarationOfAsync(person))!;
        var page = await (await site.AsAsync(DemoDeclarers.EmployersAgent)).GetAsync($"/residence/declared/{old.Id}");
        await page.Form("form[action*=Change]").Fill("Dwelling", rooms[2].Code).Fill("ChangeDay", "2026-11-20").SubmitAsync();
        var now = (await site.DeclarationOfAsync(person))!;
        Assert.Equal((rooms[2].Id, new DateOnly(2026, 11, 20)), (now.DwellingId, now.MoveInDate));
        var ended = await site.DeclarationAsync(old.Id);
        Assert.Equal((DeclarationState.MovedOut, new DateOnly(2026, 11, 20)), (ended.State, ended.MoveOutDate));
        Assert.DoesNotContain(ReviewRule.LivesElsewhere, now.Doubts.Select(d => d.Rule));
    }

    private static async Task<string> SmsAsync(PortalSite site, string phone)
    {
        var folder = site.Services.GetService(typeof(PublicPortal.Hosting.Site.DataFolder)) as PublicPortal.Hosting.Site.DataFolder;
        return (await File.ReadAllLinesAsync(folder!.At("sms.log"))).Last(line => line.Contains(phone, StringComparison.Ordinal)).Replace(phone, "", StringComparison.Ordinal);
    }
}
