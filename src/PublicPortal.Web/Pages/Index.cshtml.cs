using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Web.Pages;

/// <summary>Home: three doors for a visitor; first what waits, then what happened, for a resident.</summary>
public sealed class IndexModel(IPortalMenu menu, IEnumerable<IHomeSlot> slots, ISiteIdentity site) : PortalPageModel
{
    public ISiteIdentity Site => site;
    public string? Greeted { get; private set; }
    public IReadOnlyList<MenuEntry> Doors => menu.Entries(MenuPlace.Door);
    public IReadOnlyList<HomeItem> Waiting { get; private set; } = [];
    public IReadOnlyList<HomeItem> Lately { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (CurrentUser is not { AccountId: { } account, IsStaff: false } user) return;
        Greeted = user.DisplayName;
        var waiting = new List<HomeItem>();
        var lately = new List<HomeItem>();
        foreach (var slot in slots)
        {
            waiting.AddRange(await slot.WaitingAsync(account, cancel));
            lately.AddRange(await slot.LatelyAsync(account, cancel));
        }
        Waiting = [.. waiting.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenByDescending(i => i.At)];
        Lately = [.. lately.OrderByDescending(i => i.At).Take(5)];
    }
}
