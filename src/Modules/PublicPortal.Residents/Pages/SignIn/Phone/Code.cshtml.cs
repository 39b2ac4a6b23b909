using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Phones.SignIn;

namespace PublicPortal.Residents.Pages.SignIn.Phone;

/// <summary><c>/sign-in/phone/code</c>: the six digits.</summary>
internal sealed class CodeModel(PhoneSignIn signIn, IHostEnvironment environment) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Where the code went; null when it is over.</summary>
    public string? Masked { get; private set; }
    public bool HasMadeUpPhones => environment.IsDevelopment();
    public string Next => SignInReturn.Local(Return, "/");
    public string AgainPath => "/sign-in/phone?return=" + Uri.EscapeDataString(Next);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (CurrentUser is { AccountId: not null, IsStaff: false }) return LocalRedirect(Next);
        Masked = await signIn.PendingAsync(SignInPhone.Of(HttpContext), cancel);
        return Masked is null ? LocalRedirect(AgainPath) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (CurrentUser is { AccountId: not null, IsStaff: false }) return LocalRedirect(Next);   // the twin of a double click
        var process = StartProcess("residents.phone-sign-in");
        var result = await signIn.ConfirmAsync(SignInPhone.Of(HttpContext), Code, HttpContext, process, cancel);
        if (result.IsOk) return new SignedInByPhone(result.Value, Next);
        Masked = await signIn.PendingAsync(SignInPhone.Of(HttpContext), cancel);
        return Refused(result);
    }
}
