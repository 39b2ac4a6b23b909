using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Field;

/// <summary>What a bound WeChat may do: open a field session, and be bound in the first place.</summary>
internal sealed class FieldSignIn(PortalDbContext db, ChallengeBook challenges, SessionService sessions, TimeProvider clock, IOptions<AccountsOptions> options) : IFieldSignIn
{
    public const string Home = "/desk/field";

    public async Task<Result<FieldSignedIn>> BindAsync(string token, string provider, string externalId, HttpContext http, Process process, CancellationToken cancel)
    {
        var here = await HereAsync(http);
        if (await challenges.TakeAsync(ChallengeKind.BindWeChat, token, cancel) is not { AccountId: { } accountId }) return FieldRefusals.TokenGone;
        if (await OfficialAsync(accountId, cancel) is not { } account) return FieldRefusals.TokenGone;
        var now = clock.GetUtcNow();
        var binding = new FieldBinding { Id = Ids.New(now), AccountId = accountId, Provider = provider, ExternalId = externalId, BoundAt = now, GoodUntil = now.AddDays(options.Value.FieldDays) };
        if (await db.Set<FieldBinding>().AnyAsync(b => b.EndedAt == null && (b.AccountId == accountId || (b.Provider == provider && b.ExternalId == externalId)), cancel)) return FieldRefusals.Taken;
        db.Add(binding);
        await db.SaveChangesAsync(cancel);   // two at once: the unique index lets one in, the other starts again
        process.Raise(new FieldWeChatBound(accountId, binding.Id, binding.GoodUntil));
        if (here is { IsStaff: true, IsField: false } && here.AccountId == accountId) return new FieldSignedIn(null, "/desk/my/wechat?done=bound");
        return new FieldSignedIn(await StartAsync(account, binding, http, process, cancel), Home + "?bound");
    }

    public async Task<Result<FieldSignedIn>> SignInAsync(string provider, string externalId, string? returnTo, HttpContext http, Process process, CancellationToken cancel)
    {
        await HereAsync(http);
        var now = clock.GetUtcNow();
        var binding = await db.Set<FieldBinding>().AsNoTracking().FirstOrDefaultAsync(b => b.Provider == provider && b.ExternalId == externalId && b.EndedAt == null, cancel);
        var account = binding is null || !binding.IsGood(now) ? null : await OfficialAsync(binding.AccountId, cancel);
        if (account is null)
        {
            process.Raise(new SignInFailed(binding?.AccountId ?? Guid.Empty, "field"));
            return FieldRefusals.NotBound;
        }
        return new FieldSignedIn(await StartAsync(account, binding!, http, process, cancel), ReturnAddress.Local(returnTo is "/" ? null : returnTo, Home));
    }

    public string ProblemPath(Refusal refusal) => "/desk/sign-in/field?why=" + Uri.EscapeDataString(refusal.Code);

    private Task<System.Security.Claims.ClaimsPrincipal> StartAsync(Account account, FieldBinding binding, HttpContext http, Process process, CancellationToken cancel) =>
        sessions.StartAsync(account, Channel.WeChat, "wechat-field", http, process, cancel, fieldBinding: binding.Id);

    /// <summary>An official who is there, not locked, and has set up both factors.</summary>
    private async Task<Account?> OfficialAsync(Guid accountId, CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId && a.Active && a.Kind == AccountKind.Staff, cancel);
        var credentials = await db.Set<StaffCredentials>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == accountId, cancel);
        return credentials?.OneTimeHash is not null || credentials?.LockedUntil > clock.GetUtcNow() ? null : account;
    }

    /// <summary>The callback is answered before anybody has read the cookie.</summary>
    private static async Task<SignedIn?> HereAsync(HttpContext http)
    {
        if (RequestSession.Of(http).User is null) await http.AuthenticateAsync(SessionTicket.Scheme);
        return RequestSession.Of(http).User;
    }
}
