using PublicPortal.TestKit.Databases;

namespace PublicPortal.TestKit.Sites;

/// <summary>
/// The sites of one test class, one for each database and started when first asked for:
/// <c>public class XTests(PortalSites sites) : IClassFixture&lt;PortalSites&gt;</c>. The tests of a class share them, so
/// each test makes the people and things it needs.
/// </summary>
public sealed class PortalSites : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, Task<PortalSite>> sites = [];
    private readonly Lock gate = new();

    public Task<PortalSite> OnAsync(DatabaseKind kind)
    {
        lock (gate)
        {
            if (!sites.TryGetValue(kind, out var site)) sites[kind] = site = PortalSite.StartAsync(kind);
            return site;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values.Where(site => site.IsCompletedSuccessfully)) await (await site).DisposeAsync();
    }
}
