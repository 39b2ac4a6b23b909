using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Desk;

/// <param name="Ids">The ticked orders.</param>
/// <param name="All">All open ones of the filter instead.</param>
internal sealed record HandOverInput(IReadOnlyCollection<string> Ids, bool All, ListView List, string? Officer, string? Reason);

/// <summary>One chosen order, and why it cannot be handed over; null when it can.</summary>
internal sealed record HandOverLine(OrderRow Row, Refusal? Refused);

/// <summary>What would be handed over, before it is.</summary>
internal sealed record HandOverPlan(AccountInfo To, string Reason, IReadOnlyList<HandOverLine> Lines)
{
    public int Good => Lines.Count(l => l.Refused is null);
}

/// <summary>What was handed over.</summary>
internal sealed record HandOverView(HandOver HandOver, AccountInfo? To, IReadOnlyList<(HandOverItem Item, OrderRow? Row)> Items, bool CanBeUndone);

/// <summary>Hands many orders to one officer: one process, one event an order; what cannot go stays and is listed.</summary>
internal sealed class HandOverService(
    PortalDbContext db, OrderLists lists, OrderCourse course, IAccounts accounts, INotifier notifier, ICurrentUser user, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <summary>Officers who may visit somewhere in the own area.</summary>
    public Task<IReadOnlyList<StaffReach>> OfficersAsync(CancellationToken cancel) =>
        accounts.StaffWithinAsync(ResidencePermissions.Visit, user.Scopes(ResidencePermissions.Oversee), cancel);

    public async Task<Result<HandOverPlan>> PlanAsync(HandOverInput input, CancellationToken cancel)
    {
        var most = options.Value.MostHandedOver;
        var wrong = new List<Refusal>();
        var ids = await IdsAsync(input, cancel);
        if (ids.Count == 0) wrong.Add(HandOverRefusals.NothingChosen);
        if (ids.Count > most) wrong.Add(HandOverRefusals.TooMany.With(most));
        var officer = Guid.TryParse(input.Officer, out var to) ? (await OfficersAsync(cancel)).FirstOrDefault(o => o.Account.Id == to) : null;
        if (officer is null) wrong.Add(OrderRefusals.OfficerMissing);
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length == 0) wrong.Add(OrderRefusals.ReasonMissing);
        else if (reason.Length > 200) wrong.Add(HandOverRefusals.ReasonTooLong);
        else if (NoteText.Read(reason).IsRefused) wrong.Add(HandOverRefusals.ReasonHoldsNumber);
        if (wrong.Count > 0) return Result<HandOverPlan>.Refuse(wrong);

        var orders = await Within(db.Set<VerificationOrder>().AsNoTracking().Where(o => ids.Contains(o.Id))).OrderBy(o => o.DueAt).ThenBy(o => o.Id).ToListAsync(cancel);
        var rows = await lists.RowsAsync(orders, cancel);
        return new HandOverPlan(officer!.Account, reason, [.. rows.Select(r => new HandOverLine(r, Why(r.Order, officer)))]);
    }

    /// <summary>What is ticked, or all open ones of the filter; one more than allowed tells that there are too many.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(HandOverInput input, CancellationToken cancel) => input.All
        ? await lists.OpenIdsAsync(input.List, options.Value.MostHandedOver + 1, cancel)
        : [.. input.Ids.Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).Distinct()];

    /// <param name="process">Started with the reason; its id becomes that of the hand-over.</param>
    public async Task<Result<Guid>> HandOverAsync(HandOverInput input, Process process, CancellationToken cancel)
    {
        var planned = await PlanAsync(input, cancel);
        if (planned.IsRefused) return Result<Guid>.Refuse(planned.Refusals);
        if (planned.Value.Good == 0) return HandOverRefusals.NoneLeft;
        var (plan, now) = (planned.Value, clock.GetUtcNow());
        var act = new HandOver { Id = process.Id, ByAccountId = user.AccountId!.Value, ToAccountId = plan.To.Id, At = now };
        var going = plan.Lines.Where(l => l.Refused is null).Select(l => l.Row.Order.Id).ToList();
        var orders = await db.Set<VerificationOrder>().Where(o => going.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(cancel);
        foreach (var line in plan.Lines.Where(l => l.Refused is not null))
            act.Items.Add(new HandOverItem { Id = Ids.New(now), HandOverId = act.Id, OrderId = line.Row.Order.Id, FromAccountId = line.Row.Order.OfficerAccountId, Refused = line.Refused!.Code });
        foreach (var order in orders)
        {
            act.Items.Add(new HandOverItem { Id = Ids.New(now), HandOverId = act.Id, OrderId = order.Id, FromAccountId = order.OfficerAccountId });
            process.Raise(new OrderHandedOver(order.Id, order.OfficerAccountId, plan.To.Id));
        }
        db.Add(act);
        try { await course.AssignManyAsync(orders.ToDictionary(o => o, _ => (Guid?)plan.To.Id), process, cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        await notifier.NotifyAsync(plan.To.Id, "residence.handed-over-many", new Dictionary<string, string>
        {
            ["count"] = orders.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ["from"] = user.DisplayName ?? "",
            ["until"] = NoticeValue.Of(ChinaTime.Date(orders.Min(o => o.DueAt))),
        }, "/desk/residence/orders", cancel);
        await db.SaveChangesAsync(cancel);
        return act.Id;
    }

    /// <summary>Gives back what is still with the officer and open; what has moved on since stays where it is.</summary>
    public async Task<Result> UndoAsync(Guid id, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(id, cancel) is not { } act) return HandOverRefusals.TooLateToUndo.With(options.Value.UndoMinutes);
        var undone = act.Undo(clock.GetUtcNow(), options.Value.UndoMinutes);
        if (undone.IsRefused) return undone;
        var from = act.Items.Where(i => i.Refused is null).ToDictionary(i => i.OrderId, i => i.FromAccountId);
        var ids = from.Keys.ToList();
        var orders = await db.Set<VerificationOrder>().Where(o => ids.Contains(o.Id) && o.State == OrderState.Open && o.OfficerAccountId == act.ToAccountId).OrderBy(o => o.Id).ToListAsync(cancel);
        foreach (var order in orders) process.Raise(new OrderGivenBack(order.Id, act.ToAccountId, from[order.Id]));
        try { await course.AssignManyAsync(orders.ToDictionary(o => o, o => from[o.Id]), process, cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return undone;
    }

    /// <summary>Null when it is not the present official's own.</summary>
    public async Task<HandOverView?> FindAsync(Guid id, CancellationToken cancel)
    {
        var me = user.AccountId;
        var act = await db.Set<HandOver>().AsNoTracking().Include(h => h.Items).FirstOrDefaultAsync(h => h.Id == id && h.ByAccountId == me, cancel);
        if (act is null) return null;
        var ids = act.Items.Select(i => i.OrderId).ToList();
        var rows = (await lists.RowsAsync(await Within(db.Set<VerificationOrder>().AsNoTracking().Where(o => ids.Contains(o.Id))).ToListAsync(cancel), cancel)).ToDictionary(r => r.Order.Id);
        return new HandOverView(act, await accounts.FindAsync(act.ToAccountId, cancel),
            [.. act.Items.OrderBy(i => i.Refused is null).ThenBy(i => i.Id).Select(i => (i, rows.GetValueOrDefault(i.OrderId)))], act.CanBeUndone(clock.GetUtcNow(), options.Value.UndoMinutes));
    }

    private Task<HandOver?> OwnAsync(Guid id, CancellationToken cancel)
    {
        var me = user.AccountId;
        return db.Set<HandOver>().Include(h => h.Items).FirstOrDefaultAsync(h => h.Id == id && h.ByAccountId == me, cancel);
    }

    private IQueryable<VerificationOrder> Within(IQueryable<VerificationOrder> orders) =>
        orders.Where(ScopeFilter.Below<VerificationOrder>(user.Scopes(ResidencePermissions.Oversee), o => o.ScopePath));

    private static Refusal? Why(VerificationOrder order, StaffReach officer) =>
        order.State != OrderState.Open ? HandOverRefusals.Closed
        : order.OfficerAccountId == officer.Account.Id ? HandOverRefusals.Theirs
        : officer.Reaches(order.ScopePath) ? null : HandOverRefusals.NotTheirPlace;
}
