namespace PublicPortal.Hosting.Recipes;

/// <summary>The folder <c>content/</c> that lies beside the program: recipes, places, calendars, templates, demonstration data.</summary>
public sealed class PortalContent
{
    public string Root { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    public string File(params string[] parts) => Path.Combine([Root, .. parts]);
}
