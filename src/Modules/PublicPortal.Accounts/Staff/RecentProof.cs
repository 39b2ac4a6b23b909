using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Passkeys;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <summary>
/// Acts that open new ways in (a passkey, a bound WeChat) want the two factors of the last minutes: a desk left open for
/// half an hour must not be enough.
/// </summary>
internal sealed class RecentProof(PortalDbContext db, Passwords passwords, StaffSignIn signIn, Lockout lockout, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public bool IsRecent(SignedIn user) => user.ProvedAt is { } at && clock.GetUtcNow() - at < options.Value.RecentFor;

    public async Task<Result> ProveAsync(SignedIn user, string? password, string? code, Process process, CancellationToken cancel)
    {
        var stored = await db.Set<StaffCredentials>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == user.AccountId, cancel);
        var right = passwords.Verify(stored?.PasswordHash, password is { Length: <= 1000 } ? password : "");   // before the first write
        if (stored is null || !right || stored.LockedUntil > clock.GetUtcNow())
        {
            await lockout.CountFailureAsync(user.AccountId, "prove", process, cancel);
            return PasskeyRefusals.NotProved;
        }
        if (stored.TotpSecret is not null && await signIn.AcceptCodeAsync(stored, code, process, cancel) is null) return PasskeyRefusals.NotProved;
        var now = clock.GetUtcNow();
        await db.BeginWriteAsync(cancel);
        await db.Set<Session>().Where(s => s.Id == user.SessionId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvedAt, now), cancel);
        process.Raise(new ProvedAgain(user.AccountId, user.SessionId));
        return Result.Ok();
    }
}
