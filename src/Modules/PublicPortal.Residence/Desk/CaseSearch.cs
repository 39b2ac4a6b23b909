using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Site;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Desk;

/// <summary>The desk's search box opens a declaration by its case number, as people read it out.</summary>
internal sealed class CaseSearch(PortalDbContext db, ICurrentUser user) : IDeskSearch
{
    public async Task<IReadOnlyList<DeskHit>> FindAsync(string typed, CancellationToken cancel)
    {
        if (!user.Has(ResidencePermissions.ViewDeclarations) || InboxQueries.CaseNumber(typed) is not { } number) return [];
        var found = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.CaseNumber == number, cancel);
        return found is null || !user.Has(ResidencePermissions.ViewDeclarations, found.ScopePath) ? []
            : [new DeskHit(new("入住申报", "Declaration"), found.CaseNumber, DeskTexts.ToDo(found), $"/desk/residence/declarations/{found.Id}", "document", IsExact: true)];
    }
}
