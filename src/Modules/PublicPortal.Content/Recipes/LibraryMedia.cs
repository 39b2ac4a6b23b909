using PublicPortal.Content.Media;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>Pictures of fields and recipes lie in the media library; their paths are its addresses without <c>/media/</c>.</summary>
internal sealed class LibraryMedia(MediaLibrary library, IFileVault vault) : IRecipeMedia
{
    private const string Below = "/media/";

    public async Task<Result<string>> SaveAsync(string path, string? words, byte[] content, Process process, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content, writable: false);
        var added = await library.AddAsync(stream, Path.GetFileName(path), words, process, cancel);
        return added.IsRefused ? Result<string>.Refuse(added.Refusals) : added.Value.Address[Below.Length..];
    }

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancel) =>
        Guid.TryParseExact(path.Split('/')[0], "N", out var id) && await library.FindAsync(id, cancel) is not null && await vault.OpenAsync(id, cancel) is { } file ? file.Content : null;
}
