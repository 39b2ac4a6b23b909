using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// Says that something which public pages show has changed. This node evicts after the commit; the others hear of it by a
/// notification that PostgreSQL sends with the commit. On SQLite only the command line is another process: it leaves a mark.
/// </summary>
public sealed class PageEvictions(PortalDbContext db, UnitOfWork work, IServiceProvider services)
{
    internal const string Channel = "portal_pages", Everything = "*", Mark = "pages.mark";
    private const int LongestPayload = 7000;   // PostgreSQL takes less than 8000 bytes

    /// <summary>Evicts the pages with one of the tags, on every node, once the present transaction is committed. A tag has no line breaks.</summary>
    public async Task EvictAsync(IReadOnlyCollection<string> tags, CancellationToken cancel = default)
    {
        if (tags.Count == 0) return;
        var cache = services.GetService<PublicPageCache>();
        if (cache is not null) work.AfterCommit(() => cache.Evict(tags));
        if (db.Database.IsNpgsql())
        {
            var payload = string.Join('\n', tags);
            if (System.Text.Encoding.UTF8.GetByteCount(payload) > LongestPayload) payload = Everything;
            await db.BeginWriteAsync(cancel);
            await db.Database.ExecuteSqlAsync($"select pg_notify({Channel}, {payload})", cancel);
        }
        else if (cache is null)
        {
            var value = JsonSerializer.Serialize(Guid.NewGuid());
            if (await db.Set<Setting>().FindAsync([Mark], cancel) is { } mark) mark.Value = value;
            else db.Add(new Setting { Name = Mark, Value = value });
        }
    }
}
