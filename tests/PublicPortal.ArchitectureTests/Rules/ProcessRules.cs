using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PublicPortal.Kernel;

namespace PublicPortal.ArchitectureTests.Rules;

/// <summary>An event as the code declares it.</summary>
internal sealed record DeclaredEvent(string Name, string Members)
{
    /// <summary>Its line in <c>docs/processes.md</c>.</summary>
    public string Line => $"| `{Name}` | {(Members.Length == 0 ? "–" : Members)} |";
}

/// <summary>Processes and events, as the code has them and as <c>docs/processes.md</c> tells them.</summary>
internal static partial class ProcessRules
{
    /// <summary>All events of an assembly. Their names are constants, so one made of nothing tells its own.</summary>
    public static IEnumerable<DeclaredEvent> Events(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !type.IsAbstract && typeof(PortalEvent).IsAssignableFrom(type)
        let make = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!
        let nothing = make.GetParameters().Select(p => p.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(p.ParameterType) : null).ToArray()
        let members = make.GetParameters().Select(p => char.ToLowerInvariant(p.Name![0]) + p.Name[1..])
        select new DeclaredEvent(((PortalEvent)make.Invoke(nothing)).Name, string.Join(", ", members));

    /// <summary>Names of processes that a file starts, itself or through a method of its own that ends in <c>ActAsync</c>; a part that is filled in is a star.</summary>
    public static IEnumerable<string> Processes(SourceFile file) =>
        (from Match call in Starts().Matches(file.Text).Concat(Acts().Matches(file.Text)) from Match name in Name().Matches(call.Groups[1].Value) select Hole().Replace(name.Groups[1].Value, "*"))
        .Concat(file.Text.Contains("CsvImport<", StringComparison.Ordinal) ? ImportName().Matches(file.Text).Select(m => m.Groups[1].Value) : []);

    /// <summary>Starts whose name this rule cannot see: a variable that no <c>…ActAsync(…)</c> of the file fills.</summary>
    public static IEnumerable<string> Unseen(SourceFile file) =>
        from Match call in ByVariable().Matches(file.Text)
        where !Acts().Matches(file.Text).Any(a => Name().IsMatch(a.Groups[1].Value)) && !Name().IsMatch(call.Value)
        select $"{file.Path}: {call.Value}";

    /// <summary>The first column of the table of processes.</summary>
    public static IReadOnlyList<string> DocumentedProcesses(string page) =>
        [.. Rows(page).Where(r => r.Count == 3).SelectMany(r => Quoted().Matches(r[0]).Select(m => m.Groups[1].Value))];

    /// <summary>The lines of the table of events.</summary>
    public static IReadOnlyList<string> DocumentedEvents(string page) =>
        [.. Rows(page).Where(r => r.Count == 2 && r[0].StartsWith('`')).Select(r => $"| {r[0]} | {r[1]} |")];

    /// <summary>Names in the third column, and in the sentences, that are neither events nor processes.</summary>
    public static IEnumerable<string> Unknown(string page, IReadOnlySet<string> events) =>
        from row in Rows(page)
        where row.Count == 3
        from Match name in Quoted().Matches(row[2])
        where !events.Contains(name.Groups[1].Value)
        select $"`{name.Groups[1].Value}` in the line of {row[0]} is no event.";

    private static IEnumerable<List<string>> Rows(string page) =>
        page.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToList());

    [GeneratedRegex(@"(?:StartProcess|\.Start|RunAsync(?:<[^;()]*>)?)\(\s*([^,;]{0,160}?)\s*[,)]")]
    private static partial Regex Starts();

    [GeneratedRegex(@"ActAsync\(([^;]{0,600});")]
    private static partial Regex Acts();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?:\bStartProcess|[wW]ork\.Start)\(\s*(?!string )[A-Za-z][\w.]*\s*[,)]")]
    private static partial Regex ByVariable();

    [GeneratedRegex("\"([a-z]+\\.(?:[a-z-]|\\{[^}\"]*\\})+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("override string Name => \"([a-z]+\\.import-[a-z-]*)\"")]
    private static partial Regex ImportName();

    [GeneratedRegex("`([a-z]+\\.[a-z*][a-z*-]*)`")]
    private static partial Regex Quoted();
}
