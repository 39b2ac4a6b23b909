namespace PublicPortal.Hosting.Work;

/// <summary>Work that repeats. One node at a time runs it; after a restart it goes on when it is due.</summary>
public interface IPortalJob
{
    /// <summary>Stable: the lease row's key.</summary>
    string Name { get; }
    TimeSpan Every { get; }
    Task RunAsync(CancellationToken cancel);
}

/// <summary>
/// Work that must not be late: every node looks each second. No lease: the job itself makes sure that what is due is done once
/// (a conditional update in its transaction), and looking costs one small query.
/// </summary>
public interface IPunctualJob
{
    Task RunAsync(CancellationToken cancel);
}
