using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Undeclared;

namespace PublicPortal.Residence.Dwellings;

/// <summary>How much of Residence hangs on a dwelling: counts, no names.</summary>
internal sealed class DwellingContents(PortalDbContext db, TimeProvider clock) : IDwellingContents
{
    public async Task<IReadOnlyList<DwellingContent>> OfAsync(Guid dwellingId, CancellationToken cancel)
    {
        var declared = db.Set<ResidenceDeclaration>().Where(d => d.DwellingId == dwellingId);
        var today = ChinaTime.Today(clock);
        return
        [
            new(new("登记住在这里", "Registered here"), await declared.CountAsync(d => d.State == DeclarationState.Accepted, cancel)),
            new(new("申报还在核对", "Declarations being checked"), await declared.CountAsync(d => d.State == DeclarationState.Doubtful, cancel)),
            new(new("租约", "Leases"), await db.Set<Lease>().CountAsync(l => l.DwellingId == dwellingId && l.State != LeaseState.Declined && (l.To == null || l.To >= today), cancel)),
            new(new("没办完的派单", "Open visits"), await db.Set<VerificationOrder>().CountAsync(o => o.DwellingId == dwellingId && o.State == OrderState.Open, cancel)),
            new(new("无人申报提醒", "Reminders that nobody declared"), await db.Set<UndeclaredCase>().CountAsync(c => c.DwellingId == dwellingId && c.SettledAt == null, cancel)),
        ];
    }
}

internal static class DwellingServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<DwellingFollows>();
        services.AddScoped<DwellingEnds>();
        services.AddScoped<IDwellingContents, DwellingContents>();
        services.AddScoped<IEventHandler<DwellingMoved>>(s => s.GetRequiredService<DwellingFollows>());
        services.AddScoped<IEventHandler<PlaceMoved>>(s => s.GetRequiredService<DwellingFollows>());
        services.AddScoped<IEventHandler<DwellingRenumbered>>(s => s.GetRequiredService<DwellingFollows>());
        services.AddScoped<IEventHandler<DwellingSplit>>(s => s.GetRequiredService<DwellingFollows>());
        services.AddScoped<IEventHandler<DwellingMerged>>(s => s.GetRequiredService<DwellingEnds>());
        services.AddScoped<IEventHandler<DwellingDemolished>>(s => s.GetRequiredService<DwellingEnds>());
    }
}
