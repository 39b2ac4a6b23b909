using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Phones.SignIn;

namespace PublicPortal.Residents.Pages.SignIn.Phone;

/// <summary><c>/sign-in/phone</c>: the number.</summary>
internal sealed class IndexModel(PhoneSignIn signIn, IProcessingNotices notices) : PortalPageModel
{
    public const string NoticeName = "phone-sign-in";

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    public ProcessingNotice Notice => notices.Find(NoticeName);
    public string Next => SignInReturn.Local(Return, "/");

    public IActionResult OnGet() => CurrentUser is { AccountId: not null, IsStaff: false } ? LocalRedirect(Next) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        StartProcess("residents.send-sign-in-code");
        var from = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var result = await signIn.SendAsync(Number, SignInPhone.Keep(HttpContext), from, cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect("/sign-in/phone/code?return=" + Uri.EscapeDataString(Next));
    }
}
