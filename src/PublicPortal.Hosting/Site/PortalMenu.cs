using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>All entries of all modules, put in order once.</summary>
internal sealed class MenuBoard(IReadOnlyList<PortalModule> modules)
{
    private readonly ILookup<MenuPlace, MenuEntry> entries = modules.SelectMany(m => m.Menu).OrderBy(e => e.Order).ToLookup(e => e.Place);

    public IEnumerable<MenuEntry> At(MenuPlace place) => entries[place];
}

internal sealed class PortalMenu(MenuBoard board, ICurrentUser user) : IPortalMenu
{
    public IReadOnlyList<MenuEntry> Entries(MenuPlace place) =>
    [
        .. board.At(place).Where(e => (place != MenuPlace.Desk || (user.IsStaff && (e.Field || !user.IsField))) && (e.Permission is null || (user.IsStaff && user.Has(e.Permission)))),
    ];
}
