using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Home;

/// <summary><c>/desk</c>: what the official may do here.</summary>
internal sealed class IndexModel(IPortalMenu menu) : PortalPageModel
{
    public string? DisplayName => CurrentUser.DisplayName;
    public IReadOnlyList<MenuEntry> Entries => menu.Entries(MenuPlace.Desk);

    /// <summary>Only what every official has, such as the own account.</summary>
    public bool HasNothingToDo => Entries.All(e => e.Permission is null);
}
