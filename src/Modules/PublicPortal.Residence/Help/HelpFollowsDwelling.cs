using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Help;

/// <summary>
/// The mapping puts a dwelling into another cell: an agreed visit stays agreed, and goes to an officer who may visit there.
/// The seat stays where it was taken.
/// </summary>
internal sealed class HelpFollowsDwelling(PortalDbContext db, IAccounts accounts) : IEventHandler<DwellingMoved>
{
    public async Task HandleAsync(DwellingMoved happened, Process process, CancellationToken cancel)
    {
        var open = await db.Set<HelpVisit>().Where(h => h.DwellingId == happened.DwellingId && h.State == HelpState.Open).ToListAsync(cancel);
        if (open.Count == 0) return;
        var able = await accounts.StaffOverAsync(ResidencePermissions.Visit, happened.ToScopePath, cancel);
        foreach (var help in open)
        {
            help.ScopePath = happened.ToScopePath;
            if (able.Count == 0 || able.Any(a => a.Id == help.OfficerAccountId)) continue;
            process.Raise(new HelpHandedOver(help.Id, help.OfficerAccountId, able[0].Id));
            help.Assign(able[0].Id);
        }
    }
}
