using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content;
using PublicPortal.Content.Items;
using PublicPortal.Evidence.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>Items at the desk: written, published by a second person, changed, taken back.</summary>
public class ItemTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Publish_ByTheAuthor_IsRefusedAndBySomeoneElseItIsRead(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var author = site.SignInAs(Editors.Publisher());
        var draft = await Editors.NoticeAsync(author, "周五停电");
        Assert.EndsWith("?saved", draft.Redirects[^1], StringComparison.Ordinal);
        Assert.Null(await Editors.PublishedAsync(site, draft));

        var refused = await Editors.PublishAsync(author, draft);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("另一个人发布", refused.Text, StringComparison.Ordinal);

        var done = await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var read = (await Editors.PublishedAsync(site, draft))!;
        Assert.Equal("周五停电", read.DisplayText);
        Assert.Matches(@"^notices/20261123-[0-9a-z]{6}$", read.Address);
        var events = await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(ItemIds.Subject(read.ContentItemId), Cancel));
        Assert.Contains(events, e => e.Name == "content.published");
    }

    [Theory, BothDatabases]
    public async Task Save_WithMistakes_KeepsWhatWasTypedAndNamesEachField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await Editors.WriteAsync(site.SignInAs(Editors.Editor()), "Notice", ("TitlePart.Title.Value", new string('长', 65_000)), ("Notice.Until.Value", "tomorrow"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("255", page.Text, StringComparison.Ordinal);
        Assert.Contains("请填写“摘要”", page.Text, StringComparison.Ordinal);
        Assert.Contains("“有效期至”要写成", page.Text, StringComparison.Ordinal);
        Assert.Equal("tomorrow", page.Document.QuerySelector("[name='Notice.Until.Value']")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task Save_OverANewerVersion_ShowsBothAndLetsOneChoose(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (one, two) = (site.SignInAs(Editors.Editor()), site.SignInAs(Editors.Editor()));
        var item = await Editors.NoticeAsync(one, "冲突");
        var mine = (await two.GetAsync(item.Address.AbsolutePath)).Form("form#item");
        await (await one.GetAsync(item.Address.AbsolutePath)).Form("form#item").Fill("Notice.Summary.Value", "先保存的").SubmitAsync();

        var conflict = await mine.Fill("Notice.Summary.Value", "后保存的").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflict.Status);
        Assert.Contains("先", string.Concat(conflict.TextsOf("del")), StringComparison.Ordinal);
        Assert.Contains("后", string.Concat(conflict.TextsOf("ins")), StringComparison.Ordinal);

        var kept = await conflict.Form("form#item").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Contains("后保存的", (await two.GetAsync(item.Address.AbsolutePath)).Form("form#item")["Notice.Summary.Value"]);
    }

    [Theory, BothDatabases]
    public async Task Address_WhenItChanges_LeadsOnAndTakenOnesAreRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var publisher = site.SignInAs(Editors.Publisher());
        var first = await Editors.WriteAsync(publisher, "Page", ("TitlePart.Title.Value", "一"), ("AutoroutePart.Path.Value", $"old-{kind}".ToLowerInvariant()));
        await Editors.PublishAsync(publisher, first);
        var second = await Editors.WriteAsync(publisher, "Page", ("TitlePart.Title.Value", "二"), ("AutoroutePart.Path.Value", $"old-{kind}".ToLowerInvariant()));
        var taken = await Editors.PublishAsync(publisher, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);

        await (await publisher.GetAsync(first.Address.AbsolutePath)).Form("form#item").Fill("AutoroutePart.Path.Value", $"new-{kind}".ToLowerInvariant()).SubmitAsync();
        await Editors.PublishAsync(publisher, first);
        Assert.Equal($"new-{kind}".ToLowerInvariant(), await Editors.ItemsAsync(site, i => i.FindMovedAsync($"old-{kind}".ToLowerInvariant(), Cancel)));
        await Editors.PublishAsync(publisher, second);   // the old address is free now
        Assert.Null(await Editors.ItemsAsync(site, i => i.FindMovedAsync($"old-{kind}".ToLowerInvariant(), Cancel)));
        Assert.Equal("二", (await Editors.ItemsAsync(site, i => i.FindByAddressAsync($"old-{kind}".ToLowerInvariant(), Cancel)))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Schedule_WhenItIsDue_PublishesAndTakesDown(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var publisher = site.SignInAs(Editors.Publisher());
        var item = await Editors.WriteAsync(publisher, "Page", ("TitlePart.Title.Value", "定时"));
        var planned = await (await publisher.GetAsync(item.Address.AbsolutePath)).Form("form#publish").Fill("Day", "2026-11-24").Fill("Time", "08:30").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, planned.Status);
        await site.RunJobsAsync();
        Assert.Null(await Editors.PublishedAsync(site, item));

        site.Clock.Advance(TimeSpan.FromHours(24));
        await site.RunJobsAsync();
        Assert.NotNull(await Editors.PublishedAsync(site, item));

        await (await publisher.GetAsync(item.Address.AbsolutePath)).Form("form[action*=Plan]:not([action*=Drop])").Fill("Day", "2026-11-25").Fill("Time", "18:00").SubmitAsync();
        site.Clock.Advance(TimeSpan.FromHours(48));
        await site.RunJobsAsync();
        Assert.Null(await Editors.PublishedAsync(site, item));
    }

    [Theory, BothDatabases]
    public async Task Delete_ThenUndelete_BringsTheItemBackAsADraft(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var publisher = site.SignInAs(Editors.Publisher());
        var item = await Editors.WriteAsync(publisher, "Page", ("TitlePart.Title.Value", "删了又要"));
        await Editors.PublishAsync(publisher, item);
        var deleted = await (await publisher.GetAsync(item.Address.AbsolutePath)).Form("form[action$=Delete]").SubmitAsync();
        Assert.Contains("可以在下面恢复", deleted.Text, StringComparison.Ordinal);
        Assert.Null(await Editors.PublishedAsync(site, item));
        Assert.Contains("删了又要", (await publisher.GetAsync("/desk/content?show=deleted")).Text, StringComparison.Ordinal);
        var back = await deleted.Form("form[action*=Undelete]").SubmitAsync();
        Assert.Contains("删了又要", back.Form("form#item")["TitlePart.Title.Value"]);
        Assert.Null(await Editors.PublishedAsync(site, item));
    }

    [Theory, BothDatabases]
    public async Task Restore_OldVersion_BecomesTheNewestDraft(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var publisher = site.SignInAs(Editors.Publisher());
        var item = await Editors.WriteAsync(publisher, "Page", ("TitlePart.Title.Value", "第一版"));
        await (await publisher.GetAsync(item.Address.AbsolutePath)).Form("form#item").Fill("TitlePart.Title.Value", "第二版").Fill("Note", "换了标题").SubmitAsync();
        var history = await publisher.GetAsync(item.Address.AbsolutePath + "/history");
        Assert.Contains("换了标题", history.Text, StringComparison.Ordinal);
        Assert.Equal("一", history.TextsOf("section del")[0]);
        var restored = await history.Form("form[method=post]:has([name=Version])").SubmitAsync();
        Assert.Contains("第一版", restored.Form("form#item")["TitlePart.Title.Value"]);
        Assert.Contains("恢复第 1 版", (await publisher.GetAsync(item.Address.AbsolutePath + "/history")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_WithoutThePermission_AreClosed(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var item = await Editors.NoticeAsync(site.SignInAs(Editors.Editor()), "只给编辑看");
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official()).GetAsync(item.Address.AbsolutePath)).Status);
        var elsewhere = site.SignInAs(TestUser.Official("440304/440304010/", ContentPermissions.Edit, ContentPermissions.Publish));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(item.Address.AbsolutePath)).Status);
        var refused = await Editors.NoticeAsync(elsewhere, "全区的");
        Assert.Contains("不在您的管理范围内", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official(ContentPermissions.Edit)).GetAsync("/desk/content/types")).Status);
        // An editor sees no button to publish, and a request without one is refused.
        var editor = site.SignInAs(Editors.Editor());
        Assert.Empty((await editor.GetAsync(item.Address.AbsolutePath)).TextsOf("form#publish button"));
    }
}
