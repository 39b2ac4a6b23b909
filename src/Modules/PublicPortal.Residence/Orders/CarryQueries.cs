using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>One door to carry along: the people there, and what to look at for each.</summary>
internal sealed record CarriedStop(RoundStop Stop, IReadOnlyList<DeclarationLine> People);

/// <summary>The officer's own visits with all that is needed at the doors, read at once: the page then works without a line.</summary>
internal sealed class CarryQueries(PortalDbContext db, RoundQueries rounds, DeclarationQueries declarations)
{
    /// <summary>More than anybody walks in a day; a page must stay light.</summary>
    public const int Most = 40;

    public async Task<IReadOnlyList<CarriedStop>> FindAsync(CancellationToken cancel)
    {
        var round = await rounds.FindAsync(mine: true, cancel);
        var stops = round.Days.SelectMany(d => d.Stops).Take(Most).ToList();
        var ids = stops.Select(s => s.Order.Id).ToList();
        var items = await (from i in db.Set<OrderItem>().AsNoTracking()
                           where ids.Contains(i.OrderId) && i.SettledAt == null
                           select new { i.OrderId, i.DeclarationId }).ToListAsync(cancel);
        var wanted = items.Select(i => i.DeclarationId).ToList();
        var rows = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).Where(d => wanted.Contains(d.Id) && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted) && d.Doubts.Any(x => x.SettledAt == null))
            .OrderBy(d => d.SubmittedAt).ToListAsync(cancel);
        var lines = (await declarations.LinesAsync(rows, cancel)).ToDictionary(l => l.Declaration.Id);
        var people = items.Where(i => lines.ContainsKey(i.DeclarationId)).ToLookup(i => i.OrderId, i => lines[i.DeclarationId]);
        return [.. stops.Where(s => people.Contains(s.Order.Id)).Select(s => new CarriedStop(s, [.. people[s.Order.Id].OrderBy(l => l.Declaration.SubmittedAt)]))];
    }
}
