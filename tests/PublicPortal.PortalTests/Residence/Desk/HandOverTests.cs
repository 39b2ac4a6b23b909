using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>Orders handed over in bulk: previewed, done once, partly refused, taken back for a short time.</summary>
public class HandOverTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const string List = "/desk/residence/lists/orders?show=open&sort=newest";

    [Theory, BothDatabases]
    public async Task HandOver_TickedOrders_GoOver_TwiceIsOnce_AndCanBeTakenBack(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (one, two) = (await OrderAsync(site, 201), await OrderAsync(site, 202));
        var (before, to) = (one.OfficerAccountId, (await site.StaffAsync("J2001")).Id);
        var desk = await site.DeskAsync();
        var preview = await (await desk.GetAsync(List)).Form("#orders").Tick("Ids", one.Id.ToString()).Tick("Ids", two.Id.ToString()).Fill("Officer", to.ToString()).Fill("Reason", "休假").SubmitAsync();
        Assert.Contains("把 2 件改派给", preview.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(before, (await OrderAsync(site, one.Id)).OfficerAccountId);   // nothing yet
        var told = await ToldAsync(site, to);

        var confirm = preview.Form("#hand-over");
        var first = await confirm.SubmitAsync();
        var again = await confirm.SubmitAsync();
        Assert.Equal(first.Path, again.Path);
        Assert.Equal([to, to], new[] { (await OrderAsync(site, one.Id)).OfficerAccountId, (await OrderAsync(site, two.Id)).OfficerAccountId });
        Assert.Single(await site.EventsOfAsync(one.Id), e => e == "residence.order-handed-over");
        Assert.Equal(told + 1, await ToldAsync(site, to));   // one message for all

        var undone = await again.Form("#undo").SubmitAsync();
        Assert.Contains("已撤回", undone.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(before, (await OrderAsync(site, one.Id)).OfficerAccountId);
        Assert.Single(await site.EventsOfAsync(one.Id), e => e == "residence.order-given-back");
    }

    [Theory, BothDatabases]
    public async Task HandOver_PartlyImpossible_DoesTheRestAndSaysWhy(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (good, closing) = (await OrderAsync(site, 303), await OrderAsync(site, 304));
        var to = (await site.StaffAsync("J2001")).Id;
        var desk = await site.DeskAsync();
        var preview = await (await desk.GetAsync(List)).Form("#orders").Tick("Ids", good.Id.ToString()).Tick("Ids", closing.Id.ToString()).Fill("Officer", to.ToString()).Fill("Reason", "休假").SubmitAsync();
        await site.ActAsync(async (s, _) =>
        {
            (await s.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().FirstAsync(o => o.Id == closing.Id)).Close(site.Clock.GetUtcNow());
            return await s.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        var done = await preview.Form("#hand-over").SubmitAsync();
        Assert.Contains("有 1 件没有改派", done.Text, StringComparison.Ordinal);
        Assert.Contains("已经办结", done.TextOf(".tag.warn"), StringComparison.Ordinal);
        Assert.Equal(to, (await OrderAsync(site, good.Id)).OfficerAccountId);
    }

    [Theory, BothDatabases]
    public async Task HandOver_ToSomebodyOfAnotherCell_IsRefusedInThePreview(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var order = await OrderAsync(site, 401);
        var other = (await site.StaffAsync("W1008")).Id;
        var preview = await (await (await site.DeskAsync()).GetAsync(List)).Form("#orders").Tick("Ids", order.Id.ToString()).Fill("Officer", other.ToString()).Fill("Reason", "试试").SubmitAsync();
        Assert.Contains("不管这个网格", preview.TextOf(".tag.warn"), StringComparison.Ordinal);
        var forged = await preview.Form("#hand-over").SubmitAsync();
        Assert.NotEqual(other, (await OrderAsync(site, order.Id)).OfficerAccountId);
        Assert.DoesNotContain("hand-over/", forged.Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task HandOver_NothingTickedOrNoReason_IsSaidAndKeepsTheChoice(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var order = await OrderAsync(site, 402);
        var desk = await site.DeskAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await desk.GetAsync(List)).Form("#orders").SubmitAsync()).Status);
        var refused = await (await desk.GetAsync(List)).Form("#orders").Tick("Ids", order.Id.ToString()).Fill("Officer", (await site.StaffAsync("J2001")).Id.ToString()).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var preview = await refused.Form("#hand-over").Fill("Reason", "休假").SubmitAsync();
        Assert.Contains("把 1 件改派给", preview.TextOf("h1"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task HandOver_AllOfTheFilter_NamesTheCountAndTakesThatFilterOnly(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await OrderAsync(site, 403, ReviewRule.ChildWithoutGuardian);
        await OrderAsync(site, 404, ReviewRule.ChildWithoutGuardian);
        var desk = await site.DeskAsync();
        var list = await desk.GetAsync("/desk/residence/lists/orders?rule=ChildWithoutGuardian");
        Assert.Contains("全部 2 件", list.TextOf("label.all"), StringComparison.Ordinal);
        var preview = await list.Form("#orders").Tick("All").Fill("Officer", (await site.StaffAsync("J2001")).Id.ToString()).Fill("Reason", "休假").SubmitAsync();
        Assert.Equal(2, preview.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task Undo_AfterTheTime_IsRefused_AndNobodyElseSeesIt(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var order = await OrderAsync(site, 501);
        var to = (await site.StaffAsync("J2001")).Id;
        var desk = await site.DeskAsync();
        var preview = await (await desk.GetAsync(List)).Form("#orders").Tick("Ids", order.Id.ToString()).Fill("Officer", to.ToString()).Fill("Reason", "休假").SubmitAsync();
        var done = await preview.Form("#hand-over").SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Stranger(DeskSites.Street).GetAsync(done.Path)).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await done.Form("#undo").SubmitAsync()).Status);
        Assert.Equal(to, (await OrderAsync(site, order.Id)).OfficerAccountId);
    }

    private static async Task<VerificationOrder> OrderAsync(PortalSite site, int room, ReviewRule rule = ReviewRule.PlateMissing) =>
        await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(room), rule));

    private static Task<VerificationOrder> OrderAsync(PortalSite site, Guid id) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().AsNoTracking().FirstAsync(o => o.Id == id));

    private static Task<int> ToldAsync(PortalSite site, Guid account) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {account}").ToListAsync()).Count(t => t == "residence.handed-over-many"));
}
