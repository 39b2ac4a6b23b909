namespace PublicPortal.Files.Storage;

/// <summary>What is known of a file. When it is deleted, content and name go; that it was there, and for what, stays.</summary>
internal sealed class FileRecord
{
    public const string NameColumn = "files_file.name", ContentColumn = "files_file.content";

    public Guid Id { get; init; }
    public required string Purpose { get; init; }

    /// <summary>The thing that it belongs to (a declaration, a visit).</summary>
    public Guid OwnerSubjectId { get; init; }

    /// <summary>Sealed, as names of files often hold names of people; null once deleted.</summary>
    public byte[]? Name { get; private set; }
    public required string ContentType { get; init; }
    public int Size { get; init; }

    /// <summary>Of the content as it is kept.</summary>
    public required byte[] Sha256 { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; private set; }

    public FileRecord Named(byte[] sealedName)
    {
        Name = sealedName;
        return this;
    }

    public void Delete(DateTimeOffset now) => (Name, DeletedAt) = (null, DeletedAt ?? now);
}
