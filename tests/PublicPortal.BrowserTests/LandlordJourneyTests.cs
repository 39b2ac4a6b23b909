using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>A landlord on a phone, and an old person whose camera only takes pictures.</summary>
public class LandlordJourneyTests
{
    [Theory, BothDatabases]
    public async Task Landlord_EntersALeaseGetsTheMessage_ConfirmsInTwoTaps(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        var today = ChinaTime.Today(site.Clock);
        await using var landlord = await Phone.StartAsync(site);
        await landlord.BecomeAsync("he-guoqiang");
        await landlord.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithoutLease));
        await landlord.PressAsync("a[href*='/residence/leases/at/']");
        await landlord.LookAsync("1-enter");
        await landlord.Page.FillAsync("[name=From]", Day(today.AddDays(10)));
        await landlord.PressMainAsync();
        Assert.Contains("还没开始", await landlord.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await landlord.LookAsync("2-lease");

        // The tenant moves in before the lease begins: the landlord is asked.
        await using var tenant = await Phone.StartAsync(site);
        await tenant.BecomeAsync("li-jian");
        await tenant.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithoutLease));
        await tenant.PressMainAsync();
        await tenant.Page.FillAsync("[name=Name]", "李𠮷安");
        await tenant.Page.FillAsync("[name=Number]", "44039019990708127X");
        await tenant.PressMainAsync();
        await tenant.Page.FillAsync("[name=MoveIn]", Day(today));
        await tenant.PressMainAsync();
        Assert.Contains("还没生效", await tenant.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await landlord.OpenAsync("/my/inbox");
        await landlord.LookAsync("3-message");
        await landlord.PressAsync("main button.cell");   // one tap: the message
        await landlord.LookAsync("4-question");
        await landlord.PressMainAsync();                                     // two: the button
        Assert.Contains("已确认", await landlord.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("撤销", await landlord.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await landlord.LookAsync("5-confirmed");

        await tenant.Page.ReloadAsync();
        Assert.Equal("已受理", (await tenant.Page.Locator("h1").InnerTextAsync()).Trim());
        await landlord.OpenAsync("/residence/landlord");
        await landlord.LookAsync("6-homes");
    }

    [Theory, BothDatabases]
    public async Task OldPerson_PlainCameraNoScript_PicksTheAddressAndDeclares(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site, script: false);
        await phone.BecomeAsync("li-jian");
        await phone.OpenAsync("/preferences?elder=2&return=/residence");
        await phone.LookAsync("1-ways");
        await phone.PressAsync("a[href='/d/find']");
        await phone.Page.SelectOptionAsync("[name=community]", DemoDwellings.CommunityCode);
        await phone.PressAsync("form[action='/d/find'] .btn");
        await phone.LookAsync("2-buildings");
        await phone.PressAsync($"a[href*='building={DemoDwellings.WithLease[..19]}']");
        await phone.LookAsync("3-doors");
        await phone.PressAsync($"a[href='/d/{DemoDwellings.WithLease}']");
        await phone.LookAsync("4-door");
        await phone.PressMainAsync();
        await phone.Page.FillAsync("[name=Name]", "李𠮷安");
        await phone.Page.FillAsync("[name=Number]", "44039019990708127X");
        await phone.PressMainAsync();
        await phone.Page.FillAsync("[name=MoveIn]", Day(ChinaTime.Today(site.Clock)));
        await phone.PressMainAsync();
        Assert.Contains("还没有扫过这套房的门牌", await phone.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("5-one-thing-left");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
