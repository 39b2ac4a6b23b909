using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Results;

/// <summary>Polls, for search engines: each says its fixed rules from the announcement on, and its result at the end.</summary>
internal sealed class PollAddresses(PortalDbContext db) : ISiteAddresses
{
    public async Task<IReadOnlyList<SiteAddress>> PublicAsync(int most, CancellationToken cancel = default) =>
    [
        new("/polls"),
        .. (await db.Set<Poll>().AsNoTracking().OrderByDescending(p => p.AnnouncedAt).ThenBy(p => p.Id).Take(most).Select(p => new { p.Id, Changed = p.EndedAt ?? p.AnnouncedAt }).ToListAsync(cancel))
            .Select(p => new SiteAddress($"/polls/{p.Id}", p.Changed)),
    ];
}
