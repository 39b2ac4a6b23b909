using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Life;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places.Plates;

/// <summary>A plate that should be replaced, and why; or one that was and hangs nowhere yet.</summary>
internal sealed record PlateTask(Guid DwellingId, Guid PlateId, string Code, string Address, string CellName, bool IsReported, bool IsRenumbered);

/// <summary>One label of a sheet.</summary>
internal sealed record PlateLabel(string Code, string Token, string Address);

internal static class PrintRefusals
{
    public static readonly Refusal Nothing = new("places.print.nothing", "这里没有要打印的门牌。", "There is no plate to print here.");
    public static readonly Refusal TooMany = new("places.print.too-many", "一次最多打印 {0} 块，请选小一些的地点。", "At most {0} labels at once; choose a smaller place.");
    public static readonly Refusal Unknown = new("places.print.unknown", "没有这个地点，或不在您的辖区。", "There is no such place in your area.");
    public static readonly Refusal NoneChosen = new("places.plates.none-chosen", "请勾选要换新的门牌。", "Tick the plates to replace.", "Chosen");
}

/// <summary>Plates to replace and labels to print. Printing shows tokens, so it is an act of its own in the record.</summary>
internal sealed class PlateWork(PortalDbContext db, PlateService plates, ICurrentUser user, TimeProvider clock)
{
    public const int MostLabels = 960;

    /// <summary>How long a sheet can be opened again after it was made.</summary>
    private static readonly TimeSpan SheetLasts = TimeSpan.FromHours(24);

    /// <summary>Members set one by one: queries go on from it.</summary>
    private sealed class Row
    {
        public required Plate Plate { get; init; }
        public required Dwelling Dwelling { get; init; }
        public required Place Cell { get; init; }
    }

    /// <summary>Plates that people reported as damaged or lost, and those that show a code that was replaced.</summary>
    public async Task<IReadOnlyList<PlateTask>> ToReplaceAsync(CancellationToken cancel) => await (
        from row in Rows(PlacesPermissions.ReplacePlates)
        let reported = db.Set<PlateReport>().Any(r => r.DwellingId == row.Dwelling.Id && r.Kind == ReportKind.Plate && r.Status == ReportStatus.Open)
        let renumbered = db.Set<FormerCode>().Any(c => c.DwellingId == row.Dwelling.Id && c.Since > row.Plate.IssuedAt)
        where reported || renumbered
        orderby row.Cell.ScopePath, row.Dwelling.Search
        select new PlateTask(row.Dwelling.Id, row.Plate.Id, row.Dwelling.Code, row.Dwelling.Address, row.Cell.Name, reported, renumbered)).Take(200).ToListAsync(cancel);

    /// <summary>Replaced, and its label was never printed.</summary>
    public async Task<IReadOnlyList<PlateTask>> ToPrintAsync(CancellationToken cancel) => await (
        from row in Replaced()
        orderby row.Cell.ScopePath, row.Dwelling.Search
        select new PlateTask(row.Dwelling.Id, row.Plate.Id, row.Dwelling.Code, row.Dwelling.Address, row.Cell.Name, false, false)).Take(200).ToListAsync(cancel);

    /// <summary>Replaces several, and settles the reports that asked for it.</summary>
    /// <param name="process">Started with the reason.</param>
    public async Task<Result> ReplaceAsync(IReadOnlyCollection<string> plateIds, Process process, CancellationToken cancel)
    {
        var chosen = plateIds.Select(id => Guid.TryParse(id, out var plate) ? plate : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var tasks = (await ToReplaceAsync(cancel)).Where(t => chosen.Contains(t.PlateId)).ToList();
        if (tasks.Count == 0) return PrintRefusals.NoneChosen;
        foreach (var task in tasks)
        {
            var done = await plates.ReplaceAsync(task.DwellingId, task.PlateId, process, cancel);
            if (done.IsRefused) return done;
            foreach (var report in await db.Set<PlateReport>().Where(r => r.DwellingId == task.DwellingId && r.Kind == ReportKind.Plate && r.Status == ReportStatus.Open).ToListAsync(cancel))
                if (report.Finish("已换新门牌 Plate replaced", user.AccountId!.Value, clock.GetUtcNow())) process.Raise(new ReportDone(report.Id, task.DwellingId));
        }
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public Task<int> CountAsync(Place place, CancellationToken cancel) => In(place).CountAsync(cancel);

    /// <summary>The place, when the official may print its plates.</summary>
    public async Task<Place?> PlaceAsync(string? code, CancellationToken cancel) =>
        await db.Set<Place>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel) is { } place && user.Has(PlacesPermissions.PrintPlates, place.ScopePath) ? place : null;

    /// <summary>Makes a sheet of all plates of a place.</summary>
    /// <returns>The number of the sheet: its moment.</returns>
    public async Task<Result<long>> PrintAsync(string? placeCode, Process process, CancellationToken cancel) =>
        await PlaceAsync(placeCode, cancel) is not { } place ? PrintRefusals.Unknown : await PrintAsync(In(place), place.Id, process, cancel);

    /// <summary>Makes a sheet of the replaced plates alone.</summary>
    public Task<Result<long>> PrintReplacedAsync(Process process, CancellationToken cancel) => PrintAsync(Replaced(), user.AccountId!.Value, process, cancel);

    /// <summary>The labels of a sheet, as one hangs them: building by building. Null when it is gone, or nothing of it is in reach.</summary>
    public async Task<IReadOnlyList<PlateLabel>?> SheetAsync(long sheet, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (sheet <= 0 || sheet > now.ToUnixTimeMilliseconds()) return null;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(sheet);
        if (at + SheetLasts < now) return null;
        var labels = await (
            from row in Rows(PlacesPermissions.PrintPlates)
            where row.Plate.PrintedAt == at
            orderby row.Dwelling.BuildingId, row.Dwelling.Search.Length, row.Dwelling.Search
            select new PlateLabel(row.Dwelling.Code, row.Plate.Token, row.Dwelling.Address)).ToListAsync(cancel);
        return labels.Count == 0 ? null : labels;
    }

    private async Task<Result<long>> PrintAsync(IQueryable<Row> rows, Guid subject, Process process, CancellationToken cancel)
    {
        var ids = await rows.Select(r => r.Plate.Id).Take(MostLabels + 1).ToListAsync(cancel);
        if (ids.Count == 0) return PrintRefusals.Nothing;
        if (ids.Count > MostLabels) return PrintRefusals.TooMany.With(MostLabels);
        var at = clock.GetUtcNow();
        await db.BeginWriteAsync(cancel);
        foreach (var some in ids.Chunk(500)) await db.Set<Plate>().Where(p => some.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.PrintedAt, at), cancel);
        process.Raise(new PlatesPrinted(subject, ids.Count));
        return at.ToUnixTimeMilliseconds();
    }

    private IQueryable<Row> In(Place place) => place.Level == PlaceLevel.Building
        ? Rows(PlacesPermissions.PrintPlates).Where(r => r.Dwelling.BuildingId == place.Id)
        : Rows(PlacesPermissions.PrintPlates).Where(r => r.Cell.ScopePath.StartsWith(place.ScopePath));

    private IQueryable<Row> Replaced() => Rows(PlacesPermissions.PrintPlates)
        .Where(r => r.Plate.PrintedAt == null && db.Set<Plate>().Any(old => old.DwellingId == r.Dwelling.Id && old.ReplacedAt != null));

    private IQueryable<Row> Rows(Permission permission) =>
        from plate in db.Set<Plate>().AsNoTracking().Where(p => p.ReplacedAt == null)
        join dwelling in db.Set<Dwelling>().Where(d => d.Ended == null) on plate.DwellingId equals dwelling.Id
        join cell in db.Set<Place>().Where(ScopeFilter.Below<Place>(user.Scopes(permission), p => p.ScopePath)) on dwelling.GridCellId equals cell.Id
        select new Row { Plate = plate, Dwelling = dwelling, Cell = cell };
}
