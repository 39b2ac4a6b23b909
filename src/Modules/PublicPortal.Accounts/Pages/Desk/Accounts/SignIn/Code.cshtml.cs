using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary>Second factor: the code of the phone, or a recovery code.</summary>
internal sealed class CodeModel(StaffSignIn signIn) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    private Guid? Waiting => RequestSession.Of(HttpContext).WaitingSession;
    private string Next => ReturnAddress.Local(Return, "/desk");

    public IActionResult OnGet() => CurrentUser is { IsStaff: true, IsField: false } ? LocalRedirect(Next) : Waiting is null ? LocalRedirect("/desk/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var result = await signIn.CodeAsync(Waiting, Code, StartProcess("accounts.staff-sign-in"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect(Next);
    }
}
