using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Kernel;

namespace PublicPortal.Data.Outbox;

/// <summary>Puts messages in, and lets the worker take them out.</summary>
public sealed class OutboxQueue(PortalDbContext db, UnitOfWork work, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>How long a claimed message is left to its node before another may take it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private const int MostAttempts = 10;

    /// <summary>Adds a message to the present transaction; the worker is woken after the commit.</summary>
    public void Add<T>(string kind, T payload, DateTimeOffset? dueAt = null)
    {
        var now = clock.GetUtcNow();
        db.Add(new OutboxMessage { Id = Ids.New(now), Kind = kind, Payload = JsonSerializer.Serialize(payload), CreatedAt = now, DueAt = dueAt ?? now });
        work.AfterCommit(signal.Wake);
    }

    /// <summary>Claims up to <paramref name="count"/> due messages for this node.</summary>
    internal async Task<List<OutboxMessage>> ClaimAsync(int count, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = db.Set<OutboxMessage>().Where(m => m.DoneAt == null && !m.GivenUp && m.DueAt <= now);
        if (!await due.AnyAsync(cancel)) return [];
        await db.BeginWriteAsync(cancel);
        var claimed = db.Database.IsNpgsql()
            ? await db.Set<OutboxMessage>().FromSql(
                $"select * from data_outbox where done_at is null and not given_up and due_at <= {now.ToUnixTimeMilliseconds()} order by due_at limit {count} for update skip locked").ToListAsync(cancel)
            : await due.OrderBy(m => m.DueAt).Take(count).ToListAsync(cancel);
        foreach (var message in claimed)
        {
            message.Attempts++;
            message.DueAt = now + Claim;
        }
        await db.SaveChangesAsync(cancel);
        await db.CommitAsync();
        return claimed;
    }

    internal async Task DoneAsync(OutboxMessage message, CancellationToken cancel)
    {
        message.DoneAt = clock.GetUtcNow();
        message.LastError = null;
        await db.SaveChangesAsync(cancel);
        await db.CommitAsync();
    }

    internal async Task FailedAsync(OutboxMessage message, string error, CancellationToken cancel)
    {
        message.LastError = error.Length > 400 ? error[..400] : error;
        message.GivenUp = message.Attempts >= MostAttempts;
        message.DueAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, message.Attempts) * 5));
        await db.SaveChangesAsync(cancel);
        await db.CommitAsync();
    }
}

/// <summary>Wakes the worker of this node; other nodes look every few seconds.</summary>
public sealed class OutboxSignal
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Wake()
    {
        if (signal.CurrentCount > 0) return;   // the usual case under load; the exception below is for the race only
        try { signal.Release(); }
        catch (SemaphoreFullException) { }   // already awake
    }

    internal Task<bool> WaitAsync(TimeSpan most, CancellationToken cancel) => signal.WaitAsync(most, cancel);
}
