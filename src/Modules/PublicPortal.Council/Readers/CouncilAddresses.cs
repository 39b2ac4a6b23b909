using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.Council.Readers;

/// <summary>Councils and the meetings that were announced, for search engines.</summary>
internal sealed class CouncilAddresses(PortalDbContext db) : ISiteAddresses
{
    public async Task<IReadOnlyList<SiteAddress>> PublicAsync(int most, CancellationToken cancel = default) =>
    [
        .. (await db.Set<CommunityCouncil>().AsNoTracking().OrderBy(c => c.CommunityCode).Take(most).Select(c => c.CommunityCode).ToListAsync(cancel)).Select(code => new SiteAddress($"/council/{code}")),
        .. (await db.Set<Meeting>().AsNoTracking().Where(m => m.Notices > 0).OrderByDescending(m => m.StartsAt).ThenBy(m => m.Id).Take(most).Select(m => m.Id).ToListAsync(cancel)).Select(id => new SiteAddress($"/council/meetings/{id}")),
    ];
}
