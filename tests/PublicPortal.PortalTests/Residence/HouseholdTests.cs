using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A household on one form, a relative without a phone, a clerk at a counter, a landlord.</summary>
public class HouseholdTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Family_OnOneForm_EachIsDecidedByItself(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (me, spouse, odd) = (Declarers.Somebody(), Declarers.Somebody(), Declarers.Somebody());
        var child = MadeUp.Number(new DateOnly(2018, 5, 1), 2 + (me.Number[16] - '0') * 20);
        var account = await site.AccountOfAsync(me);
        await site.ActAsync(async (services, process) =>
        {
            var persons = services.GetRequiredService<IPersons>();
            await persons.NoteRegisterAsync((await persons.OfAccountAsync(account))!.Id, RegisterAnswer.Agrees, process);
            return true;
        });
        var browser = site.SignInAs(TestUser.Resident(account));
        var page = await browser.GetAsync(DemoDwellings.Scan(DemoDwellings.Room(304)).Replace("/d/", "/residence/declare/", StringComparison.Ordinal).Replace("?p=", "/family?p=", StringComparison.Ordinal));
        var unknownCounty = "440399" + odd.Number[6..17];
        var done = await page.Form("#family").Fill("MoveIn", "2026-11-10").Fill("Names[0]", spouse.Name).Fill("Numbers[0]", spouse.Number)
            .Fill("Names[1]", "林小满").Fill("Numbers[1]", child).Tick("Children", "1")
            .Fill("Names[2]", odd.Name).Fill("Numbers[2]", Check(unknownCounty)).SubmitAsync();
        Assert.Contains("已收到 3 个人", done.Text, StringComparison.Ordinal);
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationOfAsync(me))!.State);
        Assert.Equal((DeclarantKind.Relative, DeclarationState.Accepted), ((await site.DeclarationOfAsync(spouse))!.DeclaredBy, (await site.DeclarationOfAsync(spouse))!.State));
        var doubtful = (await site.DeclarationOfAsync(new MadeUpPerson(odd.Name, DocumentType.ResidentId, Check(unknownCounty))))!;
        Assert.Equal(DeclarationState.Doubtful, doubtful.State);
        var ofChild = (await site.DeclarationOfAsync(new MadeUpPerson("林小满", DocumentType.ResidentId, child)))!;
        Assert.Equal((DeclarantKind.Guardian, account, false), (ofChild.DeclaredBy, ofChild.DeclarantAccountId, ofChild.IsWithOther));
    }

    [Theory, BothDatabases]
    public async Task Family_WrongRow_SaysItAtTheRowAndDeclaresNobody(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (me, spouse) = (Declarers.Somebody(), Declarers.Somebody());
        var browser = site.SignInAs(TestUser.Resident(await site.AccountOfAsync(me)));
        var page = await browser.GetAsync($"/residence/declare/{DemoDwellings.Room(304)}/family");
        var refused = await page.Form("#family").Fill("Names[0]", spouse.Name).Fill("Numbers[0]", spouse.Number)
            .Fill("Names[1]", spouse.Name).Fill("Numbers[1]", spouse.Number).Fill("Names[2]", "王三").Fill("Numbers[2]", "123").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("在上面已经填过", refused.Text, StringComparison.Ordinal);
        Assert.Equal("123", refused.Document.QuerySelector("[name='Numbers[2]']")!.GetAttribute("value"));
        Assert.Null(await site.DeclarationOfAsync(spouse));
    }

    [Theory, BothDatabases]
    public async Task Counter_PersonSeen_IsLevelFourThroughTheWindow(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        var clerk = site.SignInAs(TestUser.Official("440304/440304010/", ResidencePermissions.DeclareFor));
        var done = await (await clerk.GetAsync("/desk/residence/counter")).Form("#counter").Fill("Dwelling", DemoDwellings.Room(501)).Fill("Name", person.Name)
            .Fill("Number", person.Number).Tick("SawPerson").Tick("SawPapers").SubmitAsync();
        Assert.Contains("已登记，编号 RZ", done.Text, StringComparison.Ordinal);
        var declaration = (await site.DeclarationOfAsync(person))!;
        Assert.Equal((DeclarantKind.Clerk, Channel.Window, DeclarationState.Accepted), (declaration.DeclaredBy, declaration.Channel, declaration.State));
        Assert.Equal(VerifiedLevel.Counter, (await site.InScopeAsync(s => ((IPersons)s.GetService(typeof(IPersons))!).FindAsync(declaration.PersonId)))!.Level);
    }

    [Theory, BothDatabases]
    public async Task Counter_DwellingOfAnotherPlace_IsAsGoodAsNone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        var clerk = site.SignInAs(TestUser.Official("440304/440304001/", ResidencePermissions.DeclareFor));
        var refused = await (await clerk.GetAsync("/desk/residence/counter")).Form("#counter").Fill("Dwelling", DemoDwellings.Room(501)).Fill("Name", person.Name).Fill("Number", person.Number).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到这个地址", refused.TextOf("#Dwelling-error"), StringComparison.Ordinal);
        Assert.Null(await site.DeclarationOfAsync(person));
    }

    [Theory, BothDatabases]
    public async Task Landlord_DeclaresForOwnDwellingsOnly(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var tenant = Declarers.Somebody();
        var landlord = await site.AsAsync(DemoResidence.Landlord);
        var page = await landlord.GetAsync("/residence/declare-for/landlord");
        var forged = await page.Form("#one").Forge("Dwelling", DemoDwellings.Room(204)).Fill("Name", tenant.Name).Fill("Number", tenant.Number).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Null(await site.DeclarationOfAsync(tenant));
        await page.Form("#one").Fill("Dwelling", DemoDwellings.WithLease).Fill("Name", tenant.Name).Fill("Number", tenant.Number).SubmitAsync();
        Assert.Equal((DeclarantKind.Landlord, DeclarationState.Accepted), ((await site.DeclarationOfAsync(tenant))!.DeclaredBy, (await site.DeclarationOfAsync(tenant))!.State));
        var none = await site.SignInAs(TestUser.Resident(await site.AccountOfAsync(Declarers.Somebody()))).GetAsync("/residence/declare-for/landlord");
        Assert.Null(none.Document.QuerySelector("#one"));
    }

    /// <summary>With the check character for the first 17.</summary>
    private static string Check(string first17)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return first17 + "10X98765432"[first17.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
