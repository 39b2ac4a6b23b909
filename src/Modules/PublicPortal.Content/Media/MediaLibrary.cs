using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Media;

/// <summary>Takes pictures in, checked and cleaned by the vault, and finds them again.</summary>
internal sealed class MediaLibrary(PortalDbContext db, IFileVault vault, ICurrentUser user, TimeProvider clock)
{
    public const string Purpose = "content.media";
    public const int MostBytes = 5 * 1024 * 1024, MostPixels = 25_000_000, LongestFileName = 255;
    private const int KeptDays = 36_500;

    /// <summary>Pictures of pages are kept as long as the pages.</summary>
    public static readonly FilePurposeRule Rule = new(Purpose, KeptDays, MostBytes, PicturesOnly: true);

    /// <summary>The same picture is kept once, whoever brings it and under whatever name; how it is described belongs to each use.</summary>
    public async Task<Result<AddedMedia>> AddAsync(Stream? content, string? fileName, string? words, Process process, CancellationToken cancel)
    {
        if (content is null) return MediaRefusals.Missing;
        if (fileName is { Length: > LongestFileName }) return MediaRefusals.NameTooLong;
        var shown = string.Join(' ', (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (shown.Length == 0) return MediaRefusals.WordsMissing;
        if (shown.Length > MediaFile.LongestWords) return MediaRefusals.WordsTooLong.With(MediaFile.LongestWords);
        var clean = await vault.CheckPictureAsync(content, Purpose, cancel);
        if (clean.IsRefused) return Result<AddedMedia>.Refuse([.. clean.Refusals.Select(r => r.At(MediaRefusals.Picture))]);
        if ((long)clean.Value.Width * clean.Value.Height > MostPixels) return MediaRefusals.TooManyPixels.With(MostPixels / 1_000_000);   // a small file that fills a phone's memory
        var hash = Convert.ToHexStringLower(clean.Value.Sha256);
        if (await db.Set<MediaFile>().AsNoTracking().OrderBy(m => m.Id).FirstOrDefaultAsync(m => m.Sha256 == hash, cancel) is { } standing) return new AddedMedia(standing, shown, IsNew: false);
        var stored = await vault.StorePictureAsync(new MemoryStream(clean.Value.Content), fileName ?? "", Purpose, Guid.Empty, process, cancel);
        if (stored.IsRefused) return Result<AddedMedia>.Refuse([.. stored.Refusals.Select(r => r.At(MediaRefusals.Picture))]);
        var picture = stored.Value;
        var file = new MediaFile
        {
            Id = picture.Id, Path = $"{picture.Id:N}/{MediaFile.NameOf(fileName, picture.ContentType, picture.Width, picture.Height)}", Words = shown,
            ContentType = picture.ContentType, Width = picture.Width, Height = picture.Height, Size = picture.Size, Sha256 = Convert.ToHexStringLower(picture.Sha256),
            CreatedAt = clock.GetUtcNow(), CreatedBy = user.AccountId,
        };
        db.Add(file);
        await db.SaveChangesAsync(cancel);
        process.Raise(new MediaAdded(file.Id, file.Width, file.Height));
        return new AddedMedia(file, shown, IsNew: true);
    }

    public Task<MediaFile?> FindAsync(string path, CancellationToken cancel) => path.Length > MediaFile.LongestPath
        ? Task.FromResult<MediaFile?>(null) : db.Set<MediaFile>().AsNoTracking().FirstOrDefaultAsync(m => m.Path == path, cancel);

    public Task<MediaFile?> FindAsync(Guid id, CancellationToken cancel) => db.Set<MediaFile>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);

    public Task<List<MediaFile>> NewestAsync(int page, int size, CancellationToken cancel) =>
        db.Set<MediaFile>().AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancel);

    public Task<int> CountAsync(CancellationToken cancel) => db.Set<MediaFile>().CountAsync(cancel);
}

/// <param name="Words">As this caller describes it.</param>
/// <param name="IsNew">False where the library had it already.</param>
internal sealed record AddedMedia(MediaFile File, string Words, bool IsNew)
{
    /// <summary>As it is written into a body.</summary>
    public string Markdown => File.MarkdownAs(Words);
}

internal sealed record MediaAdded(Guid FileId, int Width, int Height) : PortalEvent
{
    public override Guid SubjectId => FileId;
    public override string Name => "content.media-added";
}
