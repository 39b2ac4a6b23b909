using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Leases;

/// <summary>A lease came in: declarations that waited for one need wait no longer.</summary>
internal sealed class LeaseArrival(PortalDbContext db, SettlementService settlement)
{
    public async Task SettleAsync(IReadOnlyCollection<Guid> dwellingIds, Process process, CancellationToken cancel)
    {
        foreach (var some in dwellingIds.Chunk(500))
        {
            var waiting = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
                .Where(d => d.DwellingId != null && some.Contains(d.DwellingId.Value) && d.State == DeclarationState.Doubtful && d.Doubts.Any(x => x.Rule == ReviewRule.NoLease && x.SettledAt == null))
                .ToListAsync(cancel);
            if (waiting.Count == 0) continue;
            var homes = waiting.Select(d => d.DwellingId!.Value).Distinct().ToArray();
            var leases = (await db.Set<Lease>().AsNoTracking().Where(l => homes.Contains(l.DwellingId)).ToListAsync(cancel)).ToLookup(l => l.DwellingId);
            foreach (var declaration in waiting)
                if (leases[declaration.DwellingId!.Value].Any(l => l.Covers(declaration.MoveInDate)))
                    await settlement.SettleAsync(declaration, [ReviewRule.NoLease], "lease", null, process, cancel);
        }
    }
}
