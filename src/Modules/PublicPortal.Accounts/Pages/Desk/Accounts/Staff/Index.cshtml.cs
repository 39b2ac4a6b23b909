using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Staff;

/// <summary><c>/desk/staff</c>: officials' accounts.</summary>
internal sealed class IndexModel(StaffAccounts staff, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? DisplayName { get; set; }

    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Guid Me => CurrentUser.AccountId!.Value;
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>There right after it was issued, and never again.</summary>
    public IssuedPassword? Issued { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => (Lines, Total) = await staff.ListAsync(P = Math.Max(1, P), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await ShowAsync(await staff.CreateAsync(Number, DisplayName, StartProcess("accounts.make-staff"), cancel), cancel);

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancel) =>
        await ShowAsync(await staff.ResetAsync(Number, Me, byServer: false, StartProcess("accounts.reset-staff"), cancel), cancel);

    public Task<IActionResult> OnPostDeactivateAsync(CancellationToken cancel) => SetActiveAsync(false, cancel);
    public Task<IActionResult> OnPostActivateAsync(CancellationToken cancel) => SetActiveAsync(true, cancel);

    private async Task<IActionResult> SetActiveAsync(bool active, CancellationToken cancel)
    {
        var result = await staff.SetActiveAsync(Number, active, Me, StartProcess(active ? "accounts.activate-staff" : "accounts.deactivate-staff"), cancel);
        if (result.IsOk) return LocalRedirect($"/desk/staff?p={Math.Max(1, P)}");
        await OnGetAsync(cancel);
        return Refused(result);
    }

    private async Task<IActionResult> ShowAsync(Result<IssuedPassword> result, CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (result.IsRefused) return Refused(result);
        Issued = result.Value;
        ModelState.Clear();
        (Number, DisplayName) = (null, null);
        return Page();
    }
}
