using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Pages;

/// <summary>The ways that the current user may go.</summary>
public interface IPortalMenu
{
    IReadOnlyList<MenuEntry> Entries(MenuPlace place);
}
