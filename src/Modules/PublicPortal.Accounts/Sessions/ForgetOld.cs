using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Parking;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Deletes sessions that are long over, forms that nobody came back for, and residents' old sign-ins.</summary>
internal sealed class ForgetOld(PortalDbContext db, UnitOfWork work, IRecordRetention record, TimeProvider clock) : IPortalJob
{
    /// <summary>Longer than any session; who signed in when stays in the evidence.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(100);

    /// <summary>As the notice <c>account</c> says, and the least that the Cybersecurity Law asks of logs. Officials' sign-ins stay.</summary>
    private const int MonthsOfSignIns = 6;
    internal const string Forgotten = "accounts.sign-ins-forgotten-until";
    private static readonly string[] SignIns = ["accounts.signed-in", "accounts.sign-in-failed", "accounts.session-ended", "accounts.other-sessions-ended"];

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

        var residents = db.Set<Account>().Where(a => a.Kind == AccountKind.Resident).Select(a => a.Id);
        var from = await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == Forgotten, cancel) is { } mark ? JsonSerializer.Deserialize<DateTimeOffset>(mark.Value) : DateTimeOffset.UnixEpoch;
        var until = now.AddMonths(-MonthsOfSignIns);
        int gone;
        do
        {
            gone = await record.ForgetAsync(SignIns, from, until, residents, cancel);
            if (gone < IRecordRetention.AtOnce) await SiteSettings.KeepAsync(db, Forgotten, JsonSerializer.Serialize(until), cancel);
            await work.CompleteAsync(cancel);
        }
        while (gone == IRecordRetention.AtOnce);
    }
}
