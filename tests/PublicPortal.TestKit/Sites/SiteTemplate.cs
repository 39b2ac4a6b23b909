using PublicPortal.TestKit.Databases;

namespace PublicPortal.TestKit.Sites;

/// <summary>What a site is started with.</summary>
internal sealed record SiteSource(DatabaseKind Kind, string ConnectionString, bool Demo, IReadOnlyDictionary<string, string> Extra)
{
    public IEnumerable<KeyValuePair<string, string>> Settings(SiteFolder folder) =>
    [
        new("Database:Provider", Kind.ToString()),
        new("ConnectionStrings:Portal", ConnectionString),
        new("Portal:DataPath", folder.Path),
        new("Keys:Path", System.IO.Path.Combine(folder.Path, "keys")),
        new("Portal:PublicAddress", "http://localhost"),
        new("Demo:Load", Demo ? "true" : "false"),
        .. Extra,
    ];
}

/// <summary>Where a site keeps keys and files.</summary>
internal sealed class SiteFolder
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("portal-site-");

    public string Path => root.FullName;

    public void CopyTo(SiteFolder other)
    {
        foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(other.Path, System.IO.Path.GetRelativePath(Path, file.FullName));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }

    public void Delete() => root.Delete(recursive: true);
}

/// <summary>
/// A site that was started once, so that every further one starts on a copy. Its keys are copied too: they open the
/// sealed fields of its database.
/// </summary>
internal sealed class SiteTemplate
{
    private static readonly Dictionary<bool, SiteTemplate> Templates = new() { [false] = new(demo: false), [true] = new(demo: true) };

    private readonly Dictionary<DatabaseKind, SiteFolder> folders = [];

    private SiteTemplate(bool demo) => Database = new DatabaseTemplate(async (kind, connectionString) =>
    {
        var folder = new SiteFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete();
        lock (folders) folders[kind] = folder;
        // Disposing the site must leave the folder, so it gets a copy afterwards and the original stays.
        var working = new SiteFolder();
        await using (var site = new PortalSite(new SiteSource(kind, connectionString, demo, new Dictionary<string, string>()), working, database: null))
        {
            _ = site.Server;
            working.CopyTo(folder);
        }
    });

    public DatabaseTemplate Database { get; }

    public static SiteTemplate Of(bool demo) => Templates[demo];

    /// <summary>Keys and files for a copy of the database; call it once there is one.</summary>
    public SiteFolder CopyFolder(DatabaseKind kind)
    {
        var copy = new SiteFolder();
        lock (folders) folders[kind].CopyTo(copy);
        return copy;
    }
}
