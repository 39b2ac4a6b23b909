using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace PublicPortal.Hosting.Modules;

/// <summary>Finds the modules by the application parts that the compiler wrote into the host, and puts them in order.</summary>
public static class ModuleDiscovery
{
    public static IReadOnlyList<PortalModule> Find(Assembly host)
    {
        var modules = host.GetCustomAttributes<ApplicationPartAttribute>()
            .Select(part => part.AssemblyName)
            .Where(name => name.StartsWith("PublicPortal.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && typeof(PortalModule).IsAssignableFrom(type))
            .Select(type => (PortalModule)Activator.CreateInstance(type)!);
        return Order([.. modules]);
    }

    /// <summary>Dependencies first; otherwise by name, so that the order is the same on every machine.</summary>
    /// <exception cref="InvalidOperationException">A dependency is missing, or modules depend on each other in a circle.</exception>
    internal static IReadOnlyList<PortalModule> Order(IReadOnlyList<PortalModule> modules)
    {
        var byName = modules.ToDictionary(m => m.Name);
        var ordered = new List<PortalModule>();
        var underWay = new HashSet<string>();
        void Visit(PortalModule module)
        {
            if (ordered.Contains(module)) return;
            if (!underWay.Add(module.Name)) throw new InvalidOperationException($"Modules depend on each other in a circle at {module.Name}.");
            foreach (var name in module.DependsOn.Order(StringComparer.Ordinal))
                Visit(byName.TryGetValue(name, out var needed) ? needed : throw new InvalidOperationException($"{module.Name} needs the module {name}, which is not there."));
            ordered.Add(module);
        }
        foreach (var module in modules.OrderBy(m => m.Name, StringComparer.Ordinal)) Visit(module);
        return ordered;
    }
}
