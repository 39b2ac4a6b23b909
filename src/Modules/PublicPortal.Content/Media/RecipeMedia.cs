using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Recipes;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Media;

/// <summary>Pictures that recipes and the editor's fields bring along, through the same door as all others.</summary>
internal sealed class RecipeMedia(PortalDbContext db, IFileVault vault, MediaLibrary library) : IRecipeMedia
{
    public async Task<Result<SavedPicture>> SaveAsync(string path, string? words, byte[] content, Process process, CancellationToken cancel)
    {
        var added = await library.AddAsync(new MemoryStream(content), path[(path.LastIndexOfAny(['/', '\\']) + 1)..], words, process, cancel);
        return added.IsRefused ? Result<SavedPicture>.Refuse(added.Refusals) : new SavedPicture(added.Value.File.Path, added.Value.IsNew);
    }

    public async Task<KeptPicture?> ReadAsync(string path, CancellationToken cancel)
    {
        var place = path.StartsWith("/media/", StringComparison.Ordinal) ? path[7..] : path.TrimStart('/');
        if (place.Length > MediaFile.LongestPath) return null;
        var file = await db.Set<MediaFile>().AsNoTracking().Where(m => m.Path == place).FirstOrDefaultAsync(cancel);
        return file is not null && await vault.OpenAsync(file.Id, cancel) is { } stored ? new KeptPicture(stored.Content, file.Words) : null;
    }
}
