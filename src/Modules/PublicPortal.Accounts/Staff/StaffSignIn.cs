using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

internal enum NextStep { Done, Code, Setup }

internal sealed record PasswordAccepted(ClaimsPrincipal Principal, NextStep Next);

/// <summary>An official signs in: number and password, then the code of their phone.</summary>
internal sealed class StaffSignIn(
    PortalDbContext db, Passwords passwords, Lockout lockout, AttemptLimiter limiter, SessionService sessions, FieldCipher cipher, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public const string SecretColumn = "accounts_staff_credentials.totp_secret";
    private const string Limit = "accounts.sign-in";
    private const int MostFromOneAddress = 200;   // a whole street office sits behind one
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public async Task<Result<PasswordAccepted>> PasswordAsync(string? number, string? password, HttpContext http, Process process, CancellationToken cancel)
    {
        var (wanted, from) = (StaffNumbers.Normalize(number), http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!await limiter.HasLeftAsync(Limit, from, MostFromOneAddress, Quarter, cancel)) return StaffRefusals.TooMany;
        var found = await (from c in db.Set<StaffCredentials>().AsNoTracking()
                           join a in db.Set<Account>().AsNoTracking() on c.AccountId equals a.Id
                           where a.StaffNumber == wanted && a.Active && a.Kind == AccountKind.Staff
                           select new { Account = a, Credentials = c }).FirstOrDefaultAsync(cancel);
        var now = clock.GetUtcNow();
        var once = found?.Credentials.OneTimeHash is not null;
        var hash = found is null || (once && found.Credentials.OneTimeUntil < now) ? null : found.Credentials.OneTimeHash ?? found.Credentials.PasswordHash;
        var typed = password is null || password.Length > 1000 ? "" : once ? HumanCode.Normalize(password) : password;
        var right = passwords.Verify(hash, typed);   // before the first write: no lock is held while this takes its time

        if (!right) await limiter.SpendAsync(Limit, from, MostFromOneAddress, Quarter, cancel);
        if (found is null)
        {
            process.Raise(new SignInFailed(Guid.Empty, "unknown"));
            return StaffRefusals.Wrong;
        }
        if (!right)
        {
            await lockout.CountFailureAsync(found.Account.Id, "password", process, cancel);
            return StaffRefusals.Wrong;
        }
        // Asked again inside the transaction: the lock may have fallen while the hash was computed.
        await db.BeginWriteAsync(cancel);
        var credentials = await db.Set<StaffCredentials>().FirstAsync(c => c.AccountId == found.Account.Id, cancel);
        if (credentials.LockedUntil > now)
        {
            process.Raise(new SignInFailed(found.Account.Id, "locked"));
            return StaffRefusals.Wrong;
        }
        var next = once ? NextStep.Setup : credentials.TotpSecret is not null ? NextStep.Code : options.Value.StaffSecondFactor ? NextStep.Setup : NextStep.Done;
        if (next == NextStep.Setup) credentials.NewTotpSecret ??= cipher.Seal(SecretColumn, credentials.AccountId, Totp.NewSecret());
        if (next == NextStep.Done) (credentials.Failures, credentials.Locks, credentials.LockedUntil) = (0, 0, null);
        await db.SaveChangesAsync(cancel);
        var principal = await sessions.StartAsync(found.Account, Channel.Web, once ? "one-time" : "password", http, process, cancel, waiting: next != NextStep.Done);
        return new PasswordAccepted(principal, next);
    }

    /// <summary>The six digits of the app, or a recovery code.</summary>
    public async Task<Result> CodeAsync(Guid? waitingSession, string? code, Process process, CancellationToken cancel)
    {
        if (await WaitingAsync(waitingSession, cancel) is not { Credentials.TotpSecret: not null } waiting) return StaffRefusals.StartAgain;
        if (await AcceptCodeAsync(waiting.Credentials, code, process, cancel) is not { } factor) return StaffRefusals.WrongCode;
        return await sessions.FinishAsync(waiting.Session.Id, "password+" + factor, process, cancel) ? Result.Ok() : StaffRefusals.StartAgain;
    }

    /// <returns><c>totp</c> or <c>recovery</c>; null when it was neither, which is counted.</returns>
    internal async Task<string?> AcceptCodeAsync(StaffCredentials credentials, string? code, Process process, CancellationToken cancel)
    {
        var (now, typed) = (clock.GetUtcNow(), HumanCode.Normalize(code));
        var step = Totp.StepOf(cipher.Open(SecretColumn, credentials.AccountId, credentials.TotpSecret!), typed, now);
        await db.BeginWriteAsync(cancel);
        var recovered = step is null && !(credentials.LockedUntil > now) && await UseRecoveryCodeAsync(credentials.AccountId, typed, process, cancel);
        // One statement decides: the step is newer than the last one used, and no lock has fallen.
        var accepted = (step is not null || recovered) && await db.Set<StaffCredentials>()
            .Where(c => c.AccountId == credentials.AccountId && (c.LockedUntil == null || c.LockedUntil <= now) && (step == null || c.LastTotpStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastTotpStep, c => step ?? c.LastTotpStep)
                .SetProperty(c => c.Failures, 0).SetProperty(c => c.Locks, 0).SetProperty(c => c.LockedUntil, (DateTimeOffset?)null), cancel) == 1;
        if (!accepted)
        {
            await lockout.CountFailureAsync(credentials.AccountId, "code", process, cancel);
            return null;
        }
        return recovered ? "recovery" : "totp";
    }

    /// <summary>Who waits for the second factor or for choosing a password; null when nobody does, or not any more.</summary>
    public async Task<Waiting?> WaitingAsync(Guid? waitingSession, CancellationToken cancel) => waitingSession is null ? null : await
        (from s in db.Set<Session>().AsNoTracking()
         join c in db.Set<StaffCredentials>().AsNoTracking() on s.AccountId equals c.AccountId
         join a in db.Set<Account>().AsNoTracking() on s.AccountId equals a.Id
         where s.Id == waitingSession && s.Waiting && s.EndedAt == null
         select new Waiting(s, c, a)).FirstOrDefaultAsync(cancel);

    private async Task<bool> UseRecoveryCodeAsync(Guid accountId, string typed, Process process, CancellationToken cancel)
    {
        var (hash, now) = (RecoveryCodes.Hash(cipher, typed), clock.GetUtcNow());
        if (await db.Set<RecoveryCode>().Where(r => r.AccountId == accountId && r.Hash == hash && r.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, now), cancel) != 1) return false;
        process.Raise(new RecoveryCodeUsed(accountId, await db.Set<RecoveryCode>().CountAsync(r => r.AccountId == accountId && r.UsedAt == null, cancel)));
        return true;
    }
}

internal sealed record Waiting(Session Session, StaffCredentials Credentials, Account Account);
