using System.Xml.Linq;
using PublicPortal.TestKit;

namespace PublicPortal.ArchitectureTests.Rules;

/// <summary>A project as its file says: its name without <c>PublicPortal.</c> and the projects that it refers to.</summary>
/// <param name="Friends">Assemblies that may see its internals.</param>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Friends)
{
    /// <summary>Reads the text of a csproj. A wildcard stands for itself: only the host may have one.</summary>
    public static ProjectFile Read(string name, string xml)
    {
        var document = XDocument.Parse(xml);
        return new ProjectFile(name,
            [.. Included(document, "ProjectReference").Select(path => NameOf(path.Replace('\\', '/')))],
            [.. Included(document, "InternalsVisibleTo")]);
    }

    /// <summary>All projects below a folder of the repository; nothing lists them by hand.</summary>
    public static IReadOnlyList<ProjectFile> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => Read(NameOf(path.Replace('\\', '/')), File.ReadAllText(path))),
    ];

    private static IEnumerable<string> Included(XDocument document, string element) =>
        document.Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "").Where(value => value.Length > 0);

    private static string NameOf(string path)
    {
        var file = path[(path.LastIndexOf('/') + 1)..].Replace(".csproj", "", StringComparison.Ordinal);
        return file.StartsWith("PublicPortal.", StringComparison.Ordinal) ? file["PublicPortal.".Length..] : file;
    }
}
