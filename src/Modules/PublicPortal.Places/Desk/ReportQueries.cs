using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places.Desk;

internal sealed record ReportLine(PlateReport Report, Guid DwellingId, string Code, string Address, string CellName);

/// <summary>这里的信息不对, within the own area.</summary>
internal sealed class ReportQueries(PortalDbContext db, ICurrentUser user)
{
    /// <summary>Open ones oldest first, settled ones newest first; at most 100.</summary>
    public async Task<IReadOnlyList<ReportLine>> ListAsync(ReportStatus status, CancellationToken cancel)
    {
        var some = db.Set<PlateReport>().AsNoTracking().Where(r => r.Status == status);
        var lines = status == ReportStatus.Open ? Lines(some.OrderBy(r => r.CreatedAt)) : Lines(some.OrderByDescending(r => r.CreatedAt));
        return await lines.Take(100).ToListAsync(cancel);
    }

    public Task<ReportLine?> FindAsync(Guid id, CancellationToken cancel) => Lines(db.Set<PlateReport>().AsNoTracking().Where(r => r.Id == id)).FirstOrDefaultAsync(cancel);

    private IQueryable<ReportLine> Lines(IQueryable<PlateReport> reports)
    {
        var cells = db.Set<Place>().Where(ScopeFilter.Below<Place>(user.Scopes(PlacesPermissions.HandleReports), p => p.ScopePath));
        return from report in reports
               join dwelling in db.Set<Dwelling>() on report.DwellingId equals dwelling.Id
               join cell in cells on dwelling.GridCellId equals cell.Id
               select new ReportLine(report, dwelling.Id, dwelling.Code, dwelling.Address, cell.Name);
    }

    public static LocalizedText Text(ReportKind kind) => kind switch
    {
        ReportKind.Address => new("地址写错了", "Wrong address"),
        ReportKind.Plate => new("门牌坏了、丢了或贴错了门", "Plate damaged, lost or on the wrong door"),
        ReportKind.Usage => new("这里不是住人的", "Nobody lives here"),
        ReportKind.Gone => new("房子已经拆除或合并", "Gone or merged"),
        _ => new("其他", "Something else"),
    };
}
