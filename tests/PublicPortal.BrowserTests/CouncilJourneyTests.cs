using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>A meeting of the made-up council, at the clerk's desk and on a member's phone.</summary>
public class CouncilJourneyTests
{
    private const string Confirm = "button.warn:visible";

    [Theory, BothDatabases]
    public async Task Council_MeetsChecksInAndVotes(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var clerk = await Phone.StartAsync(site, 1280);
        await clerk.BecomeAsync("street-officer");
        await clerk.OpenAsync("/desk/council");
        await clerk.LookAsync("1-councils");
        await clerk.PressAsync("a.row-link");
        await clerk.LookAsync("2-council");
        var council = new Uri(clerk.Page.Url).AbsolutePath;
        foreach (var (page, name) in new[] { ("members", "3-members"), ("rules?preset=council", "4-rules") })
        {
            await clerk.OpenAsync($"{council}/{page}");
            await clerk.LookAsync(name);
        }
        await clerk.OpenAsync(council);
        await clerk.PressAsync("a.cell:has-text('第四季度议事会')");
        var meeting = new Uri(clerk.Page.Url).AbsolutePath;
        await clerk.LookAsync("5-meeting");

        site.Clock.Advance(await StartsInAsync(site));
        await clerk.BecomeAsync("street-officer");
        await clerk.OpenAsync(meeting);
        await clerk.PressAsync("button[form=start]");
        await clerk.PressAsync(".list form button");
        await clerk.OpenAsync($"{meeting}/screen");
        var code = await clerk.Page.GetAttributeAsync("#code", "data-code");

        await using var member = await Phone.StartAsync(site);
        await member.BecomeAsync("gu-mingyuan");
        await member.OpenAsync("/my/council");
        await member.LookAsync("6-mine");
        await member.OpenAsync($"{meeting.Replace("/desk/", "/my/", StringComparison.Ordinal)}?code={code}");
        await member.LookAsync("7-check-in");
        await member.PressAsync("#check-in button");
        await member.PressAsync("form[action*='handler=Speak'] button");
        await member.LookAsync("8-in-the-hall");

        await clerk.OpenAsync($"{meeting}/run");
        await clerk.PressAsync("form[action*='handler=Floor'] button");
        await clerk.Page.Locator("summary:has-text('提一项动议')").ClickAsync();
        await clerk.Page.FillAsync("[name=Motion]", "同意在南门建充电点");
        await clerk.Page.SelectOptionAsync("[name=Mover]", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await clerk.PressAsync("form[action*='handler=Move'] button");
        await clerk.LookAsync("9-run");
        await clerk.Page.Locator("form[action*='handler=Vote'] button").First.ClickAsync();
        await clerk.PressAsync(Confirm);

        await member.Page.ReloadAsync();
        await member.LookAsync("10-vote");
        Assert.True(await member.Page.Locator("a[href^='/votes/']").First.IsVisibleAsync());
        await clerk.Page.Locator("form[action*='handler=Close'] button").First.ClickAsync();
        await clerk.PressAsync(Confirm);
        Assert.Contains("人数不足", await clerk.Page.InnerTextAsync("main"), StringComparison.Ordinal);   // one of nine

        await using var anybody = await Phone.StartAsync(site);
        foreach (var (path, name) in new[] { ($"/council/{DemoDwellings.CommunityCode}", "11-public"), (meeting.Replace("/desk/", "/", StringComparison.Ordinal), "12-agenda") })
        {
            await anybody.OpenAsync(path);
            await anybody.LookAsync(name);
        }
    }

    private static Task<TimeSpan> StartsInAsync(PortalSite site) => site.InScopeAsync(async s =>
    {
        var starts = await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<long>($"select max(starts_at) as \"Value\" from council_meeting").ToListAsync();
        return TimeSpan.FromTicks(Math.Max(0, (DateTimeOffset.FromUnixTimeMilliseconds(starts[0]) - site.Clock.GetUtcNow()).Ticks));
    });
}
