namespace PublicPortal.TestKit;

/// <summary>The files of the project, from wherever the tests run.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root, given with forward slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, Path.Combine(relative.Split('/')));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PublicPortal.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No PublicPortal.sln above {AppContext.BaseDirectory}.");
    }
}
