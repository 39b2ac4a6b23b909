using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Turns the cookie into a user at the start of each request, and an unknown visitor towards the right sign-in page.</summary>
internal sealed class SessionCookie(SessionReader reader, TimeProvider clock, IOptions<AccountsOptions> options) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            context.RejectPrincipal();   // style sheets are the same for everybody: no query for them
            return;
        }
        var ticket = SessionTicket.From(context.Principal);
        var session = ticket is null ? null : await reader.ReadAsync(ticket, noteSeen: !http.IsHotAct(), http.IsExpress(), http.RequestAborted);
        session?.Keep(http);
        if (session?.User is not { } user)
        {
            context.RejectPrincipal();
            return;
        }
        // Forms are bound to the account: those that were open before a new sign-in of the same person stay good.
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.AccountId.ToString("N"))], SessionTicket.Scheme)));
    }

    /// <summary>A resident's phone keeps the cookie; an official's computer forgets it with the browser. The row decides how long it is good.</summary>
    public override Task SigningIn(CookieSigningInContext context)
    {
        var longest = options.Value.ResidentLongest > options.Value.StaffLongest ? options.Value.ResidentLongest : options.Value.StaffLongest;
        context.Properties.IsPersistent = context.Principal?.HasClaim(c => c.Type == SessionTicket.KeptClaim) == true;
        context.Properties.ExpiresUtc = clock.GetUtcNow() + longest + TimeSpan.FromDays(1);   // an ended session can then still be told from none
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api")) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(SignInAddress(request));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    internal static string SignInAddress(HttpRequest request) =>
        (IsDesk(request) ? "/desk/sign-in" : "/sign-in") + "?return=" + Uri.EscapeDataString(ReturnAddress.Of(request));

    private static bool IsDesk(HttpRequest request) => request.Path.StartsWithSegments("/desk");
}
