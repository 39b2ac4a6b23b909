using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Residence.Help;

namespace PublicPortal.Residence.Orders;

/// <summary>What one officer did in a week.</summary>
/// <param name="Done">Orders that a visit of theirs finished.</param>
/// <param name="InTime">Those of them whose visit was made by the due time, whenever its result arrived.</param>
/// <param name="NobodyHome">Among the visits.</param>
/// <param name="Upheld">Refusals of theirs that were opened again after an objection.</param>
internal sealed record WeekRow(AccountInfo Officer, int Done, int InTime, int Visits, int NobodyHome, int Upheld, int Help);

/// <summary>A calendar week, Monday to Sunday in Shenzhen.</summary>
internal readonly record struct Week(DateOnly Monday)
{
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Noon):0000}-W{ISOWeek.GetWeekOfYear(Noon):00}");
    public DateTimeOffset From => ChinaTime.StartOf(Monday);
    public DateTimeOffset To => ChinaTime.StartOf(Monday.AddDays(7));
    private DateTime Noon => Monday.ToDateTime(new TimeOnly(12, 0));

    public static Week Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>2026-W47; null when it is none.</summary>
    public static Week? Read(string? typed) =>
        typed is { Length: 8 } && typed[4..6] == "-W" && int.TryParse(typed[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(typed[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && year is >= 2000 and <= 2200 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year)
            ? new Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday))) : null;
}

/// <summary>An officer's week, counted by four grouped queries over indexed times; nobody is ranked.</summary>
internal sealed class WeekQueries(PortalDbContext db, IAccounts accounts, ICurrentUser user)
{
    public bool MayOversee => user.Has(ResidencePermissions.Oversee);

    /// <param name="mine">Only the present official's own; else everybody's over the places that the official oversees.</param>
    public async Task<IReadOnlyList<WeekRow>> FindAsync(Week week, bool mine, CancellationToken cancel)
    {
        var (from, to, me) = (week.From, week.To, user.AccountId!.Value);
        var scopes = user.Scopes(ResidencePermissions.Oversee);
        var orders = db.Set<VerificationOrder>().AsNoTracking();
        var visits = db.Set<VerificationVisit>().AsNoTracking();
        var helps = db.Set<HelpVisit>().AsNoTracking().Where(h => h.EndedBy != null);
        if (mine)
        {
            visits = visits.Where(v => v.OfficerAccountId == me);
            helps = helps.Where(h => h.EndedBy == me);
        }
        else
        {
            var below = orders.Where(ScopeFilter.Below<VerificationOrder>(scopes, o => o.ScopePath));
            visits = visits.Where(v => below.Any(o => o.Id == v.OrderId));
            helps = helps.Where(ScopeFilter.Below<HelpVisit>(scopes, h => h.ScopePath));
        }
        orders = mine ? orders.Where(o => o.DoneBy == me) : orders.Where(ScopeFilter.Below<VerificationOrder>(scopes, o => o.ScopePath));

        var done = await orders.Where(o => o.DoneAt >= from && o.DoneAt < to && o.DoneBy != null).GroupBy(o => o.DoneBy!.Value)
            .Select(g => new { g.Key, Count = g.Count(), InTime = g.Count(o => o.DoneAt <= o.DueAt) }).ToDictionaryAsync(g => g.Key, cancel);
        var made = await visits.Where(v => v.At >= from && v.At < to).GroupBy(v => v.OfficerAccountId)
            .Select(g => new { g.Key, Count = g.Count(), Nobody = g.Count(v => v.Result == VisitResult.NobodyHome) }).ToDictionaryAsync(g => g.Key, cancel);
        var upheld = await visits.Where(v => v.OverturnedAt >= from && v.OverturnedAt < to).GroupBy(v => v.OfficerAccountId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, cancel);
        var helped = await helps.Where(h => h.EndedAt >= from && h.EndedAt < to).GroupBy(h => h.EndedBy!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, cancel);

        Guid[] ids = mine ? [me] : [.. done.Keys.Union(made.Keys).Union(upheld.Keys).Union(helped.Keys)];
        var who = await accounts.FindManyAsync(ids, cancel);
        return [.. ids.Where(who.ContainsKey).Select(id => new WeekRow(who[id],
                done.GetValueOrDefault(id)?.Count ?? 0, done.GetValueOrDefault(id)?.InTime ?? 0, made.GetValueOrDefault(id)?.Count ?? 0,
                made.GetValueOrDefault(id)?.Nobody ?? 0, upheld.GetValueOrDefault(id)?.Count ?? 0, helped.GetValueOrDefault(id)?.Count ?? 0))
            .OrderBy(r => r.Officer.StaffNumber, StringComparer.Ordinal)];   // by the number on the card, never by a count
    }
}
