using PublicPortal.Kernel;

namespace PublicPortal.Content.Public;

internal static class ReaderMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Door, new LocalizedText("社区的事", "My community"), "/c", "people", Order: 20) { Hint = new LocalizedText("公告、政策、办事指南，和身边的人", "Notices, policies, guides and people nearby") },
        new(MenuPlace.Tab, new LocalizedText("社区", "Nearby"), "/c", "people", Order: 30),
    ];
}
