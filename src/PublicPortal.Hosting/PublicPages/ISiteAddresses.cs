namespace PublicPortal.Hosting.PublicPages;

/// <param name="Path">Of a page that everybody may read.</param>
/// <param name="Changed">When it last said something new, where that is known.</param>
public sealed record SiteAddress(string Path, DateTimeOffset? Changed = null);

/// <summary>Slot: the public pages of a module, for search engines (<c>/sitemap.xml</c>, which asks anew as often as any public page is made anew).</summary>
public interface ISiteAddresses
{
    /// <summary>Lists first, then single pages, the newest first.</summary>
    Task<IReadOnlyList<SiteAddress>> PublicAsync(int most, CancellationToken cancel = default);
}
