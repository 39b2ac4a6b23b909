using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Accounts.My;

/// <summary><c>/my</c>: everything of one's own in one list.</summary>
internal sealed class IndexModel(IPortalMenu menu) : PortalPageModel
{
    public string? DisplayName => CurrentUser.DisplayName;
    public IReadOnlyList<MenuEntry> Entries => menu.Entries(MenuPlace.My);
}
