using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Counters;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Dwellings;

/// <summary>Declarations that ended for a reason of their own leave the numbers of their place.</summary>
internal sealed class EndsCounted(PortalDbContext db, CounterChanges changes) : IEventHandler<DeclarationEnded>
{
    public async Task HandleAsync(DeclarationEnded happened, Process process, CancellationToken cancel)
    {
        var declaration = (await db.Set<ResidenceDeclaration>().FindAsync([happened.DeclarationId], cancel))!;
        if (happened.Day is null) changes.Add(declaration.ScopePath, Measure.Doubtful, -1);   // it was never in force
        else if (declaration.DwellingId is { } dwelling) changes.Accepted(dwelling, declaration.ScopePath, -1);
    }
}
