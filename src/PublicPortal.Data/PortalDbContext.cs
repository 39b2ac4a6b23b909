using Microsoft.EntityFrameworkCore;

namespace PublicPortal.Data;

/// <summary>What one module adds to the model: its own tables, named with its prefix.</summary>
public sealed record ModelContribution(string Module, Action<ModelBuilder> Configure);

/// <summary>A row that two people may edit: saving a stale copy throws <see cref="DbUpdateConcurrencyException"/>.</summary>
public interface IVersioned
{
    long Version { get; set; }
}

/// <summary>
/// The one database context. Modules add their entities; nobody else sees them. The first save opens the transaction,
/// never earlier, so that binding, hashing and waiting hold no lock; <see cref="UnitOfWork"/> ends it.
/// </summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options, IEnumerable<ModelContribution> contributions, WriteGate gate)
    : DbContext(options)
{
    private WriteGate.Lease lease;

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var contribution in contributions) contribution.Configure(model);
        ModelConventions.NameEverything(model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => ModelConventions.Configure(conventions);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.HasChanges()) return 0;
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.Version++;
        await BeginWriteAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the write gate must not block a thread.");

    /// <summary>Opens the transaction if none is open. Needed by hand only before ExecuteUpdate, ExecuteDelete and row locks.</summary>
    public async Task BeginWriteAsync(CancellationToken cancel = default)
    {
        if (Database.CurrentTransaction is not null) return;
        lease = await gate.EnterAsync(cancel);
        try
        {
            await Database.BeginTransactionAsync(cancel);   // BEGIN IMMEDIATE on SQLite
        }
        catch
        {
            lease.Leave();
            throw;
        }
    }

    internal bool HasTransaction => Database.CurrentTransaction is not null;

    /// <summary>Not cancellable: once the work is done, a client that hung up must not decide about it.</summary>
    internal async Task CommitAsync()
    {
        if (Database.CurrentTransaction is null) return;
        try { await Database.CommitTransactionAsync(CancellationToken.None); }
        finally { lease.Leave(); }
    }

    internal async Task RollbackAsync()
    {
        ChangeTracker.Clear();
        if (Database.CurrentTransaction is null) return;
        try { await Database.RollbackTransactionAsync(CancellationToken.None); }
        finally { lease.Leave(); }
    }

    public override async ValueTask DisposeAsync()
    {
        // A request that was aborted in the middle ends here: the transaction rolls back with the connection.
        await base.DisposeAsync();
        lease.Leave();
    }

    public override void Dispose()
    {
        base.Dispose();
        lease.Leave();
    }
}
