using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary><c>/desk/sign-in/two-factors</c>: what a field session meets outside the field.</summary>
internal sealed class TwoFactorsModel : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public string SignInPath => "/desk/sign-in?return=" + Uri.EscapeDataString(ReturnAddress.Local(Return, "/desk"));
}
