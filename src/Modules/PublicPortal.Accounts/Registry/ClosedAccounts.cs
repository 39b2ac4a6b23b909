using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Registry;

/// <summary>
/// What the notice <c>account</c> promises when a resident's account ends: the ways into it go at once, the account itself
/// when its sign-ins are no longer kept. A person without an account is another module's to forget.
/// </summary>
internal sealed class ClosedAccounts(PortalDbContext db, UnitOfWork work, TimeProvider clock) : IPortalJob
{
    private const int AtOnce = 500;

    public string Name => "accounts.forget-closed";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancel)
    {
        var (now, closed) = (clock.GetUtcNow(), db.Set<Account>().Where(a => a.Kind == AccountKind.Resident && !a.Active));
        await db.BeginWriteAsync(cancel);
        await closed.Where(a => a.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, now), cancel);   // ended before that was written down
        await db.Set<ExternalLogin>().Where(l => closed.Any(a => a.Id == l.AccountId)).ExecuteDeleteAsync(cancel);
        await work.CompleteAsync(cancel);

        // Sign-ins are found by the accounts, so these go after them.
        if (await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == ForgetOld.Forgotten, cancel) is not { } mark) return;
        var until = JsonSerializer.Deserialize<DateTimeOffset>(mark.Value);
        int gone;
        do
        {
            await db.BeginWriteAsync(cancel);
            var old = await closed.Where(a => a.ClosedAt < until).OrderBy(a => a.ClosedAt).Select(a => a.Id).Take(AtOnce).ToListAsync(cancel);
            gone = await db.Set<Account>().Where(a => old.Contains(a.Id)).ExecuteDeleteAsync(cancel);
            await work.CompleteAsync(cancel);
        }
        while (gone == AtOnce);
    }

    /// <summary>When a resident's account ended.</summary>
    public static void Upgrade(MigrationBuilder migration) => migration.AddColumn<long>("closed_at", "accounts_account", nullable: true);
}
