namespace PublicPortal.Files.Contracts;

/// <summary>Port: where sealed contents lie. A folder by default; an object store may take its place.</summary>
public interface IFileStore
{
    /// <summary>Durable when it returns; before the commit that makes the file known.</summary>
    Task WriteAsync(Guid id, byte[] sealedContent, CancellationToken cancel);

    /// <summary>Null when there is none.</summary>
    Task<byte[]?> ReadAsync(Guid id, CancellationToken cancel);

    /// <summary>Nothing happens when there is none.</summary>
    void Delete(Guid id);

    /// <summary>What was written before the moment, for the sweep of contents that no commit made known.</summary>
    IEnumerable<Guid> WrittenBefore(DateTimeOffset moment);
}
