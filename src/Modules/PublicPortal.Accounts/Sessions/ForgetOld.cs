using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Parking;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Deletes sessions that are long over and forms that nobody came back for.</summary>
internal sealed class ForgetOld(PortalDbContext db, UnitOfWork work, TimeProvider clock) : IPortalJob
{
    /// <summary>Longer than any session; who signed in when stays in the evidence.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(100);

    public string Name => "accounts.forget-old";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var old = now - Kept;
        await db.BeginWriteAsync(cancel);
        await db.Set<ParkedForm>().Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await db.Set<Challenge>().Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await db.Set<Session>().Where(s => s.LastSeenAt < old).ExecuteDeleteAsync(cancel);
        await work.CompleteAsync(cancel);
    }
}
