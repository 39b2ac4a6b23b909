using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Files.Storage;

/// <summary>One file each, in 65,536 folders by the random end of the id. Several nodes may share the folder.</summary>
internal sealed class FolderStore(DataFolder folder, IOptions<FilesOptions> options) : IFileStore
{
    private const string Ending = ".sealed", Unfinished = ".part";
    private readonly string root = Path.GetFullPath(options.Value.Path ?? folder.At("files"));

    public async Task WriteAsync(Guid id, byte[] sealedContent, CancellationToken cancel)
    {
        var path = PathOf(id);
        var home = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(home);
        Directory.CreateDirectory(home);
        var part = path + Unfinished;
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(part, how))
        {
            await file.WriteAsync(sealedContent, cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
        Sync(home);
        if (!isNew) return;
        Sync(Path.GetDirectoryName(home)!);
        Sync(root);
    }

    public async Task<byte[]?> ReadAsync(Guid id, CancellationToken cancel)
    {
        try { return await File.ReadAllBytesAsync(PathOf(id), cancel); }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    public void Delete(Guid id)
    {
        try { File.Delete(PathOf(id)); }
        catch (DirectoryNotFoundException) { }   // its folder was never made
    }

    public IEnumerable<Guid> WrittenBefore(DateTimeOffset moment)
    {
        if (!Directory.Exists(root)) yield break;
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LastWriteTimeUtc >= moment.UtcDateTime) continue;
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal)) file.Delete();   // the machine stopped while writing it
            else if (file.Extension == Ending && Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id)) yield return id;
        }
    }

    internal string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(root, name[^2..], name[^4..^2], name + Ending);
    }

    /// <summary>A renamed file is only safe once its folder is on the disk; .NET has no call for that.</summary>
    private static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;   // NTFS keeps its own journal of names
        var handle = Open(folder, 0);
        if (handle < 0) return;
        _ = FSync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
