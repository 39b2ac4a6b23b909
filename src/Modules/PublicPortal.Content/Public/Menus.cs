using PublicPortal.Content.Contracts;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Markdown;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Content.Public;

internal sealed record MenuLink(string Label, string Address, bool IsExternal);

/// <summary>A published menu as readers see it.</summary>
internal sealed record ShownMenu(string Title, IReadOnlyList<MenuLink> Links);

/// <summary>Menus stand on <c>/c</c>, those of a community on its own page. Their tag is that of the type.</summary>
internal sealed class Menus(IContentItems items, PublicAddress own)
{
    public const string Type = "Menu";
    private const int Most = 5;

    public async Task<IReadOnlyList<ShownMenu>> OfAsync(string scopePath, CancellationToken cancel) =>
        [.. (await items.ListAsync(new ContentQuery([Type], scopePath, OwnOnly: true, Take: Most), cancel)).Reverse().Select(Shown).Where(m => m.Links.Count > 0)];

    private ShownMenu Shown(PublishedItem item) => new(item.DisplayText,
    [
        .. (item.Parts.Object("MenuItemsListPart") is { } part ? MenuLinksKind.Of(part) : [])
            .Select(l => (l.Label, Address: Addresses.Link(MenuLinksKind.Local(l.Address)))).Where(l => l.Address is not null && l.Label.Length > 0)
            .Select(l => new MenuLink(l.Label, l.Address!, Addresses.IsExternal(l.Address!, own.Uri))),
    ]);
}
