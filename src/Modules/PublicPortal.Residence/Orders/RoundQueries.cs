using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Orders;

/// <summary>One door of an officer's round.</summary>
/// <param name="Address">The written one where the dwelling is in no register.</param>
/// <param name="Rules">What to check, over all declarations of the visit.</param>
/// <param name="Day">The day chosen by the residents, else the day it is due.</param>
internal sealed record RoundStop(OrderLine Line, string Address, IReadOnlyList<ReviewRule> Rules, DateOnly Day, bool IsLate)
{
    public VerificationOrder Order => Line.Order;
    public string Building => WalkingOrder.Building(Address);
}

/// <summary>Stops of one day, or all late ones.</summary>
internal sealed record RoundDay(DateOnly Day, bool IsLate, IReadOnlyList<RoundStop> Stops, IReadOnlyList<HelpLine> Helps)
{
    public int Count => Stops.Count + Helps.Count;
}

/// <param name="Next">Where to go first; also among the days.</param>
internal sealed record Round(bool IsMine, RoundStop? Next, IReadOnlyList<RoundDay> Days, int Mine, int All, DateTimeOffset Now);

/// <summary>An officer's round: late first, then day by day, in walking order within a day.</summary>
internal sealed class RoundQueries(PortalDbContext db, OrderQueries orders, HelpQueries helps, FieldCipher cipher, ICurrentUser user, TimeProvider clock)
{
    public async Task<Round> FindAsync(bool mine, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lines = await orders.OpenAsync(mine, cancel);
        var ids = lines.Select(l => l.Order.Id).ToList();
        var rules = await RulesAsync(ids, cancel);
        var written = await WrittenAsync([.. lines.Where(l => l.Dwelling is null).Select(l => l.Order.Id)], cancel);
        var stops = lines.Select(line => Stop(line, rules[line.Order.Id], written.GetValueOrDefault(line.Order.Id), now))
            .OrderByDescending(s => s.IsLate).ThenBy(s => s.IsLate ? DateOnly.MinValue : s.Day).ThenBy(s => s.Order.Slot)
            .ThenBy(s => s.Address, WalkingOrder.Instance).ToList();
        var today = ChinaTime.Date(now);
        var visits = stops.ToLookup(s => (s.IsLate, Day: s.IsLate ? DateOnly.MinValue : s.Day));
        var help = (await helps.OpenAsync(mine, cancel)).ToLookup(h => (IsLate: h.Help.Day < today, Day: h.Help.Day < today ? DateOnly.MinValue : h.Help.Day));
        var days = visits.Select(g => g.Key).Union(help.Select(g => g.Key)).OrderByDescending(k => k.IsLate).ThenBy(k => k.Day)
            .Select(k => new RoundDay(k.Day, k.IsLate, [.. visits[k]], [.. help[k]])).ToList();
        var open = db.Set<VerificationOrder>().AsNoTracking().Where(o => o.State == OrderState.Open);
        return new Round(mine, stops.FirstOrDefault(), days,
            await open.CountAsync(o => o.OfficerAccountId == user.AccountId, cancel), await orders.InReach(open).CountAsync(cancel), now);
    }

    private static RoundStop Stop(OrderLine line, IEnumerable<ReviewRule> rules, string? written, DateTimeOffset now) => new(
        line, line.Dwelling?.Address ?? written ?? Text.T("库外地址", "Address not in the register"), [.. rules.Distinct().Order()],
        line.Order.SlotDay ?? ChinaTime.Date(line.Order.DueAt), line.Order.IsLate(now));

    private async Task<ILookup<Guid, ReviewRule>> RulesAsync(List<Guid> orderIds, CancellationToken cancel)
    {
        var rows = await (from i in db.Set<OrderItem>().AsNoTracking()
                          join x in db.Set<Doubt>().AsNoTracking() on i.DeclarationId equals x.DeclarationId
                          where orderIds.Contains(i.OrderId) && i.SettledAt == null && x.SettledAt == null
                          select new { i.OrderId, x.Rule }).ToListAsync(cancel);
        return rows.ToLookup(r => r.OrderId, r => r.Rule);
    }

    /// <summary>What people wrote where the register has no dwelling; the officer must find the door.</summary>
    private async Task<Dictionary<Guid, string>> WrittenAsync(List<Guid> orderIds, CancellationToken cancel)
    {
        if (orderIds.Count == 0) return [];
        var rows = await (from i in db.Set<OrderItem>().AsNoTracking()
                          join d in db.Set<ResidenceDeclaration>().AsNoTracking() on i.DeclarationId equals d.Id
                          where orderIds.Contains(i.OrderId) && d.AddressSealed != null
                          select new { i.OrderId, d.Id, d.AddressSealed }).ToListAsync(cancel);
        return rows.GroupBy(r => r.OrderId).ToDictionary(g => g.Key, g => cipher.Open(DeclarationService.AddressColumn, g.First().Id, g.First().AddressSealed!));
    }
}
