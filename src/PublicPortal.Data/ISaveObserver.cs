namespace PublicPortal.Data;

/// <summary>
/// Sees what is about to be saved, and may add rows of its own to the same save (counters). It sees each change once,
/// whichever service made it: also the write set of a hot act, right before the group commit takes it.
/// </summary>
public interface ISaveObserver
{
    Task BeforeSaveAsync(PortalDbContext db, CancellationToken cancel);
}
