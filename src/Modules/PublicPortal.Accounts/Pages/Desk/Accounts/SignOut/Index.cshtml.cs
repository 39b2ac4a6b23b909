using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignOut;

/// <summary>Ends the session of this device.</summary>
internal sealed class IndexModel(SessionService sessions) : PortalPageModel
{
    public IActionResult OnGet() => LocalRedirect("/desk");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (RequestSession.Of(HttpContext).User is { } user)
            await sessions.EndAsync(user.AccountId, user.SessionId, StartProcess("accounts.sign-out"), cancel);
        await HttpContext.SignOutAsync(SessionTicket.Scheme);
        return LocalRedirect("/desk/sign-in");
    }
}
