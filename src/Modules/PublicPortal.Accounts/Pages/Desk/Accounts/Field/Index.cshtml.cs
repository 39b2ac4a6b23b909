using PublicPortal.Accounts.Field;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Field;

/// <summary><c>/desk/field</c>: what can be done on the way, signed in by the bound WeChat.</summary>
internal sealed class IndexModel(IPortalMenu menu, FieldBindings bindings, TimeProvider clock) : PortalPageModel
{
    private const int WarnDays = 5;

    public string? DisplayName => CurrentUser.DisplayName;
    public IReadOnlyList<MenuEntry> Entries => [.. menu.Entries(MenuPlace.Desk).Where(e => e.Field)];
    public bool Bound => Request.Query.ContainsKey("bound");
    public DateTimeOffset? GoodUntil { get; private set; }
    public bool IsNearlyOver => GoodUntil is { } until && until - clock.GetUtcNow() < TimeSpan.FromDays(WarnDays);

    public async Task OnGetAsync(CancellationToken cancel) => GoodUntil = (await bindings.OfAsync(CurrentUser.AccountId!.Value, cancel))?.GoodUntil;
}
