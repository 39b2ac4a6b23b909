using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary>First factor: number and password.</summary>
internal sealed class IndexModel(StaffSignIn signIn, IHostEnvironment environment) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool HasDemoPeople => environment.IsDevelopment();
    public string Next => ReturnAddress.Local(Return, "/desk");

    public IActionResult OnGet() => CurrentUser.IsStaff ? LocalRedirect(Next) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var result = await signIn.PasswordAsync(Number, Password, HttpContext, StartProcess("accounts.staff-sign-in"), cancel);
        if (result.IsRefused) return Refused(result);
        var with = "?return=" + Uri.EscapeDataString(Next);
        return new SignedInResult(result.Value.Principal, result.Value.Next switch
        {
            NextStep.Code => "/desk/sign-in/code" + with,
            NextStep.Setup => "/desk/sign-in/setup" + with,
            _ => Next,
        });
    }
}
