using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

internal sealed class PortalMenu(IReadOnlyList<PortalModule> modules, ICurrentUser user) : IPortalMenu
{
    public IReadOnlyList<MenuEntry> Entries(MenuPlace place) =>
    [
        .. modules.SelectMany(m => m.Menu)
            .Where(e => e.Place == place && (place != MenuPlace.Desk || (user.IsStaff && (e.Field || !user.IsField))) && (e.Permission is null || (user.IsStaff && user.Has(e.Permission))))
            .OrderBy(e => e.Order),
    ];
}
