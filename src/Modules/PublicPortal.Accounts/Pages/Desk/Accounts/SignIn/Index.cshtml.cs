using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Passkeys;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary>First factor: number and password.</summary>
internal sealed class IndexModel(StaffSignIn signIn, PasskeyService passkeys, IEnumerable<SignInWay> ways, IHostEnvironment environment) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? ChallengeToken { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public bool HasDemoPeople => environment.IsDevelopment();
    public string Next => ReturnAddress.Local(Return, "/desk");

    /// <summary>Only where WeChat answers: in its own browser, or the simulator's.</summary>
    public string? FieldPath => (Devices.IsWeChat(Request) || environment.IsDevelopment()) && ways.FirstOrDefault(w => w.InWeChatOnly) is { } way
        ? $"{way.Path}?{IFieldSignIn.FieldParameter}=1&return={Uri.EscapeDataString(ReturnAddress.Local(Return, "/desk/field"))}" : null;

    public IActionResult OnGet() => CurrentUser is { IsStaff: true, IsField: false } ? LocalRedirect(Next) : Page();

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

    /// <summary>The device has proved who it is and checked finger, face or screen lock: both factors at once.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        var result = await passkeys.SignInAsync(ChallengeToken, Credential, HttpContext, StartProcess("accounts.staff-sign-in"), cancel);
        return result.IsRefused ? Refused(result) : new SignedInResult(result.Value, Next);
    }
}
