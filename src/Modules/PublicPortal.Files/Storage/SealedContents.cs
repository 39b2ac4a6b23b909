using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Contracts;

namespace PublicPortal.Files.Storage;

/// <summary>Seals the contents of files anew after a change of the data key; a file is replaced in one step.</summary>
internal sealed class SealedContents(PortalDbContext db, IFileStore store, FieldCipher cipher) : ISealedElsewhere
{
    private const int Chunk = 50;

    public string Name => FileRecord.ContentColumn;

    public async Task<(int Seen, int Changed, Guid? Last)> ResealAsync(Guid? after, CancellationToken cancel)
    {
        var files = db.Set<FileRecord>().AsNoTracking().Where(f => f.DeletedAt == null);
        if (after is { } id) files = files.Where(f => f.Id.CompareTo(id) > 0);
        var ids = await files.OrderBy(f => f.Id).Select(f => f.Id).Take(Chunk).ToListAsync(cancel);
        var changed = 0;
        foreach (var file in ids)
        {
            if (await store.ReadAsync(file, cancel) is not { } kept || !cipher.IsOld(kept)) continue;
            await store.WriteAsync(file, cipher.SealBytes(FileRecord.ContentColumn, file, cipher.OpenBytes(FileRecord.ContentColumn, file, kept)), CancellationToken.None);
            changed++;
        }
        return (ids.Count, changed, ids.Count == 0 ? null : ids[^1]);
    }
}
