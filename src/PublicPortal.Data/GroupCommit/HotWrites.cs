using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PublicPortal.Data.GroupCommit;

/// <summary>The site's group commit; started by the first hot act.</summary>
public sealed class HotWrites(IServiceProvider services, DatabaseOptions options, WriteGate gate) : IAsyncDisposable
{
    private readonly RowShapes shapes = new();
    private readonly Lazy<Committer> committer = new(() => new Committer(
        options.Provider == DatabaseProvider.Sqlite ? new SqliteBatch(options, gate) : new PostgreSqlBatch(services.GetRequiredService<NpgsqlDataSource>()),
        services.GetRequiredService<ILogger<Committer>>()));

    /// <summary>Sees each write set; the benchmark writes it again without the portal.</summary>
    internal Action<WriteSet>? Observer { get; set; }

    internal Task WriteAsync(ChangeTracker changes, IReadOnlyList<RowGuard>? guards = null)
    {
        var rows = WriteSet.Of(changes, shapes, guards);
        Observer?.Invoke(rows);
        return committer.Value.WriteAsync(rows);
    }

    public ValueTask DisposeAsync() => committer.IsValueCreated ? committer.Value.DisposeAsync() : ValueTask.CompletedTask;
}
