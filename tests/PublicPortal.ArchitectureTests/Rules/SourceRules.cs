using System.Text.RegularExpressions;
using PublicPortal.TestKit;

namespace PublicPortal.ArchitectureTests.Rules;

/// <summary>A source file, its path from the root of the repository with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text);

/// <summary>What can be seen in the text of the sources.</summary>
internal static partial class SourceRules
{
    public const int MaxLines = 400;

    /// <summary>Sources that people write; what is built or installed is not.</summary>
    public static IEnumerable<SourceFile> Find(params string[] folders) =>
        from folder in folders
        from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
        where System.IO.Path.GetExtension(path) is ".cs" or ".cshtml" or ".razor"
        let relative = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "dist")
        select new SourceFile(relative, File.ReadAllText(path));

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > MaxLines
        select $"{file.Path} has {lines} lines; split it.";

    /// <summary>Text becomes markup only through encoders and tag helpers: one raw value is one hole.</summary>
    public static IEnumerable<string> RawMarkup(IEnumerable<SourceFile> files) =>
        from file in files
        where RawHtml().IsMatch(file.Text)
        select $"{file.Path} writes raw markup.";

    /// <summary>A test that sleeps is slow on a fast machine and wrong on a slow one; a skipped test is no test.</summary>
    public static IEnumerable<string> IdleTests(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Idle().Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    [GeneratedRegex(@"\bHtml\s*\.\s*Raw\b|new\s+HtmlString\s*\(\s*[^""\s)]")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b|\bTask\s*\.\s*Delay\b|\bSkip\s*=|\bAssert\s*\.\s*Skip")]
    private static partial Regex Idle();
}
