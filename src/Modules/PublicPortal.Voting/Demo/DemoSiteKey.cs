using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Voting.Announcing;

namespace PublicPortal.Voting.Demo;

/// <summary>The site's key, before the polls of the made-up past: records are signed with one that is committed.</summary>
internal sealed class DemoSiteKey(PortalDbContext db, SiteKeys keys) : IDemoData
{
    public static string Name => "voting";

    public Task LoadAsync(CancellationToken cancel) => keys.EnsureAsync(db, cancel);
}
