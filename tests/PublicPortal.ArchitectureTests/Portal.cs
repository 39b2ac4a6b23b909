using System.Reflection;
using PublicPortal.ArchitectureTests.Rules;
using PublicPortal.Hosting.Modules;

namespace PublicPortal.ArchitectureTests;

/// <summary>The real house, found and not listed.</summary>
internal static class Portal
{
    public static readonly IReadOnlyList<ProjectFile> ModuleProjects = ProjectFile.Find("src/Modules");

    /// <summary>As the host finds them.</summary>
    public static readonly IReadOnlyList<PortalModule> Modules = ModuleDiscovery.Find(typeof(Program).Assembly);

    public static Assembly AssemblyOf(ProjectFile project) => Assembly.Load("PublicPortal." + project.Name);
}
