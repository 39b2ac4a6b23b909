using PublicPortal.Kernel;

namespace PublicPortal.Files.Contracts;

/// <summary>Private files: encrypted at rest, never served without the module that owns them having said yes.</summary>
public interface IFileVault
{
    /// <summary>Checks signature, size and dimensions, strips metadata from pictures, seals and stores.</summary>
    /// <param name="purpose">What for: <c>residence.lease-photo</c>; decides limits and how long it is kept.</param>
    /// <remarks>The content is on the disk when this returns; its row is saved with the caller's next save, or swept with it.</remarks>
    /// <returns>The file's id, or a refusal: too large, not a picture or PDF, empty, broken.</returns>
    Task<Result<Guid>> StoreAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel = default);

    /// <summary>The same, and what the picture is like: for pictures that pages show in their size.</summary>
    Task<Result<StoredPicture>> StorePictureAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel = default);

    /// <summary>Checks and cleans a picture without keeping it, for a caller that may have the same one already.</summary>
    Task<Result<CheckedPicture>> CheckPictureAsync(Stream content, string purpose, CancellationToken cancel = default);

    /// <summary>The same for a table as text (CSV), in whatever encoding; what it says is the caller's to check.</summary>
    Task<Result<Guid>> StoreCsvAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel = default);

    /// <summary>
    /// Seals and stores what the portal itself has made (a part of an export): no upload, so nothing is checked or cleaned.
    /// The row is saved with the caller's next save, or swept with it.
    /// </summary>
    Task<Guid> StoreMadeAsync(ReadOnlyMemory<byte> content, string fileName, string contentType, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel = default);

    /// <summary>Null when there is no such file, or it was deleted.</summary>
    Task<StoredFile?> OpenAsync(Guid fileId, CancellationToken cancel = default);

    Task DeleteAsync(Guid fileId, Process process, CancellationToken cancel = default);
}

/// <param name="ContentType">From the content's signature, not from what the browser said.</param>
public sealed record StoredFile(Guid Id, string FileName, string ContentType, Guid OwnerSubjectId, byte[] Content);

/// <param name="Sha256">Of the content as it is kept.</param>
public sealed record StoredPicture(Guid Id, string ContentType, int Width, int Height, int Size, byte[] Sha256);

/// <param name="Content">As it would be kept: cleaned.</param>
/// <param name="Sha256">Of that content.</param>
public sealed record CheckedPicture(int Width, int Height, byte[] Content, byte[] Sha256);

/// <summary>What a module says about files of its purpose; settings in <c>Files:Purposes</c> go before it. Register it as a singleton.</summary>
public sealed record FilePurposeRule(string Purpose, int KeepDays, int MostBytes, bool PicturesOnly);
