namespace PublicPortal.Hosting.Work;

/// <summary>Work that repeats. One node at a time runs it; after a restart it goes on when it is due.</summary>
public interface IPortalJob
{
    /// <summary>Stable: the lease row's key.</summary>
    string Name { get; }
    TimeSpan Every { get; }
    Task RunAsync(CancellationToken cancel);
}
