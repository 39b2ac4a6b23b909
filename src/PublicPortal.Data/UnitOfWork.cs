using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;

namespace PublicPortal.Data;

/// <summary>What is kept of a process and its events; implemented by the Evidence module.</summary>
public interface IProcessRecorder
{
    /// <summary>The rows to be written in the transaction of the act.</summary>
    IReadOnlyList<object> Rows(Process process);
}

/// <summary>
/// One act: load, decide, save, then complete. Completing hands the events to their handlers, writes the process and
/// commits; everything or nothing.
/// </summary>
public sealed class UnitOfWork(PortalDbContext db, TimeProvider clock, IServiceProvider services)
{
    private readonly List<Action> afterCommit = [];
    private Action? beforeCommit;

    /// <summary>The process of this scope, once started.</summary>
    public Process? Process { get; private set; }

    /// <summary>Starts the process that every change of this scope happens in.</summary>
    /// <exception cref="InvalidOperationException">A process was started already: one act, one process.</exception>
    public Process Start(string type, Guid? accountId, Channel channel, string? reason = null)
    {
        if (Process is not null) throw new InvalidOperationException($"'{Process.Type}' is already under way in this scope.");
        var now = clock.GetUtcNow();
        return Process = new Process(Ids.New(now), type, accountId, channel, now, reason);
    }

    /// <summary>The act is hot: see <see cref="PortalDbContext.KeepsBack"/>. It holds no connection while it waits for its turn.</summary>
    public Task KeepBackAsync()
    {
        db.KeepBack();
        return db.LetGoAsync();
    }

    /// <summary>Runs when nothing is left to do but to wait for the commit.</summary>
    public void BeforeCommit(Action action) => beforeCommit = action;

    /// <summary>Runs after a successful commit only: waking workers, evicting caches.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>Handles the events, records the process and commits.</summary>
    /// <exception cref="GroupCommit.WriteConflictException">Hot acts only: nothing was written, the act is to be done again the ordinary way.</exception>
    public async Task CompleteAsync(CancellationToken cancel = default)
    {
        if (Process is { } process)
        {
            for (var i = 0; i < process.Events.Count; i++) await DispatchAsync(process.Events[i], process, cancel);
            if (process.Events.Count > 0 || db.HasTransaction || db.ChangeTracker.HasChanges())
                db.AddRange(services.GetRequiredService<IProcessRecorder>().Rows(process));
        }
        await db.SaveChangesAsync(cancel);
        beforeCommit?.Invoke();
        await db.CommitAsync();
        Process = null;
        foreach (var action in afterCommit) action();
        afterCommit.Clear();
    }

    /// <summary>Undoes everything since the start.</summary>
    public async Task RollbackAsync()
    {
        Process = null;
        afterCommit.Clear();
        await db.RollbackAsync();
    }

    private static readonly ConcurrentDictionary<Type, MethodInfo> HandleMethods = new();

    private async Task DispatchAsync(PortalEvent happened, Process process, CancellationToken cancel)
    {
        var contract = typeof(IEventHandler<>).MakeGenericType(happened.GetType());
        var method = HandleMethods.GetOrAdd(contract, c => c.GetMethod(nameof(IEventHandler<PortalEvent>.HandleAsync))!);
        foreach (var handler in services.GetServices(contract))
            await (Task)method.Invoke(handler, [happened, process, cancel])!;
    }
}
