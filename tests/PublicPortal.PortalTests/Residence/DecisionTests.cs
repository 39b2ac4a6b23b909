using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>The desk decides on papers, answers requests for review; answers from elsewhere settle doubts.</summary>
public class DecisionTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private static string Case(Guid id) => $"/desk/residence/declarations/{id}";

    [Theory, BothDatabases]
    public async Task Accept_OneOfTwoDoubts_LeavesTheOtherThenTheLastAccepts(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease, ReviewRule.PlateMissing);
        var desk = await site.StreetOfficerAsync();
        var page = await desk.GetAsync(Case(id));
        page = await page.Form("#decide").Tick("Rules", "NoLease").Fill("How", "official").SubmitAsync("[value=accept]");
        Assert.Equal(["PlateMissing"], (await site.DeclarationAsync(id)).OpenDoubts.Select(d => d.Rule.ToString()));
        await page.Form("#decide").Tick("Rules", "PlateMissing").Fill("How", "official").SubmitAsync("[value=accept]");
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(id)).State);
        Assert.Equal(OrderState.Closed, (await site.OrderOfAsync(id)).State);
    }

    [Theory, BothDatabases]
    public async Task Accept_StalePage_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(202), ReviewRule.NoLease, ReviewRule.PlateMissing);
        var desk = await site.StreetOfficerAsync();
        var (one, other) = (await desk.GetAsync(Case(id)), await desk.GetAsync(Case(id)));
        await one.Form("#decide").Tick("Rules", "NoLease").Fill("How", "official").SubmitAsync("[value=accept]");
        var stale = await other.Form("#decide").Tick("Rules", "PlateMissing").Fill("How", "official").SubmitAsync("[value=accept]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Single((await site.DeclarationAsync(id)).OpenDoubts);
    }

    [Theory, BothDatabases]
    public async Task Accept_OnAPhotoThatIsNotThere_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.NoLease);
        var page = await (await site.StreetOfficerAsync()).GetAsync(Case(id));
        var refused = await page.Form("#decide").Tick("Rules", "NoLease").Forge("How", "lease-photo").SubmitAsync("[value=accept]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(DeclarationState.Doubtful, (await site.DeclarationAsync(id)).State);
    }

    [Theory, BothDatabases]
    public async Task Refuse_ThenReview_OpensItAgain(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        var desk = await site.StreetOfficerAsync();
        var page = await desk.GetAsync(Case(id));
        page = await page.Form("#decide").SubmitAsync("[value=refuse]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);   // a reason is needed
        await page.Form("#decide").Fill("Note", "租约是别的房子的").SubmitAsync("[value=refuse]");
        Assert.Equal(DeclarationState.Refused, (await site.DeclarationAsync(id)).State);
        Assert.Equal("residence.refused", (await site.ToldAsync(id))[0]);

        await AskReviewAsync(site, id);
        var list = await desk.GetAsync("/desk/residence/declarations");
        Assert.Contains(id.ToString(), list.Document.QuerySelector(".item")!.GetAttribute("href"), StringComparison.Ordinal);   // on top
        await (await desk.GetAsync(Case(id))).Form("#decide").Tick("Rules", "NoLease").Fill("How", "official").SubmitAsync("[value=accept]");
        var declaration = await site.DeclarationAsync(id);
        Assert.Equal((DeclarationState.Accepted, (DateTimeOffset?)null), (declaration.State, declaration.ReviewAskedAt));
    }

    [Theory, BothDatabases]
    public async Task Keep_ReviewAsked_AnswersAndTells(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.NoLease);
        await AskReviewAsync(site, id);
        var page = await (await site.StreetOfficerAsync()).GetAsync(Case(id));
        await page.Form("#decide").Fill("Note", "看过了，还缺租约").SubmitAsync("[value=keep]");
        Assert.Equal("residence.review-answered", (await site.ToldAsync(id))[0]);
        Assert.Null((await site.DeclarationAsync(id)).ReviewAskedAt);
    }

    [Theory, BothDatabases]
    public async Task SendBack_NoteWithANumber_IsRefusedAndAPlainOneIsSent(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(303), ReviewRule.NoLease);
        var page = await (await site.StreetOfficerAsync()).GetAsync(Case(id));
        page = await page.Form("#decide").Fill("Note", "号码 440390199203154426 不对").SubmitAsync("[value=send-back]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await page.Form("#decide").Fill("Note", "请补租约最后一页").SubmitAsync("[value=send-back]");
        Assert.Equal("residence.sent-back", (await site.ToldAsync(id))[0]);
        Assert.Equal(DeclarationState.Doubtful, (await site.DeclarationAsync(id)).State);
    }

    [Theory, BothDatabases]
    public async Task Case_OutsideThePlace_DoesNotExist(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(304), ReviewRule.NoLease);
        var stranger = site.SignInAs(TestUser.Official("440304/440304001/", PublicPortal.Residence.ResidencePermissions.ViewDeclarations, PublicPortal.Residence.ResidencePermissions.Decide));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Case(id))).Status);
        Assert.DoesNotContain(id.ToString(), (await stranger.GetAsync("/desk/residence/declarations?show=all")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task List_CaseNumberAsReadOut_FindsTheOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(401));
        var number = (await site.DeclarationAsync(id)).CaseNumber;
        var typed = Uri.EscapeDataString($"{number[..2].ToLowerInvariant()} {number[2..10]} {number[10..]}");
        var page = await (await site.StreetOfficerAsync()).GetAsync($"/desk/residence/declarations?show=all&number={typed}");
        Assert.Contains(id.ToString(), Assert.Single(page.Document.QuerySelectorAll(".item")).GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task List_MoreDeclarations_NoMoreStatements(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = await site.StreetOfficerAsync();
        await site.DeclareAsync(DemoDwellings.Room(404), ReviewRule.NoLease);
        await desk.GetAsync("/desk/residence/declarations?show=all");
        var few = await site.Statements.DuringAsync(() => desk.GetAsync("/desk/residence/declarations?show=all"));
        for (var n = 0; n < 5; n++) await site.DeclareAsync(DemoDwellings.Room(501), ReviewRule.NoLease);
        var more = await site.Statements.DuringAsync(() => desk.GetAsync("/desk/residence/declarations?show=all"));
        Assert.Equal(few.Count, more.Count);
    }

    [Theory]
    [BothDatabases(RegisterAnswer.Agrees)]
    [BothDatabases(RegisterAnswer.Disagrees)]
    public async Task Register_AnswersLater_SettlesOrChangesTheDoubt(DatabaseKind kind, RegisterAnswer answer)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(504), ReviewRule.RegisterSilent);
        var person = (await site.DeclarationAsync(id)).PersonId;
        await site.ActAsync(async (services, process) =>
        {
            await services.GetRequiredService<IPersons>().NoteRegisterAsync(person, answer, process);
            return 0;
        });
        var declaration = await site.DeclarationAsync(id);
        if (answer == RegisterAnswer.Agrees) Assert.Equal(DeclarationState.Accepted, declaration.State);
        else Assert.Equal([ReviewRule.RegisterDisagrees], declaration.OpenDoubts.Select(d => d.Rule));
        Assert.Equal(answer == RegisterAnswer.Agrees ? "residence.accepted" : "residence.doubtful", (await site.ToldAsync(id))[0]);
    }

    private static Task AskReviewAsync(PortalSite site, Guid id) => site.ActAsync(async (services, process) =>
    {
        var account = (await services.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().AsNoTracking().FirstAsync(d => d.Id == id)).DeclarantAccountId;
        Assert.True((await services.GetRequiredService<DeclarationService>().AskReviewAsync(id, account, process, default)).IsOk);
        return 0;
    });
}
