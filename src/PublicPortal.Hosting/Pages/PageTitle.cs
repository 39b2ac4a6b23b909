using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Pages;

public static class PageTitle
{
    /// <summary>The title of a page before the name of the site.</summary>
    public static string Of(object? title, ISiteIdentity site) => title is string own ? Text.T($"{own}－{site.Name.Zh}", $"{own} – {site.Name.En}") : site.Name.ToString();
}
