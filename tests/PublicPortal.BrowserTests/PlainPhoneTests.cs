using System.Text.RegularExpressions;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>An old person without WeChat: the phone's own camera reads the plate, the largest type is on, an SMS brings the code.</summary>
public class PlainPhoneTests
{
    [Theory, BothDatabases]
    public async Task OldPerson_ScansWithThePlainCamera_SignsInByCode_AndHasAReceipt(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.OpenAsync("/preferences?elder=2&return=/");
        await phone.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithLease));
        await phone.PressMainAsync();
        await phone.LookAsync("1-sign-in");
        await phone.PressAsync("a[href^='/sign-in/in-wechat']");
        await phone.LookAsync("2-in-wechat");
        Assert.Contains("p=", await phone.Page.InputValueAsync("#Link"), StringComparison.Ordinal);
        await phone.Page.GoBackAsync();
        await phone.PressAsync("a[href^='/sign-in/phone']");
        await phone.LookAsync("3-number");
        await phone.Page.FillAsync("[name=Number]", "13912345678");
        await phone.PressMainAsync();
        await phone.LookAsync("4-code");

        await site.DeliverAsync();
        await using var sms = await Phone.StartAsync(site);
        await sms.OpenAsync("/dev/sms");
        await sms.LookAsync("5-sms");
        var code = Regex.Match(await sms.Page.Locator("main").InnerTextAsync(), @"验证码(\d{6})").Groups[1].Value;
        await phone.Page.FillAsync("[name=Code]", code);
        await phone.PressMainAsync();
        await phone.Page.WaitForURLAsync("**/residence/declare/**");
        Assert.Contains("p=", phone.Page.Url, StringComparison.Ordinal);   // back at the form, with the plate

        await phone.Page.FillAsync("[name=Name]", "李𠮷安");
        await phone.Page.FillAsync("[name=Number]", "44039019990708127X");
        await phone.PressMainAsync();
        await phone.Page.FillAsync("[name=MoveIn]", "2026-11-20");
        await phone.PressMainAsync();
        Assert.Contains("李𠮷安", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("6-done");
    }
}
