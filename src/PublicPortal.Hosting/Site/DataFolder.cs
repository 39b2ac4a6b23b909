using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace PublicPortal.Hosting.Site;

/// <summary>
/// Where the site keeps what it writes by default: <c>Portal:DataPath</c>, else <c>App_Data</c> in the source tree (so that
/// the site and <c>portal</c> meet at the same database), else <c>App_Data</c> beside the program.
/// </summary>
public sealed class DataFolder
{
    public DataFolder(IConfiguration configuration)
    {
        Root = Path.GetFullPath(configuration["Portal:DataPath"] ?? Path.Combine(SourceTree() ?? AppContext.BaseDirectory, "App_Data"));
        Keys = Path.GetFullPath(configuration["Keys:Path"] ?? Path.Combine(Root, "keys"));
    }

    public string Root { get; }

    /// <summary><c>Keys:Path</c>: the key file and the keys of cookies.</summary>
    public string Keys { get; }

    /// <summary>The keys of cookies and forms, sealed.</summary>
    public string WebKeys => Path.Combine(Keys, "web");

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of the solution, when the program was built in its source tree.</summary>
    public static string? SourceTree()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PublicPortal.sln"))) return folder.FullName;
        return null;
    }
}
