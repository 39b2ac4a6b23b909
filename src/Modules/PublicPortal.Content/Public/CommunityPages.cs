using PublicPortal.Content.Contracts;

namespace PublicPortal.Content.Public;

/// <summary>Communities, and where what they publish is shown.</summary>
internal sealed class CommunityPages(IEnumerable<ICommunityDirectory> directories)
{
    /// <summary>The type whose items are shown on <c>/c/{code}</c>, and nowhere else.</summary>
    public const string HomeType = "CommunityHome";

    private const int LongestCode = 40;

    /// <summary>Without a module that knows communities, their homes are pages like all others.</summary>
    public bool Any => directories.Any();

    /// <summary>Where readers find the item: a community's home at the community's own address. Null where it has none.</summary>
    public async Task<string?> PathAsync(PublishedItem item, CancellationToken cancel)
    {
        if (item.ContentType == HomeType && (await AllAsync(cancel)).FirstOrDefault(c => c.ScopePath == item.ScopePath) is { } place) return "/c/" + place.Code;
        return item.Address is null ? null : "/" + item.Address;
    }

    /// <summary>Types whose items are listed under an address of their own.</summary>
    public IEnumerable<ContentTypeInfo> Listed(IEnumerable<ContentTypeInfo> types) => types.Where(t => t.AddressPrefix.Length > 0 && (!Any || t.Name != HomeType));

    public async Task<IReadOnlyList<CommunityPlace>> AllAsync(CancellationToken cancel) =>
        directories.FirstOrDefault() is { } directory ? await directory.AllAsync(cancel) : [];

    public async Task<CommunityPlace?> FindAsync(string code, CancellationToken cancel) =>
        code.Length <= LongestCode && directories.FirstOrDefault() is { } directory ? await directory.FindAsync(code, cancel) : null;
}
