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

    internal Task WriteAsync(ChangeTracker changes) => committer.Value.WriteAsync(WriteSet.Of(changes, shapes));

    public ValueTask DisposeAsync() => committer.IsValueCreated ? committer.Value.DisposeAsync() : ValueTask.CompletedTask;
}
