using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Public;

/// <summary>Whatever is published under an address: an item, or the items of a type. A former address leads to the present one.</summary>
[PublicPage(PageTags.Definitions, PageTags.Communities, Query = new[] { "p" })]
internal sealed class AddressModel(PublishedAt published, Later<IContentItems> others, Later<CommunityPages> places, BodyRenderer bodies, PublicAddress own) : PortalPageModel
{
    public const int PageSize = 20, MostPages = 500;

    [BindProperty(SupportsGet = true)] public string? Address { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public ItemView? Item => Shown?.View;
    public ItemPage? Shown { get; private set; }
    public ContentTypeInfo? Column { get; private set; }
    public IReadOnlyList<PublishedItem> Listed { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;

    public GovMeta Meta => meta ??= Item is { } view
        ? new GovMeta(Column?.Title.Zh ?? view.Item.DisplayText, $"{Column?.Title.Zh ?? view.Item.DisplayText}栏目", "信息发布")
        {
            ArticleTitle = view.Item.DisplayText, PubDate = view.Item.PublishedUtc, ContentSource = view.Source, Description = view.Summary,
            Image = view.Pictures.FirstOrDefault()?.Address, Path = "/" + view.Item.Address, FeedPath = Feed,
        }
        : new GovMeta(Column!.Title.Zh, $"{Column.Title.Zh}栏目，按发布时间排列", "信息发布") { Path = "/" + Column.AddressPrefix, FeedPath = Feed };

    private GovMeta? meta;
    private string? Feed => Column is { AddressPrefix.Length: > 0 } ? $"/{Column.AddressPrefix}/feed.xml" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var address = Address ?? "";
        if (address.Any(char.IsControl)) return NotFound();
        HttpContext.TagPage(PageTags.At(address));
        if (await published.FindAsync(address, cancel) is { } item) return await ShowAsync(item, cancel);
        var items = others.Value;
        if (address.Length > 0 && (await HttpContext.TypesAsync(items, cancel)).FirstOrDefault(t => t.AddressPrefix == address) is { } type) return await ListAsync(type, cancel);
        if (await items.FindMovedAsync(address, cancel) is { } moved && moved != address) return LocalRedirectPermanent("/" + moved);
        return NotFound();
    }

    private async Task<IActionResult> ShowAsync(PublishedItem item, CancellationToken cancel)
    {
        HttpContext.TagPage(PageTags.Item(item.ContentItemId));
        if (item.ContentType == CommunityPages.HomeType && await places.Value.PathAsync(item, cancel) is { } path && path != "/" + item.Address) return LocalRedirectPermanent(path);
        Shown = await HttpContext.PagePartAsync($"content:item:{item.ContentItemVersionId}:{Hosting.Pages.Text.Language}", [PageTags.Definitions, PageTags.Communities, PageTags.Item(item.ContentItemId)], async tags =>
        {
            var type = (await HttpContext.TypesAsync(others.Value, cancel)).FirstOrDefault(t => t.Name == item.ContentType);
            var page = await ItemPages.OfAsync(ItemView.Of(item, type, bodies, own.Uri), others.Value, places.Value, cancel);
            foreach (var (_, id) in page.View.Named) tags.Add(PageTags.Item(id));
            return page with { Tags = [.. tags] };
        }, page => page.View.Size);
        Column = Shown.View.Type;
        return Page();
    }

    private async Task<IActionResult> ListAsync(ContentTypeInfo type, CancellationToken cancel)
    {
        var items = others.Value;
        if (type.Name == CommunityPages.HomeType && places.Value.Any) return LocalRedirectPermanent("/c");
        HttpContext.TagPage(PageTags.Type(type.Name));
        Column = type;
        Number = int.TryParse(P, out var page) ? page : 1;
        Total = await items.CountAsync(new ContentQuery([type.Name]), cancel);
        if (Number is < 1 or > MostPages || (Number > 1 && (Number - 1) * PageSize >= Total)) return NotFound();   // no end of empty pages in memory
        Listed = await items.ListAsync(new ContentQuery([type.Name], Skip: (Number - 1) * PageSize, Take: PageSize), cancel);
        return Page();
    }
}
