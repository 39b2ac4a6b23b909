using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.SiteFiles;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>Pages that the site brings along as files.</summary>
public class SiteFileTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Text(string name, string body) => $"---\ntype: Page\ntitle: {name}\naddress: files/{name}\npublished: true\nSummary: 摘要\n---\n\n{body}\n";

    private static Task TakeAsync(PortalSite site, string name, string body) => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.take", Channel.Job, (s, process) =>
        s.GetRequiredService<SiteFileService>().TakeAsync(PageFile.Read(name + ".md", Text(name, body)), Text(name, body), process, Cancel), cancel: Cancel);

    private static async Task<PublishedItem> ReadAsync(PortalSite site, string name) => (await Editors.ItemsAsync(site, i => i.FindByAddressAsync("files/" + name, Cancel)))!;

    [Theory, BothDatabases]
    public async Task Start_LoadsTheSitesOwnPagesAndTypes(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        Assert.Equal("关于本站", (await Editors.ItemsAsync(site, i => i.FindByAddressAsync("about", Cancel)))!.DisplayText);
        var types = await Editors.ItemsAsync(site, i => i.TypesAsync(Cancel));
        Assert.Superset(new HashSet<string> { "Page", "Notice", "Policy", "Guide", "LawLesson", "CommunityHome", "Questionnaire", "Banner", "Menu" }, types.Select(t => t.Name).ToHashSet());
    }

    [Theory, BothDatabases]
    public async Task NewText_OfAPageNobodyEdited_IsTaken(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await TakeAsync(site, "followed", "旧");
        await TakeAsync(site, "followed", "新");
        Assert.Equal("新", (string?)(await ReadAsync(site, "followed")).Parts["MarkdownBodyPart"]!["Markdown"]);
    }

    [Theory, BothDatabases]
    public async Task NewText_OfAPageThatTheDeskEdited_WaitsForTheEditor(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await TakeAsync(site, "edited", "旧");
        var id = (await ReadAsync(site, "edited")).ContentItemId;
        var publisher = site.SignInAs(Editors.Publisher());
        await (await publisher.GetAsync("/desk/content/items/" + id)).Form("form#item").Fill("Page.Summary.Value", "改过").SubmitAsync();
        await TakeAsync(site, "edited", "新");

        var page = await publisher.GetAsync("/desk/content/items/" + id);
        Assert.Contains("旧", page.Form("form#item")["MarkdownBodyPart.Markdown.Value"]);
        var taken = await page.Form("form[action*=TakeFile]").SubmitAsync();
        Assert.Contains("新", taken.Form("form#item")["MarkdownBodyPart.Markdown.Value"]);
        Assert.Equal("旧", (string?)(await ReadAsync(site, "edited")).Parts["MarkdownBodyPart"]!["Markdown"]);   // published by a person, not by the upgrade
    }
}
