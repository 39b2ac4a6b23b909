using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Data;

/// <summary>
/// The time by the database's clock, which all nodes share: this node's clock and how far it is off. That is measured every few
/// seconds: the database is asked for its time, and the answer lies between asking and hearing; of three answers the quickest
/// counts, and a difference that asking itself may explain counts as none. On SQLite both are one clock.
/// </summary>
public sealed class DatabaseClock(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Tries = 3;
    private long offsetTicks;

    public DateTimeOffset Now => clock.GetUtcNow() + Offset;

    /// <summary>How far the database's clock is ahead of this node's.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref offsetTicks));

    public async Task MeasureAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (!db.Database.IsNpgsql()) return;
        var (best, offset) = (TimeSpan.MaxValue, TimeSpan.Zero);
        for (var i = 0; i < Tries; i++)
        {
            // The machine's own clock: a test's stands still and is nobody's.
            var (asked, started) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetTimestamp());
            var micros = await db.Database.SqlQuery<long>($"select (extract(epoch from clock_timestamp()) * 1000000)::bigint as \"Value\"").SingleAsync(cancel);
            var took = TimeProvider.System.GetElapsedTime(started);
            if (took >= best) continue;
            best = took;
            var off = DateTimeOffset.UnixEpoch.AddTicks(micros * 10) - (asked + took / 2);
            offset = off.Duration() <= took / 2 ? TimeSpan.Zero : off;
        }
        Interlocked.Exchange(ref offsetTicks, offset.Ticks);
    }
}
