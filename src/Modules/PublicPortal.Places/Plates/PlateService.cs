using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Plates;

internal sealed class PlateService(PortalDbContext db, ICurrentUser user, TimeProvider clock)
{
    public const int ReasonLength = 200;

    public static Result<string> Reason(string? typed)
    {
        var reason = typed?.Trim().ReplaceLineEndings(" ");
        if (string.IsNullOrEmpty(reason)) return PlacesRefusals.ReasonMissing;
        return reason.Length > ReasonLength ? PlacesRefusals.ReasonTooLong.With(ReasonLength) : reason;
    }

    /// <summary>A new token; the old one proves nothing from now on.</summary>
    /// <param name="seen">The plate that the page showed: a colleague may have been faster.</param>
    /// <param name="process">Started with the reason.</param>
    public async Task<Result> ReplaceAsync(Guid dwellingId, Guid seen, Process process, CancellationToken cancel)
    {
        var found = await (
            from d in db.Set<Dwelling>().AsNoTracking()
            join cell in db.Set<Place>() on d.GridCellId equals cell.Id
            where d.Id == dwellingId
            select cell.ScopePath).FirstOrDefaultAsync(cancel);
        if (found is null || !user.Has(PlacesPermissions.ReplacePlates, found)) return PlacesRefusals.PlateUnknown;
        var old = await db.Set<Plate>().FirstOrDefaultAsync(p => p.DwellingId == dwellingId && p.ReplacedAt == null, cancel);
        if (old?.Id != seen && !(old is null && seen == Guid.Empty)) return PlacesRefusals.PlateReplaced;

        var now = clock.GetUtcNow();
        if (old is not null) old.ReplacedAt = now;
        await db.SaveChangesAsync(cancel);   // before the new one: a dwelling has one present plate
        var plate = Plate.Issue(dwellingId, now);
        db.Add(plate);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return PlacesRefusals.PlateReplaced;
        process.Raise(new PlateReplaced(dwellingId, plate.Id));
        return Result.Ok();
    }
}
