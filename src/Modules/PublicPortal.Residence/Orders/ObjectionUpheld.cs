using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>A refusal was opened again because the person objected: the visit that led to it says so from now on.</summary>
internal sealed class ObjectionUpheld(PortalDbContext db, TimeProvider clock) : IEventHandler<DeclarationReopened>
{
    public async Task HandleAsync(DeclarationReopened happened, Process process, CancellationToken cancel)
    {
        var visit = await db.Set<VerificationVisit>()
            .Where(v => v.DeclarationId == happened.DeclarationId && v.KeptBecause == null && (v.Result == VisitResult.NotFound || v.Result == VisitResult.Refused))
            .OrderByDescending(v => v.At).FirstOrDefaultAsync(cancel);
        if (visit is { OverturnedAt: null }) visit.OverturnedAt = clock.GetUtcNow();
    }
}
