using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Public;

/// <summary>Whatever is published under an address: an item, or the items of a type. A former address leads to the present one.</summary>
[PublicPage(PageTags.Definitions, PageTags.Communities, Query = new[] { "p" })]
internal sealed class AddressModel(IContentItems items, CommunityPages communities, BodyRenderer bodies, PublicAddress own) : PortalPageModel
{
    public const int PageSize = 20, MostPages = 500;

    [BindProperty(SupportsGet = true)] public string? Address { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public ItemView? Item { get; private set; }
    public ItemPage? Shown { get; private set; }
    public ContentTypeInfo? Column { get; private set; }
    public IReadOnlyList<PublishedItem> Listed { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;

    public GovMeta Meta => meta ??= Item is { } view
        ? new GovMeta(Column?.Title.Zh ?? view.Item.DisplayText, $"{Column?.Title.Zh ?? view.Item.DisplayText}栏目", "信息发布")
        {
            ArticleTitle = view.Item.DisplayText, PubDate = view.Item.PublishedUtc, ContentSource = view.Source, Description = ItemWords.Summary(view.Words),
            Image = view.Pictures.FirstOrDefault()?.Address, Path = "/" + view.Item.Address, FeedPath = Feed,
        }
        : new GovMeta(Column!.Title.Zh, $"{Column.Title.Zh}栏目，按发布时间排列", "信息发布") { Path = "/" + Column.AddressPrefix, FeedPath = Feed };

    private GovMeta? meta;   // the summary in it is made from the whole text
    private string? Feed => Column is { AddressPrefix.Length: > 0 } ? $"/{Column.AddressPrefix}/feed.xml" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var address = Address ?? "";
        if (address.Any(char.IsControl)) return NotFound();
        HttpContext.TagPage(PageTags.At(address));
        if (await items.FindByAddressAsync(address, cancel) is { } item) return await ShowAsync(item, cancel);
        if ((await items.TypesAsync(cancel)).FirstOrDefault(t => t.AddressPrefix == address && address.Length > 0) is { } type) return await ListAsync(type, cancel);
        if (await items.FindMovedAsync(address, cancel) is { } moved && moved != address) return LocalRedirectPermanent("/" + moved);
        return NotFound();
    }

    private async Task<IActionResult> ShowAsync(PublishedItem item, CancellationToken cancel)
    {
        HttpContext.TagPage(PageTags.Item(item.ContentItemId));
        if (await communities.PathAsync(item, cancel) is { } path && path != "/" + item.Address) return LocalRedirectPermanent(path);
        Column = (await items.TypesAsync(cancel)).FirstOrDefault(t => t.Name == item.ContentType);
        Item = ItemView.Of(item, Column, bodies, own.Uri);
        HttpContext.TagPage([.. Item.Named.Select(n => PageTags.Item(n.ContentItemId))]);
        Shown = await ItemPages.OfAsync(Item, items, communities, cancel);
        return Page();
    }

    private async Task<IActionResult> ListAsync(ContentTypeInfo type, CancellationToken cancel)
    {
        if (type.Name == CommunityPages.HomeType && communities.Any) return LocalRedirectPermanent("/c");
        HttpContext.TagPage(PageTags.Type(type.Name));
        Column = type;
        Number = int.TryParse(P, out var page) ? page : 1;
        Total = await items.CountAsync(new ContentQuery([type.Name]), cancel);
        if (Number is < 1 or > MostPages || (Number > 1 && (Number - 1) * PageSize >= Total)) return NotFound();   // no end of empty pages in memory
        Listed = await items.ListAsync(new ContentQuery([type.Name], Skip: (Number - 1) * PageSize, Take: PageSize), cancel);
        return Page();
    }
}
