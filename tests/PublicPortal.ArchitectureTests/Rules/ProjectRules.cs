namespace PublicPortal.ArchitectureTests.Rules;

/// <summary>
/// The walls of the house (docs: the floors and arrows): Kernel, Data, Hosting, platform, civic, Insight, host, each
/// referring only to what lies below.
/// </summary>
internal static class ProjectRules
{
    public static readonly string[] Platform = ["Accounts", "Evidence", "Files", "Notifications", "Content", "Workflows"];

    /// <summary>They fill ports of the platform; nothing refers to them but the host, which finds them.</summary>
    public static readonly string[] Edge = ["WeChat"];

    /// <summary>Civic modules and what each may use among its own floor.</summary>
    public static readonly Dictionary<string, string[]> Civic = new()
    {
        ["Places"] = [],
        ["Residents"] = ["Places"],
        ["Residence"] = ["Residents", "Places"],
        ["Voting"] = [],
        ["Council"] = ["Residents", "Places", "Voting"],
        ["MicroProjects"] = ["Council", "Voting", "Residents", "Places"],
        ["OneWindow"] = ["Residents", "Residence", "Places"],
    };

    public const string Top = "Insight";

    private static readonly Dictionary<string, string[]> Ground = new()
    {
        ["Kernel"] = [],
        ["Data"] = ["Kernel"],
        ["Hosting"] = ["Data", "Kernel"],
        ["Web"] = ["*"],
        ["Cli"] = ["Web"],
        ["Theme.Resident"] = ["Hosting"],
        ["Theme.Desk"] = ["Hosting"],
    };

    /// <summary>What the module of that name may refer to above Hosting; null when no floor is known for it.</summary>
    public static IReadOnlyCollection<string>? Allowed(string module)
    {
        if (Platform.Contains(module)) return [.. Platform.Where(other => other != module)];
        if (Edge.Contains(module)) return Platform;
        if (Civic.TryGetValue(module, out var neighbours)) return [.. Platform, .. neighbours];
        return module == Top ? [.. Platform, .. Civic.Keys] : null;
    }

    /// <summary>Arrows that point up or sideways.</summary>
    public static IEnumerable<string> ModuleArrows(IEnumerable<ProjectFile> modules)
    {
        foreach (var module in modules)
        {
            if (Allowed(module.Name) is not { } allowed)
            {
                yield return $"{module.Name} stands on no floor.";
                continue;
            }
            foreach (var target in module.References.Where(target => target != "Hosting" && !allowed.Contains(target)))
                yield return $"{module.Name} must not refer to {target}.";
        }
    }

    /// <summary>The same for what is no module.</summary>
    public static IEnumerable<string> GroundArrows(IEnumerable<ProjectFile> projects)
    {
        foreach (var project in projects)
        {
            if (!Ground.TryGetValue(project.Name, out var allowed)) yield return $"{project.Name} stands on no floor.";
            else
                foreach (var target in project.References.Except(allowed))
                    yield return $"{project.Name} must not refer to {target}.";
        }
    }

    /// <summary>A module's own list of what it needs says the same as its project file.</summary>
    public static IEnumerable<string> Dependencies(ProjectFile project, IReadOnlyList<string> dependsOn)
    {
        foreach (var said in dependsOn.Except(project.References)) yield return $"{project.Name} depends on {said} but does not refer to it.";
        foreach (var referred in project.References.Except(dependsOn).Where(name => name != "Hosting"))
            yield return $"{project.Name} refers to {referred} but does not say so in DependsOn.";
    }

    /// <summary>Internals are open to tests alone; another module would walk through the wall.</summary>
    public static IEnumerable<string> Friends(IEnumerable<ProjectFile> modules) =>
        from module in modules
        from friend in module.Friends
        where !friend.EndsWith("Tests", StringComparison.Ordinal) && friend is not ("PublicPortal.TestKit" or "PublicPortal.Benchmarks")
        select $"{module.Name} opens its internals to {friend}.";
}
