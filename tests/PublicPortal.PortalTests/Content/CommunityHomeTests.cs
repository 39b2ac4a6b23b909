using System.Net;
using PublicPortal.TestKit.Browsing;
using PublicPortal.Content.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.PortalTests.Content;

/// <summary>社区家园: each community reads its own and what is said above it, never its neighbours'.</summary>
public class CommunityHomeTests
{
    [Theory, BothDatabases]
    public async Task Home_ShowsItsOwnAndTheDistricts(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var places = await site.InScopeAsync(s => s.GetRequiredService<ICommunityDirectory>().AllAsync());
        var (here, there) = (places[0], places[1]);
        var browser = site.Browser();
        _ = await browser.GetAsync($"/c/{here.Code}");
        await PublishedItems.PublishAsync(site, "全区都看得到", scope: "");
        await PublishedItems.PublishAsync(site, "只在这里", scope: here.ScopePath);
        await PublishedItems.PublishAsync(site, "只在那里", scope: there.ScopePath);

        var page = await browser.GetAsync($"/c/{here.Code}");
        Assert.Equal(here.Name, page.TextOf("h1"));
        Assert.Contains("全区都看得到", page.Text, StringComparison.Ordinal);
        Assert.Contains("只在这里", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("只在那里", page.Text, StringComparison.Ordinal);
        Assert.Contains("/d/find", page.Text, StringComparison.Ordinal);   // the slot that the module of places fills
        var feed = await browser.Http.GetStringAsync($"/c/{here.Code}/feed.xml");
        Assert.Contains("只在这里", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("只在那里", feed, StringComparison.Ordinal);
        Assert.Contains($"/c/{there.Code}", (await browser.GetAsync("/c")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/c/nowhere")).Status);
    }

    [Theory, BothDatabases]
    public async Task Notice_GivenToACommunityAtTheDesk_StandsOnItsPageAndInItsFeedAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var places = await site.InScopeAsync(s => s.GetRequiredService<ICommunityDirectory>().AllAsync());
        var (here, there) = (places.First(p => p.Code == PublicPortal.Places.Contracts.DemoDwellings.CommunityCode), places.First(p => p.Code != PublicPortal.Places.Contracts.DemoDwellings.CommunityCode));
        var draft = await Editors.WriteAsync(site.SignInAs(Editors.Editor()), "Notice", ("TitlePart.Title.Value", "和乐花园电梯检修"), ("Notice.Summary.Value", "摘要"), ("CommunityPart.PlaceCode.Value", here.Code));
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        var browser = site.Browser();
        foreach (var path in new[] { $"/c/{here.Code}", $"/c/{here.Code}/feed.xml" }) Assert.Contains("和乐花园电梯检修", await browser.Http.GetStringAsync(path), StringComparison.Ordinal);
        foreach (var path in new[] { $"/c/{there.Code}", $"/c/{there.Code}/feed.xml" }) Assert.DoesNotContain("和乐花园电梯检修", await browser.Http.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Editor_OfOneCommunity_IsOfferedItAloneAndReachesNoOther(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var places = await site.InScopeAsync(s => s.GetRequiredService<ICommunityDirectory>().AllAsync());
        var (here, there) = (places[0], places[1]);
        var editor = site.SignInAs(TestUser.Official(here.ScopePath, PublicPortal.Content.ContentPermissions.Edit));
        var form = await editor.GetAsync("/desk/content/new/Notice");
        Assert.Equal(["", here.Code], form.Document.QuerySelectorAll("select[name='CommunityPart.PlaceCode.Value'] option").Select(o => o.GetAttribute("value")));
        var refused = await form.Form("form#item").Fill("TitlePart.Title.Value", "越界").Fill("Notice.Summary.Value", "摘要").Forge("CommunityPart.PlaceCode.Value", there.Code).SubmitAsync();
        Assert.Contains("不在您的管理范围内", refused.TextOf(".errors"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task CommunityHome_HasOneAddress(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var here = (await site.InScopeAsync(s => s.GetRequiredService<ICommunityDirectory>().AllAsync()))[0];
        var home = await PublishedItems.PublishAsync(site, "和乐社区家园", "我们社区有两个小广场。", "CommunityHome", here.ScopePath, "communities/hele");
        var browser = site.Browser();
        Assert.Equal([$"/c/{here.Code}"], (await browser.GetAsync("/communities/hele")).Redirects);
        Assert.Equal(["/c"], (await browser.GetAsync("/communities")).Redirects);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/communities/feed.xml")).Status);
        Assert.Contains("我们社区有两个小广场", (await browser.GetAsync($"/c/{here.Code}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/communities", await browser.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("/communities", (await browser.GetAsync("/c")).Text, StringComparison.Ordinal);
        Assert.NotNull(home);
    }

    [Theory, BothDatabases]
    public async Task Home_NamesTheGridOfficersOfItsCells_WithoutTheNumbersOfTheirCards(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var page = await site.Browser().GetAsync("/c/" + PublicPortal.Places.Contracts.DemoDwellings.CommunityCode);
        Assert.Contains("王志强", page.Text, StringComparison.Ordinal);
        Assert.Contains("陈秀英", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("黄文杰", page.Text, StringComparison.Ordinal);   // of the street, not of a cell
        Assert.DoesNotContain("W1007", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Menu_WrittenAtTheDesk_StandsOnTheCommunityPages(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var editor = site.SignInAs(Editors.Publisher());
        async Task<Page> WriteAsync(params (string Label, string Url, string Order)[] rows)
        {
            var form = (await editor.GetAsync("/desk/content/new/Menu")).Form("form#item").Fill("TitlePart.Title.Value", "常用链接");
            var request = form.Request();
            var fields = new List<KeyValuePair<string, string>> { new("TitlePart.Title.Value", "常用链接"), new("__RequestVerificationToken", form["__RequestVerificationToken"][0]), new("_key", form["_key"][0]) };
            foreach (var (label, url, order) in rows)
                fields.AddRange([new("MenuItemsListPart.MenuItems.Row", ""), new("MenuItemsListPart.MenuItems.Other", ""), new("MenuItemsListPart.MenuItems.Label", label), new("MenuItemsListPart.MenuItems.Url", url), new("MenuItemsListPart.MenuItems.Order", order)]);
            return await editor.SendAsync(new HttpRequestMessage(HttpMethod.Post, request.RequestUri) { Content = new FormUrlEncodedContent(fields) });
        }
        var refused = await WriteAsync(("公告", "notices", "1"));
        Assert.Contains("第 1 行", refused.TextOf(".errors"), StringComparison.Ordinal);
        var draft = await WriteAsync(("查门牌", "/d/find", "2"), ("公告", "/notices", "1"), ("没有的", "/nowhere", "3"));
        Assert.Contains("没有的", draft.TextOf("#check li.warn"), StringComparison.Ordinal);
        Assert.Equal(["公告", "查门牌", "没有的", "", "", ""], draft.Document.QuerySelectorAll("[name='MenuItemsListPart.MenuItems.Label']").Select(i => i.GetAttribute("value") ?? ""));

        var mended = await WriteAsync(("查门牌", "/d/find", "2"), ("公告", "/notices", "1"));
        await Editors.PublishAsync(editor, mended);
        var shown = await site.Browser().GetAsync("/c");
        Assert.Equal(["/notices", "/d/find"], shown.Document.QuerySelectorAll("nav[aria-label='常用链接'] a").Select(a => a.GetAttribute("href")));
    }
}
