using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>After some visits to a closed door the declarations are closed as not found; the person reads why, and how to contest it.</summary>
internal sealed class NotMet(PortalDbContext db, OrderService orders, SettlementService settlement, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <param name="order">The visit that is being entered is saved.</param>
    /// <returns>True when this was the last visit.</returns>
    public async Task<bool> EndsAsync(VerificationOrder order, IReadOnlyList<ResidenceDeclaration> open, AccountInfo officer, Process process, CancellationToken cancel)
    {
        if (open.Count == 0) return false;
        var times = await db.Set<VerificationVisit>().Where(v => v.OrderId == order.Id && v.KeptBecause == null && v.Result == VisitResult.NobodyHome).Select(v => v.At).ToListAsync(cancel);
        var visits = times.Select(ChinaTime.Date).Distinct().Count();   // twice on a day is one visit
        if (visits < options.Value.MostVisits) return false;
        var why = $"{visits} 次上门都没有见到人";
        foreach (var declaration in open)
        {
            if (declaration.Refuse(officer.Id, why, clock.GetUtcNow()).IsRefused) continue;
            await settlement.RefusedAsync(declaration, "residence.not-met", new()
            {
                ["visits"] = visits.ToString(System.Globalization.CultureInfo.InvariantCulture), ["officer"] = officer.DisplayName, ["number"] = officer.StaffNumber ?? "",
            }, process, cancel);
            await orders.DropAsync(declaration.Id, process, cancel, new DoorEnd(VerificationKind.NotMet, officer.Id));
        }
        return true;
    }
}
