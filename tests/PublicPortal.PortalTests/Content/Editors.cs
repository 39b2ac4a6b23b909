using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>People at the desk who write and publish.</summary>
internal static class Editors
{
    public static TestUser Editor() => TestUser.Official(ContentPermissions.Edit, ContentPermissions.Types) with { DisplayName = "何晓雯" };
    public static TestUser Publisher() => TestUser.Official(ContentPermissions.Edit, ContentPermissions.Publish, ContentPermissions.Types) with { DisplayName = "邓国辉" };

    /// <summary>Writes an item through its form; the page that follows.</summary>
    public static async Task<Page> WriteAsync(PortalBrowser browser, string type, params (string Box, string Value)[] boxes)
    {
        var form = (await browser.GetAsync("/desk/content/new/" + type)).Form("form#item");
        foreach (var (box, value) in boxes) form.Fill(box, value);
        return await form.SubmitAsync();
    }

    public static Task<Page> NoticeAsync(PortalBrowser browser, string title) =>
        WriteAsync(browser, "Notice", ("TitlePart.Title.Value", title), ("Notice.Summary.Value", "摘要"), ("MarkdownBodyPart.Markdown.Value", "## 正文\n\n内容"));

    public static async Task<Page> PublishAsync(PortalBrowser browser, Page item) =>
        await (await browser.GetAsync(item.Address.AbsolutePath)).Form("form#publish").SubmitAsync();

    public static string IdOf(Page page) => page.Address.AbsolutePath.Split('/')[4];

    public static Task<T> ItemsAsync<T>(PortalSite site, Func<IContentItems, Task<T>> read) => site.InScopeAsync(s => read(s.GetRequiredService<IContentItems>()));

    public static Task<PublishedItem?> PublishedAsync(PortalSite site, Page page) => ItemsAsync(site, i => i.FindAsync(IdOf(page)));
}
