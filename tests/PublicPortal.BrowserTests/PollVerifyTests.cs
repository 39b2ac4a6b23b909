using System.Text;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;

namespace PublicPortal.BrowserTests;

/// <summary>A resident counts a closed vote again on the own phone, and finds the one byte that somebody has changed.</summary>
public class PollVerifyTests
{
    [Theory, BothDatabases]
    public async Task Resident_VerifiesAResult_FindsAChangedByteAndTheOwnBallot(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        var electors = await Electorate.MakeAsync(site.Services, 8);
        var plan = Electorate.Motion(electors, site.Clock.GetUtcNow());
        var poll = await Electorate.AnnounceAsync(site.Services, plan);
        await SeedVotes.OpenAsync(site.Services, poll, i => i < 5 ? "yes" : i < 7 ? "no" : null);
        await using var phone = await Phone.StartAsync(site);
        await phone.OpenAsync($"/polls/{poll}");
        await phone.LookAsync("1-open");
        await Electorate.CloseAsync(site.Services, poll);

        await phone.OpenAsync("/polls");
        await phone.LookAsync("2-list");
        await phone.PressAsync($"a[href='/polls/{poll}']");
        await phone.LookAsync("3-result");
        await phone.PressAsync($"a[href='/polls/{poll}/roll']");
        await phone.LookAsync("4-roll");
        await phone.OpenAsync($"/polls/{poll}/verify");
        await phone.Page.Locator("#start").ClickAsync();
        await phone.Page.Locator("#verdict[data-ok=true]").WaitForAsync();
        Assert.Equal(8, await phone.Page.Locator("#checks [data-right]:visible").CountAsync());
        await phone.LookAsync("5-right");

        using var http = new HttpClient { BaseAddress = site.Address };
        var file = await http.GetByteArrayAsync($"/polls/{poll}/record.json");
        var at = Encoding.UTF8.GetString(file).IndexOf("\"yes\":5", StringComparison.Ordinal);
        file[Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(file)[..at]) + 6] = (byte)'6';
        await phone.Page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload { Name = "poll.json", MimeType = "application/json", Buffer = file });
        await phone.Page.Locator("#verdict[data-ok=false]").WaitForAsync();
        Assert.Contains("result.motion.yes", await phone.Page.Locator("#checks").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("6-wrong");

        await phone.OpenAsync($"/preferences?elder=1&lang=en&return=/polls/{poll}");
        await phone.LookAsync("7-elder-english");
        await phone.OpenAsync($"/polls/{poll}/verify");
        await phone.LookAsync("8-elder-english-verify");
        await using var desk = await Phone.StartAsync(site, 1280);
        await desk.OpenAsync($"/polls/{poll}");
        await desk.LookAsync("9-wide");
    }
}
