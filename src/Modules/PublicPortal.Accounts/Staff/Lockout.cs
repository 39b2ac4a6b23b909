using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <summary>
/// Counts what went wrong in a row. Each count is one statement that the database serialises, so a hundred attempts at
/// once are a hundred attempts; the refusal leaves its trace, so the count stays.
/// </summary>
internal sealed class Lockout(PortalDbContext db, TimeProvider clock, IOptions<AccountsOptions> options)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public async Task CountFailureAsync(Guid accountId, string why, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.BeginWriteAsync(cancel);
        var mine = db.Set<StaffCredentials>().Where(c => c.AccountId == accountId);
        process.Raise(new SignInFailed(accountId, why));
        // No count while locked: the lock does not grow under attack, its owner gets in again.
        var counted = await mine.Where(c => c.LockedUntil == null || c.LockedUntil <= now).ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, c => c.Failures + 1), cancel);
        if (counted == 0) return;
        // The row is ours until the commit: what we read is what we wrote.
        var state = await mine.AsNoTracking().Select(c => new { c.Failures, c.Locks }).FirstAsync(cancel);
        if (state.Failures < options.Value.LockAfter) return;
        var until = now + LockFor(state.Locks);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(c => c.LockedUntil, until).SetProperty(c => c.Locks, c => c.Locks + 1).SetProperty(c => c.Failures, 0), cancel);
        await Field.FieldBindings.EndSessionsAsync(db, accountId, now, cancel);   // somebody is trying: the one-factor way is shut too
        process.Raise(new AccountLocked(accountId, until));
    }

    /// <summary>15 minutes, 30, an hour … at most a day.</summary>
    internal TimeSpan LockFor(int locksBefore)
    {
        var ticks = options.Value.LockFor.Ticks << Math.Min(locksBefore, 10);
        return TimeSpan.FromTicks(Math.Min(ticks, Longest.Ticks));
    }
}
