using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PublicPortal.Data.Outbox;

/// <summary>Delivers what lies in the outbox, on any number of nodes, no network call inside a transaction.</summary>
public sealed class OutboxWorker(IServiceScopeFactory scopes, OutboxSignal signal, ILogger<OutboxWorker> log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDueAsync(stop) > 0) { }
                await signal.WaitAsync(TimeSpan.FromSeconds(5), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
            catch (Exception failed)
            {
                log.LogError(failed, "The outbox could not be read");
                await Task.Delay(TimeSpan.FromSeconds(5), stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>One round; tests call it to deliver without waiting.</summary>
    /// <returns>How many messages were taken up.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<OutboxQueue>();
        var claimed = await queue.ClaimAsync(20, cancel);
        foreach (var message in claimed)
        {
            await using var inner = scopes.CreateAsyncScope();   // a handler's own unit of work stays apart
            try
            {
                var handler = inner.ServiceProvider.GetServices<IOutboxHandler>().FirstOrDefault(h => h.Kind == message.Kind)
                    ?? throw new InvalidOperationException($"No handler for outbox messages of kind '{message.Kind}'.");
                await handler.DeliverAsync(message, cancel);
                await queue.DoneAsync(message, cancel);
            }
            catch (Exception failed) when (failed is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                log.LogWarning("Message {Id} of kind {Kind} failed at attempt {Attempt}: {Error}", message.Id, message.Kind, message.Attempts, failed.Message);
                await queue.FailedAsync(message, failed.Message, cancel);
            }
        }
        return claimed.Count;
    }
}
