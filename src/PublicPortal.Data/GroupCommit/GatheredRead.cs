using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Data.GroupCommit;

/// <summary>
/// Point reads of many requests in one query: whoever asks while a query is under way is asked for in the next one. For what
/// hundreds ask in the same second; a single one pays nothing for it. What is read was committed before the asker's query began.
/// </summary>
/// <param name="read">Those of the keys that there are.</param>
public sealed class GatheredRead<TKey, TRow>(IServiceScopeFactory scopes, Func<PortalDbContext, TKey[], Task<Dictionary<TKey, TRow>>> read) where TKey : notnull where TRow : class
{
    private const int Most = 256;
    private readonly ConcurrentQueue<Asker> waiting = new();
    private int busy;

    private sealed class Asker(TKey key) : TaskCompletionSource<TRow?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TKey Key => key;
    }

    /// <summary>Null where there is no such row.</summary>
    public Task<TRow?> FindAsync(TKey key)
    {
        var asker = new Asker(key);
        waiting.Enqueue(asker);
        if (Interlocked.Exchange(ref busy, 1) == 0) _ = Task.Run(AskAsync);
        return asker.Task;
    }

    private async Task AskAsync()
    {
        var askers = new List<Asker>(Most);
        do
        {
            while (Take(askers))
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var rows = await read(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), [.. askers.Select(a => a.Key).Distinct()]);
                    foreach (var asker in askers) asker.SetResult(rows.GetValueOrDefault(asker.Key));
                }
                catch (Exception failed)
                {
                    foreach (var asker in askers) asker.TrySetException(failed);   // each asker's request fails, as with a query of its own
                }
            Volatile.Write(ref busy, 0);
        }
        while (!waiting.IsEmpty && Interlocked.Exchange(ref busy, 1) == 0);   // somebody came between the last look and the line above
    }

    private bool Take(List<Asker> askers)
    {
        askers.Clear();
        while (askers.Count < Most && waiting.TryDequeue(out var asker)) askers.Add(asker);
        return askers.Count > 0;
    }
}
