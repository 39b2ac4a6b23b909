using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

/// <summary>
/// The work on a table, begun by the commit that asked for it: reads it, or declares some seconds' worth of its rows and
/// goes on with another message, so that other messages are not held up and a stopped site goes on where it was.
/// </summary>
internal sealed class BatchWork(PortalDbContext db, BatchCheck check, BatchDeclare declare, WorkRunner runner, TimeProvider clock) : IOutboxHandler
{
    public const string KindName = "residence.batch";
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    internal sealed record Message(Guid Batch);

    public string Kind => KindName;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<Message>(message.Payload)!.Batch;
        var batch = await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel);
        if (batch is null || !batch.IsBusy) return;
        if (batch.State == BatchState.Checking)
        {
            await check.RunAsync(batch, cancel);
            return;
        }
        var started = clock.GetTimestamp();
        var more = true;
        while (more && clock.GetElapsedTime(started) < Slice && !cancel.IsCancellationRequested) more = await declare.NextAsync(batch, cancel);
        if (more)
            await runner.RunAsync("residence.declare-batch", Channel.Job, (services, _) =>
            {
                services.GetRequiredService<OutboxQueue>().Add(KindName, new Message(id));
                return Task.FromResult(Result.Ok());
            }, cancel: cancel);
    }
}
