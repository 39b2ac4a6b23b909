using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>One order in a list.</summary>
internal sealed record OrderLine(VerificationOrder Order, DwellingInfo? Dwelling, AccountInfo? Officer, int Declarations);

/// <summary>One order with what to check.</summary>
internal sealed record OrderView(
    VerificationOrder Order, DwellingInfo? Dwelling, AccountInfo? Officer, IReadOnlyList<DeclarationView> Open, IReadOnlyList<VerificationVisit> Visits);

/// <summary>Reads of officials about orders, within their places.</summary>
internal sealed class OrderQueries(PortalDbContext db, IAccounts accounts, IPlaces places, DeclarationQueries declarations, OrderService orders, ICurrentUser user)
{
    /// <param name="mine">Only those given to the present official; else all in reach.</param>
    public async Task<IReadOnlyList<OrderLine>> OpenAsync(bool mine, CancellationToken cancel)
    {
        var query = db.Set<VerificationOrder>().AsNoTracking().Where(o => o.State == OrderState.Open);
        query = mine ? query.Where(o => o.OfficerAccountId == user.AccountId) : InReach(query);
        var rows = await query.OrderBy(o => o.DueAt).Take(200).ToListAsync(cancel);
        var ids = rows.Select(o => o.Id).ToList();
        var counts = await db.Set<OrderItem>().AsNoTracking().Where(i => ids.Contains(i.OrderId) && i.SettledAt == null)
            .GroupBy(i => i.OrderId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var where = await places.FindDwellingsAsync([.. rows.Select(o => o.DwellingId).OfType<Guid>().Distinct()], cancel);
        var who = await accounts.FindManyAsync([.. rows.Select(o => o.OfficerAccountId).OfType<Guid>().Distinct()], cancel);
        return [.. rows.Select(o => new OrderLine(o, o.DwellingId is { } d ? where.GetValueOrDefault(d) : null,
            o.OfficerAccountId is { } a ? who.GetValueOrDefault(a) : null, counts.GetValueOrDefault(o.Id)))];
    }

    /// <summary>Null when there is no such order in reach.</summary>
    public async Task<OrderView?> FindAsync(Guid orderId, CancellationToken cancel)
    {
        var order = await db.Set<VerificationOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, cancel);
        if (order is null || !orders.InReach(order)) return null;
        var rows = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts)
            .Where(d => db.Set<OrderItem>().Any(i => i.OrderId == orderId && i.DeclarationId == d.Id && i.SettledAt == null)).OrderBy(d => d.SubmittedAt).ToListAsync(cancel);
        var open = new List<DeclarationView>();
        foreach (var row in rows) open.Add(await declarations.ViewAsync(row, cancel));   // a dwelling holds a handful
        return new OrderView(order,
            order.DwellingId is { } d ? await places.FindDwellingAsync(d, cancel) : null,
            order.OfficerAccountId is { } a ? await accounts.FindAsync(a, cancel) : null,
            open,
            await db.Set<VerificationVisit>().AsNoTracking().Where(v => v.OrderId == orderId).OrderByDescending(v => v.At).ToListAsync(cancel));
    }

    /// <summary>Orders below any of the scope paths over which the official may visit or oversee.</summary>
    internal IQueryable<VerificationOrder> InReach(IQueryable<VerificationOrder> query)
    {
        var scopes = user.Scopes(ResidencePermissions.Visit).Concat(user.Scopes(ResidencePermissions.Oversee)).Distinct().ToList();
        return query.Where(ScopeFilter.Below<VerificationOrder>(scopes, o => o.ScopePath));
    }
}
