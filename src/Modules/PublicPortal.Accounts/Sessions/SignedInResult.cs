using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Writes the cookie once the session's row is committed, then goes on.</summary>
internal sealed class SignedInResult(ClaimsPrincipal principal, string localAddress) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        await context.HttpContext.SignInAsync(SessionTicket.Scheme, principal);
        await new LocalRedirectResult(localAddress).ExecuteResultAsync(context);
    }
}
