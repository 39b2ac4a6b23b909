using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Pages;

/// <summary>What every layout asks of a menu.</summary>
public static class MenuEntries
{
    /// <summary>The entry in whose part of the site the request is: the longest path that leads to it, or null.</summary>
    public static MenuEntry? Current(this IReadOnlyList<MenuEntry> entries, PathString path) => entries
        .Where(entry => entry.Path is "/" or "/desk" ? path == entry.Path : path.StartsWithSegments(entry.Path))
        .MaxBy(entry => entry.Path.Length);
}
