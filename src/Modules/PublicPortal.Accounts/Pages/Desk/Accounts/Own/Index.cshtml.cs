using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary>An official's own account: password, recovery codes, devices.</summary>
internal sealed class IndexModel(StaffSetup setup, RecoveryCodes recovery, IAccounts accounts) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Welcome { get; set; }

    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    public string? DisplayName => CurrentUser.DisplayName;
    public string? StaffNumber { get; private set; }
    private Guid Me => CurrentUser.AccountId!.Value;
    public int CodesLeft { get; private set; }
    public bool Changed => Request.Query.ContainsKey("changed");

    /// <summary>There right after they were made, and never again.</summary>
    public IReadOnlyList<string>? NewCodes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        StaffNumber = (await accounts.FindAsync(Me, cancel))?.StaffNumber;
        CodesLeft = await recovery.LeftAsync(Me, cancel);
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        var result = await setup.ChangePasswordAsync(Me, RequestSession.Of(HttpContext).User?.SessionId, OldPassword, NewPassword, Repeat, StartProcess("accounts.change-password"), cancel);
        if (result.IsOk) return LocalRedirect("/desk/my?changed");
        await OnGetAsync(cancel);
        return Refused(result);
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancel)
    {
        NewCodes = await recovery.RenewAsync(Me, StartProcess("accounts.renew-recovery-codes"), cancel);
        await OnGetAsync(cancel);
        return Page();
    }
}
