using System.Net;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.PortalTests.Residence;

/// <summary>A grid officer's round and what the visits lead to.</summary>
public class OfficerTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Round_LateAndAgreedVisits_AreSaidInWords(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await (await site.GridOfficerAsync()).GetAsync("/desk/residence/orders");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("超时", page.TextOf(".group.warn"), StringComparison.Ordinal);
        Assert.Contains(page.TextsOf(".item time.warn"), text => text.Contains("晚", StringComparison.Ordinal));
        Assert.Contains(page.TextsOf(".item time"), text => text.Contains("约好", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Visit_Confirmed_AcceptsClosesAndTells(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease, ReviewRule.RegisterSilent);
        var order = await site.OrderOfAsync(id);
        var page = await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}");
        Assert.Contains("看租约，或问房东", page.Text, StringComparison.Ordinal);
        var after = await page.Form("#visit").Fill("Result", "Confirmed").SubmitAsync();
        Assert.Equal("/desk/residence/orders?done=visited", after.Path.ToLowerInvariant());
        var declaration = await site.DeclarationAsync(id);
        Assert.Equal((DeclarationState.Accepted, order.OfficerAccountId), (declaration.State, declaration.DecidedBy));
        Assert.All(declaration.Doubts, d => Assert.Equal("visit", d.SettledHow));
        Assert.Equal(OrderState.Closed, (await site.OrderOfAsync(id)).State);
        Assert.Equal("residence.accepted", (await site.ToldAsync(id))[0]);
    }

    [Theory, BothDatabases]
    public async Task Visit_SentTwice_IsOneVisit(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(202), ReviewRule.PlateMissing);
        var order = await site.OrderOfAsync(id);
        var form = (await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "Confirmed");
        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();
        Assert.Equal((first.Status, first.Path), (second.Status, second.Path));
        Assert.Single(await site.ToldAsync(id), template => template == "residence.accepted");
    }

    [Theory, BothDatabases]
    public async Task Visit_NotFoundWithoutANote_StaysFilledAndChangesNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        var refused = await (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NotFound").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["NotFound"], refused.Form("#visit")["Result"]);
        Assert.Equal(DeclarationState.Doubtful, (await site.DeclarationAsync(id)).State);
        await refused.Form("#visit").Fill("Note", "邻居说没有这个人").SubmitAsync();
        Assert.Equal((DeclarationState.Refused, "邻居说没有这个人"), ((await site.DeclarationAsync(id)).State, (await site.DeclarationAsync(id)).DecisionNote));
        Assert.Equal("residence.not-found", (await site.ToldAsync(id))[0]);
    }

    [Theory, BothDatabases]
    public async Task Visit_Corrected_TakesTheNewDay(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        var form = (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "Corrected");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Fill("MoveIn", "2026-02-30").SubmitAsync()).Status);
        await (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "Corrected").Fill("MoveIn", "2026-10-05").SubmitAsync();
        var declaration = await site.DeclarationAsync(id);
        Assert.Equal((DeclarationState.Accepted, new DateOnly(2026, 10, 5)), (declaration.State, declaration.MoveInDate));
    }

    [Theory, BothDatabases]
    public async Task Visit_NobodyHome_KeepsTheOrderAndAsksForATime(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        await (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NobodyHome").SubmitAsync();
        Assert.Equal(OrderState.Open, (await site.OrderOfAsync(id)).State);
        Assert.Equal("residence.visit-missed", (await site.ToldAsync(id))[0]);
        Assert.Contains("家里没人", (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).TextOf(".timeline"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Visit_TwoPeopleOneDwelling_IsOneOrderAndTwoResults(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var first = await site.DeclareAsync(DemoDwellings.Room(303), ReviewRule.NoLease);
        var second = await site.DeclareAsync(DemoDwellings.Room(303), ReviewRule.PlateMissing);
        var order = await site.OrderOfAsync(first);
        Assert.Equal(order.Id, (await site.OrderOfAsync(second)).Id);
        var officer = await site.GridOfficerAsync();
        await (await officer.GetAsync($"/desk/residence/orders/{order.Id}?d={second}")).Form("#visit").Fill("Result", "Confirmed").SubmitAsync();
        Assert.Equal((DeclarationState.Doubtful, DeclarationState.Accepted), ((await site.DeclarationAsync(first)).State, (await site.DeclarationAsync(second)).State));
        Assert.Equal(OrderState.Open, (await site.OrderOfAsync(first)).State);
    }

    [Theory, BothDatabases]
    public async Task Order_OfAnotherCell_DoesNotExist(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var order = await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(304), ReviewRule.NoLease));
        var stranger = await site.GridOfficerAsync("W1008", "440304010001003");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/residence/orders/{order.Id}")).Status);
        Assert.DoesNotContain(order.Id.ToString(), (await stranger.GetAsync("/desk/residence/orders?whose=all")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task HandOver_WithReason_GoesToTheColleague(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.GradedForVisit, ReviewRule.GradeAsksVisit);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        var page = await officer.GetAsync($"/desk/residence/orders/{order.Id}");
        var colleague = page.Document.QuerySelectorAll("#hand-over option[value]:not([value=''])").Single().GetAttribute("value")!;
        var refused = await page.Form("#hand-over").Fill("Officer", colleague).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await refused.Form("#hand-over").Fill("Officer", colleague).Fill("Reason", "我休假").SubmitAsync();
        Assert.Equal(Guid.Parse(colleague), (await site.OrderOfAsync(id)).OfficerAccountId);
    }

    [Theory, BothDatabases]
    public async Task OfficerCheck_NumberOnTheCard_IsAnsweredByPost(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = await site.Browser().GetAsync("/residence/officer");
        Assert.Contains("王志强", (await visitor.Form("#check").Fill("Number", "ｗ1007").SubmitAsync()).Text, StringComparison.Ordinal);
        var nobody = await visitor.Form("#check").Fill("Number", "W9999").SubmitAsync();
        Assert.Contains("没有这个工号", nobody.TextOf("[role=alert]"), StringComparison.Ordinal);
    }
}
