using System.Net;
using System.Text.Json;
using PublicPortal.Residents;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>What people see and may do about their own data.</summary>
public class PrivacyPageTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task PublicPage_InBothLanguages_NamesEachBasis(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await site.Browser().GetAsync("/privacy");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("法定职责", page.TextOf("#identity summary"), StringComparison.Ordinal);
        Assert.Contains("您的同意", page.TextOf("#phone summary"), StringComparison.Ordinal);
        var english = site.Browser();
        english.Http.DefaultRequestHeaders.Add("Accept-Language", "en");
        Assert.Contains("Your consent", (await english.GetAsync("/privacy")).TextOf("#phone summary"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Copy_OfOneself_HoldsTheWholeNumberAndNobodyElse(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, _, number) = await People.ResidentAsync(site, "林晓禾");
        var (_, _, other) = await People.ResidentAsync(site, "何国强");
        var copy = await (await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/privacy")).Form("form[action*=Copy]").SubmitAsync();
        using var json = JsonDocument.Parse(copy.Text);
        Assert.Equal(number, json.RootElement.GetProperty("person").GetProperty("documentNumber").GetString());
        Assert.Equal("林晓禾", json.RootElement.GetProperty("person").GetProperty("name").GetString());
        Assert.DoesNotContain(other, copy.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Request_FromAskingToAnswer_IsSeenByBoth(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, _, _) = await People.ResidentAsync(site, "林晓禾");
        var browser = site.SignInAs(TestUser.Resident(account));
        var ask = await browser.GetAsync("/my/privacy/ask");
        var empty = await ask.Form("#ask").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var mine = await ask.Form("#ask").Fill("Kind", "Correct").Fill("Text", "社区写错了").SubmitAsync();
        // 15 working days after Monday 23 November 2026
        Assert.Contains("12 月 14 日前答复", mine.Text, StringComparison.Ordinal);
        var twice = await (await browser.GetAsync("/my/privacy/ask")).Form("#ask").Fill("Kind", "Correct").Fill("Text", "再来一次").SubmitAsync();
        Assert.Contains("已经有一件同样的请求", twice.Text, StringComparison.Ordinal);

        var desk = site.SignInAs(TestUser.Official(ResidentsPermissions.Requests));
        var list = await desk.GetAsync("/desk/residents/requests");
        var number = mine.TextOf(".card .num");
        var link = list.Document.QuerySelectorAll("td a").Single(a => a.TextContent.Trim() == number).GetAttribute("href")!;
        var request = await desk.GetAsync(link);
        Assert.Contains("社区写错了", request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("林晓禾", request.Text, StringComparison.Ordinal);
        var unexplained = await request.Form("#answer").Fill("Outcome", "refused").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.Status);
        await unexplained.Form("#answer").Fill("Answer", "已按您的申报改好").Fill("Outcome", "done").SubmitAsync();

        var after = await browser.GetAsync("/my/privacy");
        Assert.Contains("已按您的申报改好", after.Text, StringComparison.Ordinal);
        var again = await request.Form("#answer").Fill("Outcome", "done").Fill("Answer", "第二个人的答复").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Theory, BothDatabases]
    public async Task Pages_OfAVisitorOrAnOfficial_AreClosed(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        foreach (var path in new[] { "/my/identity", "/my/identity/child", "/my/phone", "/my/privacy", "/my/privacy/ask", "/desk/residents", "/desk/residents/requests" })
        {
            var visitor = await site.Browser().GetAsync(path);
            Assert.True(visitor.Redirects.Count > 0 || visitor.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, path);
        }
        var resident = site.SignInAs(TestUser.Resident(await People.AccountAsync(site)));
        foreach (var path in new[] { "/desk/residents", "/desk/residents/requests" })
            Assert.NotEqual(HttpStatusCode.OK, (await resident.GetAsync(path)).Status);
    }
}
