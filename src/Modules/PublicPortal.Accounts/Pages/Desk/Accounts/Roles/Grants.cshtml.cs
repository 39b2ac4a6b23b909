using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Roles;

/// <summary><c>/desk/grants</c>: choose the official.</summary>
internal sealed class GrantsModel(StaffAccounts staff) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => (Lines, Total) = await staff.ListAsync(P = Math.Max(1, P), cancel);
}
