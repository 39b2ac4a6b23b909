using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Desk;

/// <summary>An order in the list of the desk.</summary>
/// <param name="People">Declarations that wait for the visit.</param>
internal sealed record OrderRow(VerificationOrder Order, DwellingInfo? Dwelling, AccountInfo? Officer, IReadOnlyList<ReviewRule> Rules, int People)
{
    public string Address => Dwelling?.Address ?? Hosting.Pages.Text.T("库外地址", "Address not in the register");

    /// <summary>What the visit is for.</summary>
    public string Checks => Order.Kind == OrderKind.Undeclared
        ? Hosting.Pages.Text.T("有租约，没有人申报", "Let, and nobody declared") : string.Join(Hosting.Pages.Text.T("；", "; "), Rules.Select(r => DeskTexts.Name(r).ToString()));
}

/// <summary>The desk's list of orders, for those who oversee a place; an officer's own round is another page.</summary>
internal sealed class OrderLists(PortalDbContext db, IAccounts accounts, IPlaces dwellings, DeskPlaces places, ICurrentUser user, TimeProvider clock)
{
    public const string Nobody = "none";
    public static readonly ListInfo Info = new("residence.orders", "/desk/residence/lists/orders", ResidencePermissions.Oversee, ["place", "officer", "rule", "since", "until"], "open");
    private static readonly IReadOnlyList<string> Shows = ["open", "late", "today", "unassigned", "closed", "all"];

    public async Task<IReadOnlyList<OrderRow>> LoadAsync(ListView list, IReadOnlyList<StaffReach> officers, CancellationToken cancel)
    {
        var below = await places.BelowAsync(list, cancel);
        var matching = Matching(list, user.Scopes(list.Info.Permission), below);
        await CountAsync(list, matching, cancel);
        list.Fields =
        [
            await places.FieldAsync(list, below, cancel),
            new("officer", new("网格员", "Officer"), ListFieldKind.Choice, [new(Hosting.Pages.Text.T("没人接", "Nobody"), Nobody), .. officers.Select(o => new SelectListItem($"{o.Account.DisplayName} {o.Account.StaffNumber}", o.Account.Id.ToString()))]),
            new("rule", new("要看什么", "What to check"), ListFieldKind.Choice, [.. Enum.GetValues<ReviewRule>().Select(r => new SelectListItem(DeskTexts.Name(r).ToString(), r.ToString()))]),
            new("since", new("到期日从", "Due from"), ListFieldKind.Date),
            new("until", new("到期日到", "Due to"), ListFieldKind.Date),
        ];
        list.Sorts = [new("", new("先到期的在前", "Due first")), new("newest", new("新派的在前", "Newest first")), new("place", new("按地点", "By place"))];
        return await RowsAsync(await Sorted(Shown(matching, list.Shown), list).Skip(list.Skip).Take(list.Info.PageSize).ToListAsync(cancel), cancel);
    }

    /// <summary>The open orders under the conditions and the tab of a list, for an act on all of them.</summary>
    public async Task<IReadOnlyList<Guid>> OpenIdsAsync(ListView list, int most, CancellationToken cancel)
    {
        var matching = Matching(list, user.Scopes(list.Info.Permission), await places.BelowAsync(list, cancel));
        return await Sorted(Shown(matching, list.Shown).Where(o => o.State == OrderState.Open), list).Select(o => o.Id).Take(most).ToListAsync(cancel);
    }

    public IQueryable<VerificationOrder> Matching(ListView list, IReadOnlyCollection<string> scopes, string? below)
    {
        var query = db.Set<VerificationOrder>().AsNoTracking().Where(ScopeFilter.Below<VerificationOrder>(scopes, o => o.ScopePath));
        if (below is not null) query = query.Where(o => o.ScopePath.StartsWith(below));
        if (list["officer"] == Nobody) query = query.Where(o => o.OfficerAccountId == null);
        else if (list.Id("officer") is { } officer) query = query.Where(o => o.OfficerAccountId == officer);
        if (Enum.TryParse<ReviewRule>(list["rule"], out var rule) && Enum.IsDefined(rule))
            query = query.Where(o => db.Set<OrderItem>().Any(i => i.OrderId == o.Id && db.Set<Doubt>().Any(x => x.DeclarationId == i.DeclarationId && x.Rule == rule)));
        if (list.Day("since") is { } since)
        {
            var from = ChinaTime.StartOf(since);
            query = query.Where(o => o.DueAt >= from);
        }
        if (list.Day("until") is { } until)
        {
            var to = ChinaTime.StartOf(until.AddDays(1));
            query = query.Where(o => o.DueAt < to);
        }
        return query;
    }

    public IQueryable<VerificationOrder> Shown(IQueryable<VerificationOrder> query, string show)
    {
        var now = clock.GetUtcNow();
        var tomorrow = ChinaTime.StartOf(ChinaTime.Date(now).AddDays(1));
        return show switch
        {
            "late" => query.Where(o => o.State == OrderState.Open && o.DueAt < now),
            "today" => query.Where(o => o.State == OrderState.Open && o.DueAt >= now && o.DueAt < tomorrow),
            "unassigned" => query.Where(o => o.State == OrderState.Open && o.OfficerAccountId == null),
            "closed" => query.Where(o => o.State == OrderState.Closed),
            "all" => query,
            _ => query.Where(o => o.State == OrderState.Open),
        };
    }

    /// <summary>Dwellings, officers, people and doubts of some orders, with one query each.</summary>
    public async Task<IReadOnlyList<OrderRow>> RowsAsync(IReadOnlyList<VerificationOrder> orders, CancellationToken cancel)
    {
        var ids = orders.Select(o => o.Id).ToList();
        var waiting = await (
            from i in db.Set<OrderItem>().AsNoTracking()
            join x in db.Set<Doubt>().AsNoTracking() on i.DeclarationId equals x.DeclarationId
            where ids.Contains(i.OrderId) && i.SettledAt == null && x.SettledAt == null
            select new { i.OrderId, i.DeclarationId, x.Rule }).ToListAsync(cancel);
        var rules = waiting.ToLookup(w => w.OrderId);
        var where = await dwellings.FindDwellingsAsync([.. orders.Select(o => o.DwellingId).OfType<Guid>().Distinct()], cancel);
        var who = await accounts.FindManyAsync([.. orders.Select(o => o.OfficerAccountId).OfType<Guid>().Distinct()], cancel);
        return
        [
            .. orders.Select(o => new OrderRow(o, o.DwellingId is { } d ? where.GetValueOrDefault(d) : null, o.OfficerAccountId is { } a ? who.GetValueOrDefault(a) : null,
                [.. rules[o.Id].Select(w => w.Rule).Distinct().Order()], rules[o.Id].Select(w => w.DeclarationId).Distinct().Count())),
        ];
    }

    private async Task CountAsync(ListView list, IQueryable<VerificationOrder> matching, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tomorrow = ChinaTime.StartOf(ChinaTime.Date(now).AddDays(1));
        var counted = await matching.GroupBy(_ => 1).Select(g => new
        {
            All = g.Count(),
            Open = g.Sum(o => o.State == OrderState.Open ? 1 : 0),
            Late = g.Sum(o => o.State == OrderState.Open && o.DueAt < now ? 1 : 0),
            Today = g.Sum(o => o.State == OrderState.Open && o.DueAt >= now && o.DueAt < tomorrow ? 1 : 0),
            Nobodys = g.Sum(o => o.State == OrderState.Open && o.OfficerAccountId == null ? 1 : 0),
        }).FirstOrDefaultAsync(cancel);
        int Of(string show) => counted is null ? 0 : show switch
        {
            "open" => counted.Open, "late" => counted.Late, "today" => counted.Today, "unassigned" => counted.Nobodys, "closed" => counted.All - counted.Open, _ => counted.All,
        };
        list.Tabs = [.. Shows.Select(s => new ListTab(s, ListTexts.Orders(s), Of(s), Warns: s is "late" or "unassigned"))];
        list.Total = Of(list.Shown);
    }

    private static IQueryable<VerificationOrder> Sorted(IQueryable<VerificationOrder> query, ListView list) => list.Sort switch
    {
        "newest" => query.OrderByDescending(o => o.CreatedAt).ThenBy(o => o.Id),
        "place" => query.OrderBy(o => o.ScopePath).ThenBy(o => o.DwellingId).ThenBy(o => o.Id),
        _ when list.Shown is "closed" => query.OrderByDescending(o => o.ClosedAt).ThenBy(o => o.Id),
        _ => query.OrderBy(o => o.DueAt).ThenBy(o => o.Id),
    };
}
