using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PublicPortal.Data.GroupCommit;

/// <summary>The site's group commit; started by the first hot act.</summary>
public sealed class HotWrites(IServiceProvider services, DatabaseOptions options, WriteGate gate, HotTraffic traffic) : IAsyncDisposable
{
    private readonly RowShapes shapes = new();
    private readonly Lazy<Committer> committer = new(() => new Committer(
        options.Provider == DatabaseProvider.Sqlite ? new SqliteBatch(options, gate) : new PostgreSqlBatch(services.GetRequiredService<NpgsqlDataSource>()),
        traffic, services.GetRequiredService<ILogger<Committer>>()));

    /// <summary>Sees each write set; the benchmark writes it again without the portal.</summary>
    internal Action<WriteSet>? Observer { get; set; }

    internal Task WriteAsync(ChangeTracker changes, IReadOnlyList<RowGuard>? guards = null) => WriteAsync(WriteSet.Of(changes, shapes, guards));

    /// <summary>Inserts rows of one act that was thought through without a context. Nobody observes them (<see cref="ISaveObserver"/>).</summary>
    /// <exception cref="WriteConflictException">Nothing was written; the act is to be done the ordinary way.</exception>
    public Task InsertAsync(IEnumerable<object> rows, IReadOnlyList<RowGuard> guards) => WriteAsync(WriteSet.Of(rows, model.Value, shapes, guards));

    private Task WriteAsync(WriteSet rows)
    {
        Observer?.Invoke(rows);
        return committer.Value.WriteAsync(rows);
    }

    private readonly Lazy<IModel> model = new(() =>
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PortalDbContext>().Model;
    });

    public ValueTask DisposeAsync() => committer.IsValueCreated ? committer.Value.DisposeAsync() : ValueTask.CompletedTask;
}
