using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <summary>An official chooses their own password and binds their phone; later they may change the password or print new recovery codes.</summary>
internal sealed class StaffSetup(
    PortalDbContext db, StaffSignIn signIn, Passwords passwords, Lockout lockout, SessionService sessions, FieldCipher cipher, ISiteIdentity site, TimeProvider clock, IOptions<AccountsOptions> options)
{
    /// <summary>What the app is to be told; null when there is nothing to set up.</summary>
    public async Task<SetupOffer?> OfferAsync(Guid? waitingSession, CancellationToken cancel)
    {
        if (await signIn.WaitingAsync(waitingSession, cancel) is not { Credentials.NewTotpSecret: { } sealedSecret } waiting) return null;
        var secret = cipher.Open(StaffSignIn.SecretColumn, waiting.Credentials.AccountId, sealedSecret);
        return new SetupOffer(waiting.Account.StaffNumber!, waiting.Account.DisplayName, secret, Totp.Uri(site.Name.Zh, waiting.Account.StaffNumber!, secret));
    }

    public async Task<Result> SetUpAsync(Guid? waitingSession, string? password, string? repeat, string? code, Process process, CancellationToken cancel)
    {
        if (await signIn.WaitingAsync(waitingSession, cancel) is not { Credentials.NewTotpSecret: { } sealedSecret } waiting) return StaffRefusals.StartAgain;
        var refusals = CheckNew(password, repeat, withSecondFactor: true, waiting.Account);
        var step = Totp.StepOf(cipher.Open(StaffSignIn.SecretColumn, waiting.Credentials.AccountId, sealedSecret), HumanCode.Normalize(code), clock.GetUtcNow());
        if (step is null) refusals.Add(StaffRefusals.CodeUnproved);
        if (refusals.Count > 0) return Result.Refuse(refusals);
        var hash = passwords.Hash(password!);
        var credentials = await db.Set<StaffCredentials>().FirstAsync(c => c.AccountId == waiting.Account.Id, cancel);
        (credentials.PasswordHash, credentials.OneTimeHash, credentials.OneTimeUntil) = (hash, null, null);
        (credentials.TotpSecret, credentials.NewTotpSecret, credentials.LastTotpStep) = (sealedSecret, null, step!.Value);
        (credentials.Failures, credentials.Locks, credentials.LockedUntil) = (0, 0, null);
        await db.SaveChangesAsync(cancel);
        process.Raise(new CredentialsSet(waiting.Account.Id));
        return await sessions.FinishAsync(waiting.Session.Id, "password+totp", process, cancel) ? Result.Ok() : StaffRefusals.StartAgain;
    }

    /// <summary>A new password signs all other devices out.</summary>
    public async Task<Result> ChangePasswordAsync(Guid accountId, Guid? session, string? oldPassword, string? password, string? repeat, Process process, CancellationToken cancel)
    {
        var account = await db.Set<Registry.Account>().AsNoTracking().FirstAsync(a => a.Id == accountId, cancel);
        var stored = await db.Set<StaffCredentials>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == accountId, cancel);
        var locked = stored?.LockedUntil > clock.GetUtcNow();
        if (!passwords.Verify(stored?.PasswordHash, oldPassword ?? "") || locked)
        {
            await lockout.CountFailureAsync(accountId, "password", process, cancel);
            return StaffRefusals.OldPassword;
        }
        var refusals = CheckNew(password, repeat, options.Value.StaffSecondFactor, account);
        if (refusals.Count > 0) return Result.Refuse(refusals);
        var hash = passwords.Hash(password!);
        var credentials = await db.Set<StaffCredentials>().FirstAsync(c => c.AccountId == accountId, cancel);
        credentials.PasswordHash = hash;
        credentials.Failures = 0;
        await db.SaveChangesAsync(cancel);
        process.Raise(new CredentialsSet(accountId));
        await sessions.EndOthersAsync(accountId, session, process, cancel);
        return Result.Ok();
    }

    private List<Refusal> CheckNew(string? password, string? repeat, bool withSecondFactor, Registry.Account account)
    {
        var refusals = new List<Refusal>();
        if (PasswordRules.Check(password, withSecondFactor, site.Name.Zh, site.Name.En, account.StaffNumber!, account.DisplayName, "portal") is { } weak) refusals.Add(weak);
        else if (Passwords.Fold(password!) != Passwords.Fold(repeat ?? "")) refusals.Add(StaffRefusals.Repeat);
        return refusals;
    }
}

internal sealed record SetupOffer(string Number, string DisplayName, string Secret, string Uri);
