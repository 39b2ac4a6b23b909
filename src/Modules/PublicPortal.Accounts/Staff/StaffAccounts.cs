using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <param name="Password">Shown once; good for choosing an own one.</param>
internal sealed record IssuedPassword(string Number, string DisplayName, string Password, DateTimeOffset Until);

internal sealed record StaffLine(Guid Id, string Number, string DisplayName, bool Active, bool SetUp, DateTimeOffset? LockedUntil);

/// <summary>Officials' accounts: made, deactivated, given a new one-time password.</summary>
internal sealed class StaffAccounts(PortalDbContext db, Passwords passwords, SessionService sessions, Field.FieldBindings field, Separation separation, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<StaffLine> Lines, int Total)> ListAsync(int page, CancellationToken cancel)
    {
        var staff = db.Set<Account>().AsNoTracking().Where(a => a.Kind == AccountKind.Staff);
        var lines = await (from a in staff
                           join c in db.Set<StaffCredentials>() on a.Id equals c.AccountId into credentials
                           from c in credentials.DefaultIfEmpty()
                           orderby a.StaffNumber
                           select new StaffLine(a.Id, a.StaffNumber!, a.DisplayName, a.Active, c != null && c.PasswordHash != null, c == null ? null : c.LockedUntil))
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return (lines, await staff.CountAsync(cancel));
    }

    public async Task<Result<IssuedPassword>> CreateAsync(string? number, string? displayName, Process process, CancellationToken cancel)
    {
        var (wanted, name) = (StaffNumbers.Normalize(number), (displayName ?? "").Trim());
        var refusals = new List<Refusal>();
        if (!StaffNumbers.IsValid(wanted)) refusals.Add(StaffRefusals.NumberForm);
        if (name.Length is 0 or > 60 || name.Any(char.IsControl)) refusals.Add(StaffRefusals.NameMissing);
        if (refusals.Count > 0) return Result<IssuedPassword>.Refuse(refusals);
        var now = clock.GetUtcNow();
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Staff, DisplayName = name, StaffNumber = wanted, CreatedAt = now };
        var (password, hash) = NewPassword();
        db.Add(account);
        db.Add(new StaffCredentials { AccountId = account.Id, OneTimeHash = hash, OneTimeUntil = now + options.Value.OneTimePasswordFor });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return StaffRefusals.NumberTaken;
        process.Raise(new AccountMade(account.Id, "staff", wanted));
        return new IssuedPassword(wanted, name, password, now + options.Value.OneTimePasswordFor);
    }

    /// <summary>A new one-time password. The old password, the phone, the recovery codes and the passkeys are void, all devices are signed out.</summary>
    /// <param name="byServer">From the command line: there administrators' passwords may be reset too.</param>
    public async Task<Result<IssuedPassword>> ResetAsync(string? number, Guid? actor, bool byServer, Process process, CancellationToken cancel)
    {
        if (await FindAsync(number, cancel) is not { } account) return StaffRefusals.Unknown;
        if (account.Id == actor) return StaffRefusals.NotOneself;
        if (!byServer && await separation.IsAdministratorAsync(account.Id, cancel)) return GrantRefusals.Administrator;
        var now = clock.GetUtcNow();
        var (password, hash) = NewPassword();
        var credentials = await db.Set<StaffCredentials>().FirstOrDefaultAsync(c => c.AccountId == account.Id, cancel);
        if (credentials is null) db.Add(credentials = new StaffCredentials { AccountId = account.Id });
        (credentials.OneTimeHash, credentials.OneTimeUntil, credentials.PasswordHash) = (hash, now + options.Value.OneTimePasswordFor, null);
        (credentials.TotpSecret, credentials.NewTotpSecret, credentials.Failures, credentials.Locks, credentials.LockedUntil) = (null, null, 0, 0, null);
        await db.SaveChangesAsync(cancel);
        await db.Set<RecoveryCode>().Where(r => r.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await db.Set<Passkeys.StaffPasskey>().Where(p => p.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await field.EndAsync(account.Id, "reset", process, cancel);
        await sessions.EndOthersAsync(account.Id, null, process, cancel);
        process.Raise(new OneTimePasswordIssued(account.Id));
        return new IssuedPassword(account.StaffNumber!, account.DisplayName, password, credentials.OneTimeUntil!.Value);
    }

    /// <summary>Accounts are never deleted: what they did stays theirs.</summary>
    public async Task<Result> SetActiveAsync(string? number, bool active, Guid actor, Process process, CancellationToken cancel)
    {
        if (await FindAsync(number, cancel) is not { } account) return StaffRefusals.Unknown;
        if (account.Id == actor) return StaffRefusals.NotOneself;
        if (await separation.IsAdministratorAsync(account.Id, cancel)) return GrantRefusals.Administrator;
        if (account.Active == active) return Result.Ok();
        account.Active = active;
        await db.SaveChangesAsync(cancel);
        if (!active)
        {
            await field.EndAsync(account.Id, "deactivated", process, cancel);
            await sessions.EndOthersAsync(account.Id, null, process, cancel);
        }
        process.Raise(active ? new AccountReactivated(account.Id) : new AccountDeactivated(account.Id));
        return Result.Ok();
    }

    public Task<Account?> FindAsync(string? number, CancellationToken cancel)
    {
        var wanted = StaffNumbers.Normalize(number);
        return db.Set<Account>().FirstOrDefaultAsync(a => a.StaffNumber == wanted && a.Kind == AccountKind.Staff, cancel);
    }

    private (string Shown, string Hash) NewPassword()
    {
        var code = HumanCode.Random(16);
        return (HumanCode.Grouped(code), passwords.Hash(code));
    }
}
