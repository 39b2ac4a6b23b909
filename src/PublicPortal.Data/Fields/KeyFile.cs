using System.Security.Cryptography;

namespace PublicPortal.Data.Fields;

/// <summary>
/// The key-encryption key in <c>Keys:Path/portal.key</c>, outside the database, readable by the site's user alone.
/// Several lines are several keys: the first wraps, the others only unwrap, so the key can be changed without a stop.
/// </summary>
public sealed class KeyFile
{
    public const string FileName = "portal.key";
    private readonly Lazy<IReadOnlyList<byte[]>> keys;

    private KeyFile(Func<IReadOnlyList<byte[]>> read) => keys = new Lazy<IReadOnlyList<byte[]>>(read, LazyThreadSafetyMode.PublicationOnly);

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Makes a new random key; never overwrites one.</summary>
    public static void Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    /// <exception cref="InvalidOperationException">The file is missing or holds no 32-byte key.</exception>
    public static KeyFile Read(string folder)
    {
        var file = Later(folder);
        _ = file.keys.Value;
        return file;
    }

    /// <summary>Read at its first use: <c>portal setup</c> makes the file after everything is composed.</summary>
    public static KeyFile Later(string folder) => new(() => ReadKeys(folder));

    private static IReadOnlyList<byte[]> ReadKeys(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new InvalidOperationException($"{FileName} is missing in Keys:Path. 'portal setup' makes one; a lost key cannot be made again.");
        var keys = File.ReadAllLines(path).Where(l => l.Trim().Length > 0).Select(l => Convert.FromBase64String(l.Trim())).ToList();
        if (keys.Count == 0 || keys.Any(k => k.Length != 32)) throw new InvalidOperationException($"{FileName} must hold base64 keys of 32 bytes, one a line.");
        return keys;
    }

    internal byte[] Wrap(byte[] key, string purpose) => Sealing.Seal(keys.Value[0], 0, key, purpose);

    /// <exception cref="InvalidOperationException">None of the keys fits: the file belongs to another database.</exception>
    internal byte[] Unwrap(byte[] wrapped, string purpose)
    {
        foreach (var key in keys.Value)
        {
            try { return Sealing.Open(key, wrapped, purpose); }
            catch (AuthenticationTagMismatchException) { }   // try the next, older key
        }
        throw new InvalidOperationException($"{FileName} does not open the keys of this database.");
    }
}
