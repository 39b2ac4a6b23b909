using Microsoft.EntityFrameworkCore;
using PublicPortal.Data.GroupCommit;

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
public sealed class PortalDbContext(
    DbContextOptions<PortalDbContext> options, IEnumerable<ModelContribution> contributions, WriteGate gate, HotWrites hot, IEnumerable<ISaveObserver>? observers = null)
    : DbContext(options)
{
    private WriteGate.Lease lease;
    private readonly List<RowGuard> guards = [];

    /// <summary>
    /// The act is hot: what it saves is kept back, and handed to the group commit as one write set at the end. Queries do
    /// not see it before. An act that needs a transaction after all (<see cref="BeginWriteAsync"/>) gets an ordinary one.
    /// </summary>
    public bool KeepsBack { get; private set; }

    /// <summary>Makes the act hot.</summary>
    /// <exception cref="InvalidOperationException">A transaction is open: waiting for the group commit inside one would hang the site.</exception>
    internal void KeepBack()
    {
        if (HasTransaction) throw new InvalidOperationException("A hot act must not have a transaction open.");
        KeepsBack = true;
    }

    /// <summary>
    /// What is saved from now on stands only if this holds in the transaction that writes it. A hot act's guard is looked at by
    /// the group commit; where it does not hold, the act conflicts. An ordinary act looks at once.
    /// </summary>
    /// <exception cref="GuardFailedException">Ordinary acts only.</exception>
    public async Task GuardAsync(RowGuard guard, CancellationToken cancel = default)
    {
        guards.Add(guard);
        if (KeepsBack) return;
        await BeginWriteAsync(cancel);
        await RowGuards.RequireAsync(this, [guard], cancel);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var contribution in contributions) contribution.Configure(model);
        ModelConventions.NameEverything(model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => ModelConventions.Configure(conventions);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (KeepsBack || !ChangeTracker.HasChanges()) return 0;
        IReadOnlyList<(MixedTable Table, Guid Group, Guid Id)> mixed;
        // Looking for changes goes through everything that was loaded: once here, once when it is written, not at each question in between.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await ObserveAsync(cancellationToken);
            foreach (var entry in ChangeTracker.Entries<IVersioned>())
                if (entry.State == EntityState.Modified) entry.Entity.Version++;
            mixed = MixedSaves.About(this);
        }
        finally { ChangeTracker.AutoDetectChangesEnabled = true; }
        await BeginWriteAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (mixed.Count > 0) await MixedSaves.MixAsync(this, mixed, cancellationToken);
        return saved;
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
        if (!KeepsBack) return;
        KeepsBack = false;
        if (guards.Count > 0)
            try { await RowGuards.RequireAsync(this, guards, cancel); }
            catch (GuardFailedException failed) { throw new WriteConflictException(failed); }
        try { await SaveChangesAsync(true, cancel); }
        catch (DbUpdateException failed) { throw new WriteConflictException(failed); }
    }

    /// <summary>
    /// SQLite: brings what was committed from the write-ahead log into the file. It does so by itself in the commit that fills
    /// the log; who writes much does it between two commits, when it keeps nobody waiting. Nothing on PostgreSQL.
    /// </summary>
    public Task CheckpointAsync() => Database.IsSqlite() ? Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)") : Task.CompletedTask;

    /// <summary>Gives the connection back while the act waits for others; the next query takes one again. 256 waiting people need none.</summary>
    internal Task LetGoAsync() => HasTransaction ? Task.CompletedTask : Database.GetDbConnection().CloseAsync();

    private async Task ObserveAsync(CancellationToken cancel)
    {
        foreach (var observer in observers ?? []) await observer.BeforeSaveAsync(this, cancel);
    }

    internal bool HasTransaction => Database.CurrentTransaction is not null;

    /// <summary>Not cancellable: once the work is done, a client that hung up must not decide about it.</summary>
    internal async Task CommitAsync()
    {
        if (KeepsBack)
        {
            ChangeTracker.DetectChanges();
            ChangeTracker.AutoDetectChangesEnabled = false;
            try
            {
                await ObserveAsync(CancellationToken.None);
                await LetGoAsync();
                await hot.WriteAsync(ChangeTracker, [.. guards]);
            }
            finally { ChangeTracker.AutoDetectChangesEnabled = true; }
            guards.Clear();
            KeepsBack = false;
            ChangeTracker.Clear();
            return;
        }
        guards.Clear();
        if (Database.CurrentTransaction is null) return;
        try { await Database.CommitTransactionAsync(CancellationToken.None); }
        finally { lease.Leave(); }
    }

    internal async Task RollbackAsync()
    {
        KeepsBack = false;
        guards.Clear();
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
