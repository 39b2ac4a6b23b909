using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Checks;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Files.Storage;

internal sealed class FileVault(
    PortalDbContext db, UnitOfWork work, IFileStore store, FieldCipher cipher, TimeProvider clock, IOptions<FilesOptions> options) : IFileVault
{
    public async Task<Result<Guid>> StoreAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel)
    {
        var rule = options.Value.Of(purpose);
        var check = FileCheck.Run(await ReadAsync(content, rule.MostBytes, cancel), rule);
        return check.IsRefused ? Result<Guid>.Refuse(check.Refusals) : (await KeepAsync(check.Value, fileName, purpose, ownerSubjectId, process, cancel)).Id;
    }

    public async Task<Result<StoredPicture>> StorePictureAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel)
    {
        var rule = options.Value.Of(purpose);
        var check = FileCheck.Run(await ReadAsync(content, rule.MostBytes, cancel), rule);
        if (check.IsRefused) return Result<StoredPicture>.Refuse(check.Refusals);
        if (check.Value.Width == 0) return FilesRefusals.NotAPicture;
        var kept = await KeepAsync(check.Value, fileName, purpose, ownerSubjectId, process, cancel);
        return new StoredPicture(kept.Id, kept.ContentType, check.Value.Width, check.Value.Height, kept.Size, kept.Sha256);
    }

    public async Task<Result<CheckedPicture>> CheckPictureAsync(Stream content, string purpose, CancellationToken cancel)
    {
        var rule = options.Value.Of(purpose);
        var check = FileCheck.Run(await ReadAsync(content, rule.MostBytes, cancel), rule);
        if (check.IsRefused) return Result<CheckedPicture>.Refuse(check.Refusals);
        return check.Value.Width == 0 ? FilesRefusals.NotAPicture : new CheckedPicture(check.Value.Width, check.Value.Height, check.Value.Content, SHA256.HashData(check.Value.Content));
    }

    public async Task<Result<Guid>> StoreCsvAsync(Stream content, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel)
    {
        var rule = options.Value.Of(purpose);
        var check = CsvCheck.Run(await ReadAsync(content, rule.MostBytes, cancel), rule);
        return check.IsRefused ? Result<Guid>.Refuse(check.Refusals) : (await KeepAsync(check.Value, fileName, purpose, ownerSubjectId, process, cancel)).Id;
    }

    private async Task<FileRecord> KeepAsync(CleanFile clean, string fileName, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        // Before the row: a row without content would be a loss, content without a row is swept away.
        await store.WriteAsync(id, cipher.SealBytes(FileRecord.ContentColumn, id, clean.Content), cancel);
        var record = new FileRecord
        {
            Id = id, Purpose = purpose, OwnerSubjectId = ownerSubjectId, ContentType = clean.Kind.ContentType(),
            Size = clean.Content.Length, Sha256 = SHA256.HashData(clean.Content), CreatedAt = now,
        }.Named(cipher.Seal(FileRecord.NameColumn, id, FileName.Clean(fileName, clean.Kind)));
        db.Add(record);
        process.Raise(new FileStored(id, ownerSubjectId, purpose, clean.Kind.ContentType(), clean.Content.Length));
        return record;
    }

    public async Task<Guid> StoreMadeAsync(ReadOnlyMemory<byte> content, string fileName, string contentType, string purpose, Guid ownerSubjectId, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        var bytes = content.ToArray();
        await store.WriteAsync(id, cipher.SealBytes(FileRecord.ContentColumn, id, bytes), cancel);
        db.Add(new FileRecord
        {
            Id = id, Purpose = purpose, OwnerSubjectId = ownerSubjectId, ContentType = contentType, Size = bytes.Length, Sha256 = SHA256.HashData(bytes), CreatedAt = now,
        }.Named(cipher.Seal(FileRecord.NameColumn, id, fileName)));
        process.Raise(new FileStored(id, ownerSubjectId, purpose, contentType, bytes.Length));
        return id;
    }

    public async Task<StoredFile?> OpenAsync(Guid fileId, CancellationToken cancel)
    {
        var record = await db.Set<FileRecord>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && f.DeletedAt == null, cancel);
        if (record is null) return null;
        var kept = await store.ReadAsync(fileId, cancel)
            ?? throw new InvalidOperationException($"The content of file {fileId} is missing in the file store (Files:Path).");
        return new StoredFile(record.Id, cipher.Open(FileRecord.NameColumn, fileId, record.Name!), record.ContentType, record.OwnerSubjectId,
            cipher.OpenBytes(FileRecord.ContentColumn, fileId, kept));
    }

    public async Task DeleteAsync(Guid fileId, Process process, CancellationToken cancel)
    {
        if (await db.Set<FileRecord>().FirstOrDefaultAsync(f => f.Id == fileId && f.DeletedAt == null, cancel) is { } record) Delete(record, process, expired: false);
    }

    /// <summary>The content goes after the commit; where that fails, the sweep takes it.</summary>
    internal void Delete(FileRecord record, Process process, bool expired)
    {
        record.Delete(clock.GetUtcNow());
        process.Raise(new FileDeleted(record.Id, record.OwnerSubjectId, record.Purpose, expired));
        work.AfterCommit(() => store.Delete(record.Id));
    }

    /// <summary>At most one byte more than allowed: that byte is what makes it too large.</summary>
    private static async Task<byte[]> ReadAsync(Stream content, int most, CancellationToken cancel)
    {
        var read = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (read.Length <= most && (count = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most + 1 - read.Length)), cancel)) > 0)
            read.Write(buffer, 0, count);
        return read.ToArray();
    }
}
