using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Web.Pages;

/// <summary>网站地图: every public way, for people; the government site norms ask for it.</summary>
[PublicPage]
public sealed class SiteMapModel(IPortalMenu menu) : PortalPageModel
{
    public IReadOnlyList<MenuEntry> Entries =>
        [.. menu.Entries(MenuPlace.Door).Concat(menu.Entries(MenuPlace.Tab)).Concat(menu.Entries(MenuPlace.My)).DistinctBy(entry => entry.Path)];
}
