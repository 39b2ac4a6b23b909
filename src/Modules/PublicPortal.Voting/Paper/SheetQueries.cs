using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Paper;

internal sealed class SheetQueries(PortalDbContext db)
{
    public Task<PaperSheet?> FindAsync(Guid id, CancellationToken cancel) => db.Set<PaperSheet>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
}
