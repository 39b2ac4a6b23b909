using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Photos;

/// <summary><c>/desk/residence/photos/{id}</c>: photos of leases and visits, for officials over the place; each look is recorded.</summary>
internal static class PhotoEndpoint
{
    public static string Path(Guid fileId) => $"/desk/residence/photos/{fileId}";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/residence/photos/{id:guid}", ShowAsync).Allow(Access.Staff.Field()).CompletesWork().ExcludeFromDescription();

    /// <summary>A photo that is not in reach does not exist.</summary>
    private static async Task<Results<NotFound, FileAnswer>> ShowAsync(
        Guid id, PortalDbContext db, OrderService orders, IFileVault vault, ICurrentUser user, UnitOfWork work, CancellationToken cancel)
    {
        var shown = await LeaseAsync(id, db, user, cancel) ?? await VisitAsync(id, db, orders, user, cancel);
        if (shown is null || await vault.OpenAsync(id, cancel) is not { } file) return TypedResults.NotFound();
        var process = work.Start("residence.see-photo", user.AccountId, user.Channel);
        process.Raise(new PictureSeen(shown.PersonId, id));
        return new FileAnswer(file);
    }

    private static async Task<ResidenceDeclaration?> LeaseAsync(Guid fileId, PortalDbContext db, ICurrentUser user, CancellationToken cancel)
    {
        var declaration = await (from p in db.Set<LeasePhoto>().AsNoTracking()
                                 join d in db.Set<ResidenceDeclaration>().AsNoTracking() on p.DeclarationId equals d.Id
                                 where p.FileId == fileId
                                 select d).FirstOrDefaultAsync(cancel);
        if (declaration is null) return null;
        if (user.Has(ResidencePermissions.ViewDeclarations, declaration.ScopePath) || user.Has(ResidencePermissions.Visit, declaration.ScopePath)) return declaration;
        // The order may have been handed to an officer of another cell.
        return await db.Set<OrderItem>().AnyAsync(i => i.DeclarationId == declaration.Id && i.SettledAt == null
            && db.Set<VerificationOrder>().Any(o => o.Id == i.OrderId && o.OfficerAccountId == user.AccountId && o.State == OrderState.Open), cancel) ? declaration : null;
    }

    private static async Task<ResidenceDeclaration?> VisitAsync(Guid fileId, PortalDbContext db, OrderService orders, ICurrentUser user, CancellationToken cancel)
    {
        var visit = await db.Set<VerificationVisit>().AsNoTracking().FirstOrDefaultAsync(v => v.PhotoFileId == fileId, cancel);
        if (visit is null || await db.Set<VerificationOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == visit.OrderId, cancel) is not { } order) return null;
        if (!orders.InReach(order) && !user.Has(ResidencePermissions.ViewDeclarations, order.ScopePath)) return null;
        return await db.Set<ResidenceDeclaration>().AsNoTracking().FirstOrDefaultAsync(d => db.Set<OrderItem>().Any(i => i.OrderId == order.Id && i.DeclarationId == d.Id)
            && (visit.DeclarationId == null || d.Id == visit.DeclarationId), cancel);
    }
}
