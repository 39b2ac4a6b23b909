using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Start;

/// <summary>Where officials begin: what is late, what is to be done, and the ways to the lists.</summary>
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : PortalPageModel
{
    public bool MayDeclarations => CurrentUser.Has(ResidencePermissions.ViewDeclarations);
    public bool MayOrders => CurrentUser.Has(ResidencePermissions.Oversee);
    public bool MayPlates => CurrentUser.Has(ResidencePermissions.ViewPlates);
    public bool MayUndeclared => CurrentUser.Has(ResidencePermissions.Visit);
    public bool MayRates => CurrentUser.Has(ResidencePermissions.ViewRates);
    public bool MayExport => CurrentUser.Has(ResidencePermissions.Export);
    public int ToDo { get; private set; }
    public int Reviews { get; private set; }
    public int Open { get; private set; }
    public int Late { get; private set; }
    public int Nobodys { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!MayDeclarations && !MayOrders && !MayPlates) return NotFound();
        if (MayDeclarations)
        {
            var counted = await db.Set<ResidenceDeclaration>().Where(ScopeFilter.Below<ResidenceDeclaration>(CurrentUser.Scopes(ResidencePermissions.ViewDeclarations), d => d.ScopePath))
                .Where(d => d.State == DeclarationState.Doubtful || d.ReviewAskedAt != null).GroupBy(d => d.ReviewAskedAt != null).Select(g => new { Review = g.Key, Count = g.Count() }).ToListAsync(cancel);
            (ToDo, Reviews) = (counted.Sum(c => c.Count), counted.Where(c => c.Review).Sum(c => c.Count));
        }
        if (MayOrders)
        {
            var now = clock.GetUtcNow();
            var open = await db.Set<VerificationOrder>().Where(ScopeFilter.Below<VerificationOrder>(CurrentUser.Scopes(ResidencePermissions.Oversee), o => o.ScopePath)).Where(o => o.State == OrderState.Open)
                .GroupBy(_ => 1).Select(g => new { All = g.Count(), Late = g.Sum(o => o.DueAt < now ? 1 : 0), Nobodys = g.Sum(o => o.OfficerAccountId == null ? 1 : 0) }).FirstOrDefaultAsync(cancel);
            if (open is not null) (Open, Late, Nobodys) = (open.All, open.Late, open.Nobodys);
        }
        return Page();
    }
}
