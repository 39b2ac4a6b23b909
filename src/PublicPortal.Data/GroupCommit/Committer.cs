using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PublicPortal.Data.GroupCommit;

/// <summary>
/// The act's rows meet a unique index, a row that changed meanwhile, or another transaction's lock. Nothing of it was written;
/// done again in an ordinary transaction, the act says itself what that means.
/// </summary>
public sealed class WriteConflictException(Exception? inner) : Exception("The rows of the act conflict with others.", inner);

/// <summary>
/// Group commit for hot writes: while one commit syncs to the disk, the acts that arrive form the next batch; each is
/// answered only after its batch is committed. A batch waits a moment for those that are on their way: thirteen statements for
/// one act cost as much as for twenty. Who comes alone waits for nobody. A batch that fails is done again one act at a time, so
/// that a poisoned one fails alone.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    private const int MostWaiting = 4096, LargestBatch = 256, Enough = 48;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(25);
    private readonly TimeSpan longestWait;
    private readonly SemaphoreSlim gathering = new(1);
    private readonly HotTraffic traffic;
    private readonly Channel<Item> waiting = Channel.CreateBounded<Item>(new BoundedChannelOptions(MostWaiting));
    private readonly IBatchWriter writer;
    private readonly ILogger<Committer> log;
    private readonly Task[] loops;

    private sealed record Item(WriteSet Rows, TaskCompletionSource Done);

    public Committer(IBatchWriter writer, HotTraffic traffic, ILogger<Committer> log, TimeSpan? longestWait = null)
    {
        this.longestWait = longestWait ?? LongestWait;
        this.writer = writer;
        this.traffic = traffic;
        this.log = log;
        loops = [.. Enumerable.Range(0, writer.Connections).Select(_ => Task.Run(LoopAsync))];
    }

    /// <summary>Returns when the rows are committed and synced. Not cancellable: once handed over, the act happens.</summary>
    /// <exception cref="WriteConflictException">Nothing was written; see there.</exception>
    public async Task WriteAsync(WriteSet rows)
    {
        var item = new Item(rows, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(item);
        await item.Done.Task;
    }

    private async Task LoopAsync()
    {
        var batch = new List<Item>(LargestBatch);
        while (await GatherAsync(batch))
        {
            // The order of rows in a table must not tell the order of the acts.
            if (batch.Count > 1) Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch));
            if (batch.Count > 0) await WriteAsync(batch);
        }
    }

    /// <summary>The next batch; false when nothing will come any more.</summary>
    private async Task<bool> GatherAsync(List<Item> batch)
    {
        batch.Clear();
        await gathering.WaitAsync();
        try
        {
            if (!await waiting.Reader.WaitToReadAsync()) return false;
            using var longEnough = new CancellationTokenSource(longestWait);
            while (batch.Count < LargestBatch)
            {
                if (waiting.Reader.TryRead(out var item)) batch.Add(item);
                else if (batch.Count >= Enough || traffic.OnTheirWay == 0 || !await waiting.Reader.WaitToReadAsync(longEnough.Token)) break;
            }
        }
        catch (OperationCanceledException) { }   // waited long enough
        finally { gathering.Release(); }
        return true;
    }

    private async Task WriteAsync(List<Item> batch)
    {
        try
        {
            var fenced = await writer.WriteAsync([.. batch.Select(i => i.Rows)]);
            foreach (var item in batch)
                if (fenced.Contains(item.Rows)) item.Done.SetException(new WriteConflictException(null));
                else item.Done.SetResult();
        }
        catch (Exception failed) when (batch.Count > 1)
        {
            log.LogDebug(failed, "A batch of {Count} is done again one by one", batch.Count);
            foreach (var item in batch) await WriteAsync([item]);
        }
        catch (Exception failed)
        {
            batch[0].Done.SetException(failed);
        }
    }

    /// <summary>What was handed over is still written.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(loops);
        gathering.Dispose();
        await writer.DisposeAsync();
    }
}

/// <summary>Writes several acts in one transaction.</summary>
internal interface IBatchWriter : IAsyncDisposable
{
    /// <summary>How many batches may be under way at once.</summary>
    int Connections { get; }

    /// <returns>The acts whose guards do not hold; nothing of them was written.</returns>
    /// <exception cref="WriteConflictException">One of the acts conflicts; nothing was written.</exception>
    Task<IReadOnlyCollection<WriteSet>> WriteAsync(IReadOnlyList<WriteSet> acts);
}
