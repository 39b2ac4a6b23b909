using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PublicPortal.Data;

/// <summary>How often something was tried by someone within a window of time; survives restarts and counts on all nodes.</summary>
public sealed class Attempt
{
    /// <summary>What is tried: <c>residence.prefill</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Hash of who tries: accounts and addresses are not kept here in the clear.</summary>
    public required string Subject { get; set; }
    public DateTimeOffset WindowStart { get; set; }
    public int Count { get; set; }
}

/// <summary>Limits attempts. A refusal that follows from it must leave its trace (<c>LeavesTrace</c>), else the count rolls back with it.</summary>
public sealed class AttemptLimiter(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Counts one attempt in the present transaction.</summary>
    /// <returns>False when more than <paramref name="most"/> attempts were made in the window.</returns>
    public async Task<bool> SpendAsync(string name, string subject, int most, TimeSpan window, CancellationToken cancel = default)
    {
        await db.BeginWriteAsync(cancel);
        var (who, start) = Key(subject, window);
        var counts = await db.Database.SqlQuery<int>(
            $"""
            insert into data_attempt (name, subject, window_start, count) values ({name}, {who}, {start}, 1)
            on conflict (name, subject, window_start) do update set count = data_attempt.count + 1
            returning count as "Value"
            """).ToListAsync(cancel);
        return counts[0] <= most;
    }

    /// <summary>Whether another attempt may be made; counts nothing. For limits that only failures spend.</summary>
    public async Task<bool> HasLeftAsync(string name, string subject, int most, TimeSpan window, CancellationToken cancel = default)
    {
        var (who, start) = Key(subject, window);
        var counts = await db.Database.SqlQuery<int>(
            $"select count as \"Value\" from data_attempt where name = {name} and subject = {who} and window_start = {start}").ToListAsync(cancel);
        return counts.Count == 0 || counts[0] < most;
    }

    private (string Who, long Start) Key(string subject, TimeSpan window)
    {
        var size = (long)window.TotalMilliseconds;
        return (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..32], clock.GetUtcNow().ToUnixTimeMilliseconds() / size * size);
    }
}
