using System.Net;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>Filters that officials keep under a name: data, not rights.</summary>
public class SavedFilterTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const string Orders = "/desk/residence/lists/orders";

    [Theory, BothDatabases]
    public async Task Save_WithName_OpensTheSameListAgain(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.Stranger(DeskSites.Street);
        var after = await SaveAsync(desk, Orders + "?show=late&rule=NoLease&sort=place", "超时没租约");
        Assert.Contains("筛选已保存", after.Text, StringComparison.Ordinal);
        Assert.Equal(Orders + "?show=late&rule=NoLease&sort=place", after.Document.QuerySelector(".saved nav a")!.GetAttribute("href"));
        Assert.Equal("true", (await after.FollowAsync(".saved nav a")).Document.QuerySelector(".saved nav a")!.GetAttribute("aria-current"));
    }

    [Theory, BothDatabases]
    public async Task Save_WithoutNameOrWithANumber_IsRefusedAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.Stranger(DeskSites.Street);
        foreach (var name in new[] { " ", "440390199203154426", new string('长', 41) })
        {
            var page = await SaveAsync(desk, Orders + "?show=late", name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("true", page.Document.QuerySelector("#FilterName")!.GetAttribute("aria-invalid"));
        }
    }

    [Theory, BothDatabases]
    public async Task Save_SameNameTwice_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.Stranger(DeskSites.Street);
        await SaveAsync(desk, Orders + "?show=late", "同名");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(desk, Orders + "?show=today", "同名")).Status);
    }

    [Theory, BothDatabases]
    public async Task Default_BareAddress_OpensIt_AndThereIsOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.Stranger(DeskSites.Street);
        await SaveAsync(desk, Orders + "?show=late", "一", isDefault: true);
        await SaveAsync(desk, Orders + "?show=today", "二", isDefault: true);
        Assert.Equal(Orders + "?show=today", (await desk.GetAsync(Orders)).Path);
        Assert.Equal(Orders + "?show=open", (await desk.GetAsync(Orders + "?show=open")).Path);
        Assert.Equal(Orders, (await site.Stranger(DeskSites.Street).GetAsync(Orders)).Path);   // nobody else's default
    }

    [Theory, BothDatabases]
    public async Task Shared_IsSeenByTheSamePlaceOnly(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await SaveAsync(site.Stranger("440304/440304002/"), Orders + "?show=late", "共享甲", shared: true);
        await SaveAsync(site.Stranger("440304/440304002/"), Orders + "?show=late", "私有乙");
        var colleague = await site.Stranger("440304/440304002/").GetAsync(Orders);
        Assert.Contains("共享甲", colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("私有乙", colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("共享甲", (await site.Stranger("440304/440304003/").GetAsync(Orders)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Change_RenamesAndDelete_TakesItAway(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.Stranger(DeskSites.Street);
        var page = await SaveAsync(desk, Orders + "?show=late", "旧名");
        page = await page.Form(".saved-one").Fill("FilterName", "新名").SubmitAsync();
        Assert.Contains("新名", page.TextOf(".saved nav"), StringComparison.Ordinal);
        page = await page.Form(".saved-one").SubmitAsync("[formaction]");
        Assert.Empty(page.Document.QuerySelectorAll(".saved nav a"));
    }

    [Theory, BothDatabases]
    public async Task Place_NoLongerInScope_ShowsNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var order = await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease));
        var street = await (await site.DeskAsync()).GetAsync(Orders);
        var place = street.Document.QuerySelectorAll("#f-place option").Last().GetAttribute("value");
        Assert.Contains(order.Id.ToString(), (await (await site.DeskAsync()).GetAsync(Orders + "?show=all")).Text, StringComparison.Ordinal);
        var moved = await site.Stranger("440304/440304001/").GetAsync($"{Orders}?show=all&place={place}");
        Assert.DoesNotContain(order.Id.ToString(), moved.Text, StringComparison.Ordinal);
        Assert.Contains("不在您的辖区", moved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(order.Id.ToString(), (await site.Stranger("440304/440304001/").GetAsync($"{Orders}?show=all")).Text, StringComparison.Ordinal);
    }

    private static async Task<Page> SaveAsync(PortalBrowser desk, string list, string name, bool shared = false, bool isDefault = false)
    {
        var form = (await desk.GetAsync(list)).Form("#save-filter").Fill("FilterName", name);
        if (shared) form.Tick("FilterShared");
        if (isDefault) form.Tick("FilterDefault");
        return await form.SubmitAsync();
    }
}
