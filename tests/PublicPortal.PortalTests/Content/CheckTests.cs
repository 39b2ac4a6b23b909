using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Checks;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>The check before publishing: errors hinder, warnings are said, and each says where it stands.</summary>
public class CheckTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Publish_WithErrors_IsRefusedUntilTheyAreMended(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (editor, publisher) = (site.SignInAs(Editors.Editor()), site.SignInAs(Editors.Publisher()));
        var draft = await NoticeAsync(editor, "## 安排\n\n[停水计划](/notices/nothing-here)\n\n[内网](http://10.0.0.8/plan)\n\n![](/media/a.png)");
        Assert.Equal(3, draft.TextsOf("#check li.warn").Count);
        Assert.Contains("“安排”一节：停水计划", draft.TextOf("#check"), StringComparison.Ordinal);
        Assert.Contains("还没有发布", draft.TextOf("main"), StringComparison.Ordinal);

        var refused = await Editors.PublishAsync(publisher, draft);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("有 3 处要先改好", refused.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Null(await Editors.PublishedAsync(site, draft));

        var mended = await (await editor.GetAsync(draft.Address.AbsolutePath)).Form("form#item").Fill("MarkdownBodyPart.Markdown.Value", "## 安排\n\n[公告](/notices)、[查门牌](/d/find)、[首页](/)、[订阅](/notices/feed.xml)、[电话](tel:12345)").SubmitAsync();
        Assert.Contains("没有发现问题", mended.TextOf("#check"), StringComparison.Ordinal);
        await Editors.PublishAsync(publisher, mended);
        Assert.NotNull(await Editors.PublishedAsync(site, draft));
    }

    [Theory, BothDatabases]
    public async Task Publish_WithWarnings_Goes(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var draft = await NoticeAsync(site.SignInAs(Editors.Editor()), "## 甲\n\n#### 乙\n\n[点这里](/notices)，[工作台](/desk/content)");
        Assert.Equal((3, 0), (draft.TextsOf("#check li").Count, draft.TextsOf("#check li.warn").Count));
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        Assert.NotNull(await Editors.PublishedAsync(site, draft));
    }

    [Theory, BothDatabases]
    public async Task Links_ToItems_AreAliveWhereTheyArePublishedOrWere(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var moved = await PublishedItems.PublishAsync(site, "旧地址的公告", address: "notices/before");
        moved = await PublishedItems.PublishAsync(site, "旧地址的公告", address: "notices/after", before: moved);
        var down = await PublishedItems.PublishAsync(site, "撤下的公告", address: "notices/taken-down");
        await PublishedItems.TakeDownAsync(site, down);
        var dead = await site.InScopeAsync(s => s.GetRequiredService<SiteAddresses>().DeadAsync(["/", "/notices/before", "/notices/after", "/notices/taken-down", "/c", "/c/nowhere", "/search", "/v/ABC", "/nothing/at/all", "/nothing/feed.xml", "/media/x/y.jpg"], Cancel));
        Assert.Equal(["/c/nowhere", "/media/x/y.jpg", "/nothing/at/all", "/nothing/feed.xml", "/notices/taken-down"], dead.Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task LinkElsewhere_FoundDead_IsShownToTheEditorAndHindersNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var editor = site.SignInAs(Editors.Editor());
        var draft = await NoticeAsync(editor, "[法律原文](https://law.example.cn/gone) 和 [另一个](https://law.example.cn/alive)");
        Assert.Contains("没有发现问题", draft.TextOf("#check"), StringComparison.Ordinal);
        var probe = new Answers(("https://law.example.cn/gone", new LinkAnswer(LinkAnswerKind.Gone, 404)));
        await RunAsync(site, probe);
        Assert.Contains("https://law.example.cn/alive", probe.Asked);
        await RunAsync(site, probe);
        Assert.Equal(1, probe.Asked.Count(a => a == "https://law.example.cn/gone"));   // not again before its day

        var page = await editor.GetAsync(draft.Address.AbsolutePath);
        Assert.Contains("回答 404", Assert.Single(page.TextsOf("#check li")), StringComparison.Ordinal);
        Assert.Contains(Editors.IdOf(draft), (await editor.GetAsync("/desk/content?show=dead-links")).Text, StringComparison.Ordinal);
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        Assert.NotNull(await Editors.PublishedAsync(site, draft));

        // Once the link is taken away nobody asks for it any more.
        await (await editor.GetAsync(draft.Address.AbsolutePath)).Form("form#item").Fill("MarkdownBodyPart.Markdown.Value", "没有链接了").SubmitAsync();
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        await (await editor.GetAsync(draft.Address.AbsolutePath)).Form("form#item").Fill("MarkdownBodyPart.Markdown.Value", "还是没有链接").SubmitAsync();
        var id = Editors.IdOf(draft);
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<OutsideLink>().Where(l => l.ContentItemId == id).ToListAsync(Cancel)));
    }

    private static Task<Page> NoticeAsync(PortalBrowser editor, string body) =>
        Editors.WriteAsync(editor, "Notice", ("TitlePart.Title.Value", "检查一下"), ("Notice.Summary.Value", "摘要"), ("MarkdownBodyPart.Markdown.Value", body));

    private static Task RunAsync(PortalSite site, ILinkProbe probe) => site.InScopeAsync(async s =>
    {
        await new LinkCheckJob(s.GetRequiredService<PortalDbContext>(), s.GetRequiredService<WorkRunner>(), probe, site.Clock).RunAsync(Cancel);
        return 0;
    });

    /// <summary>Another site as it answers; all other pages are fine.</summary>
    private sealed class Answers(params (string Address, LinkAnswer Answer)[] answers) : ILinkProbe
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

        public Task<LinkAnswer> AskAsync(Uri address, CancellationToken cancel)
        {
            Asked.Add(address.ToString());
            return Task.FromResult(answers.FirstOrDefault(a => a.Address == address.ToString()).Answer ?? new LinkAnswer(LinkAnswerKind.Fine, 200));
        }
    }
}
