using Microsoft.Playwright;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>Those who declare for others: an employer with a table, a clerk for an old person, a family on one form.</summary>
public class DeclarersJourneyTests
{
    private const string OldPerson = "440390194806068460";   // chen-apo, who has no phone

    [Theory, BothDatabases]
    public async Task Employer_WithATable_GoodRowsGoInAndTheOthersComeBack(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.BecomeAsync("zhou-min");
        await phone.OpenAsync("/my/organisations");
        await phone.LookAsync("1-organisations");
        await phone.PressAsync("a[href^='/my/organisations/']:has-text('星海')");
        await phone.LookAsync("2-organisation");
        await phone.PressAsync("a[href$='/premises']");
        await phone.LookAsync("3-premises");
        var code = (await phone.Page.Locator(".card.flush >> text=/[0-9]{25}/").First.InnerTextAsync()).Trim();
        await phone.Page.GoBackAsync();
        await phone.PressAsync("a[href$='/batches']");
        await phone.LookAsync("4-upload");
        var table = "姓名,证件种类,证件号码,房屋编码,入住日期,手机号\r\n" +
            $"王小明,居民身份证,440390199001014513,{code},2026-11-01,\r\n王小红,居民身份证,440390199001014511,{code},2026-11-01,\r\n";
        await phone.Page.SetInputFilesAsync("[name=Table]", new FilePayload { Name = "员工名单.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(table) });
        await phone.PressMainAsync();
        await phone.LookAsync("5-checking");
        await site.DeliverAsync();
        await phone.Page.Locator("#submit").WaitForAsync(new() { State = WaitForSelectorState.Attached });   // the page asks again by itself
        await phone.LookAsync("6-preview");
        Assert.Contains("校验", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.PressMainAsync();
        await site.DeliverAsync();
        await phone.Page.Locator(".tag.ok").WaitForAsync();
        Assert.Contains("已收到", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("7-done");
    }

    [Theory, BothDatabases]
    public async Task Clerk_ForAnOldPersonAtTheCounter(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var desk = await Phone.StartAsync(site, width: 1280);
        await desk.BecomeAsync("window-clerk");
        await desk.OpenAsync("/desk/residence/counter");
        await desk.LookAsync("1-counter");
        await desk.Page.FillAsync("[name=Dwelling]", DemoDwellings.Room(501));
        await desk.Page.FillAsync("[name=Name]", "陈桂珍");
        await desk.Page.FillAsync("[name=Number]", OldPerson);
        await desk.Page.CheckAsync("[name=SawPerson]");
        await desk.Page.CheckAsync("[name=SawPapers]");
        await desk.PressAsync("#counter button");
        Assert.Contains("已登记，编号 RZ", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await desk.LookAsync("2-done");
        await desk.OpenAsync("/desk/residence/premises");
        await desk.LookAsync("3-premises");
        await desk.OpenAsync("/desk/residents/organisations");
        await desk.LookAsync("4-organisations");
    }

    [Theory, BothDatabases]
    public async Task Family_OnOneForm_IsDeclaredTogether_AndTheDeclaredWorkerSeesWhoDeclared(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.BecomeAsync("lin-xiaohe");
        await phone.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithLease));
        await phone.PressMainAsync();
        await phone.PressAsync("a[href*='/family']");
        await phone.LookAsync("1-family");
        await phone.Page.FillAsync("[name='Names[0]']", "陈桂珍");
        await phone.Page.FillAsync("[name='Numbers[0]']", OldPerson);
        await phone.Page.FillAsync("[name='Names[1]']", "林小满");
        await phone.Page.FillAsync("[name='Numbers[1]']", "440390201709041461");
        await phone.Page.CheckAsync("[name=Children][value='1']");
        await phone.PressMainAsync();
        Assert.Contains("已收到 2 个人", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("2-declared");
        await phone.OpenAsync("/my/residence");
        await phone.LookAsync("3-home");

        await using var worker = await Phone.StartAsync(site);
        await worker.BecomeAsync("tang-wei");
        await worker.OpenAsync("/my/residence");
        await worker.PressAsync("a[href^='/my/residence/']");
        Assert.Contains("星海电子", await worker.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await worker.LookAsync("4-by-other");
        await worker.PressAsync("a[href$='/object']");
        await worker.LookAsync("5-object");
    }
}
