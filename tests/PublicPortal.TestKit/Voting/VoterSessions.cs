using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.TestKit.Voting;

/// <summary>A member who has signed in and stands before the ballot.</summary>
public sealed record SignedInVoter(Elector Elector, string Cookies, string Token);

/// <summary>Members with sessions, cookies and tokens of their own, and the requests that cast their votes.</summary>
public static class VoterSessions
{
    private const int Chunk = 500;

    public static async Task<IReadOnlyList<SignedInVoter>> SignInAsync(IServiceProvider node, IReadOnlyList<Elector> electors)
    {
        var voters = new List<SignedInVoter>(electors.Count);
        foreach (var chunk in electors.Chunk(Chunk))
        {
            await using var scope = node.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            voters.AddRange(chunk.Select(e => Make(scope.ServiceProvider, db, e)));
            await db.SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
        }
        return voters;
    }

    /// <summary>One press of the button on a real socket; each has an idempotency key of its own.</summary>
    public static byte[] Cast(int port, Guid poll, SignedInVoter voter, string ballot, Guid? key = null)
    {
        var form = $"{voter.Token}&_key={key ?? Guid.NewGuid():N}&{ballot}";
        return Encoding.ASCII.GetBytes($"POST /votes/{poll} HTTP/1.1\r\nHost: localhost:{port}\r\nUser-Agent: Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0\r\nAccept-Language: zh-CN\r\nCookie: {voter.Cookies}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");
    }

    private static SignedInVoter Make(IServiceProvider services, PortalDbContext db, Elector elector)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ticket = SessionTicket.New(Ids.New(now));
        db.Add(new Account { Id = elector.Account, Kind = AccountKind.Resident, DisplayName = "?", CreatedAt = now });
        db.Add(new Session
        {
            Id = ticket.SessionId, AccountId = elector.Account, Kind = AccountKind.Resident, Channel = Channel.WeChat, SecretHash = Session.Hash(ticket.Secret),
            Device = "WeChat / Android", Factors = "wechat", CreatedAt = now, LastSeenAt = now.AddMinutes(30),
        });
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionTicket.Scheme);
        var cookie = options.TicketDataFormat.Protect(new AuthenticationTicket(ticket.ToPrincipal(kept: false), new AuthenticationProperties { ExpiresUtc = now.AddDays(1) }, SessionTicket.Scheme));
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.NameIdentifier, elector.Account.ToString("N"))], SessionTicket.Scheme));
        var tokens = services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = services, User = user });
        var csrf = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new SignedInVoter(elector, $"{options.Cookie.Name}={cookie}; {csrf}={tokens.CookieToken}", $"{tokens.FormFieldName}={Uri.EscapeDataString(tokens.RequestToken!)}");
    }
}
