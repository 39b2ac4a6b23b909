using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>Issues, joins, hands over and closes verification orders.</summary>
internal sealed class OrderService(
    PortalDbContext db, OrderCourse course, IAccounts accounts, IPlaces places, INotifier notifier, WorkingCalendar calendar, ICurrentUser user,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <summary>One visit per dwelling for all its doubts: joins the open order, or issues one to the officer of the cell.</summary>
    /// <param name="dwelling">That of the declaration, where it is known already.</param>
    public async Task EnsureAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel, DwellingInfo? dwelling = null)
    {
        var now = clock.GetUtcNow();
        var order = declaration.DwellingId is { } at
            ? await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.DwellingId == at && o.State == OrderState.Open, cancel)
            : null;
        if (order is null)
        {
            var officer = (await accounts.StaffOverAsync(ResidencePermissions.Visit, declaration.ScopePath, cancel)).FirstOrDefault();
            order = new VerificationOrder { Id = Ids.New(now), DwellingId = declaration.DwellingId, ScopePath = declaration.ScopePath, CreatedAt = now };
            await course.BeginAsync(order, officer?.Id, dwelling, process, cancel);
            db.Add(order);
            process.Raise(new OrderIssued(order.Id, declaration.Id, order.OfficerAccountId, order.DueAt));
        }
        var item = await db.Set<OrderItem>().FirstOrDefaultAsync(i => i.OrderId == order.Id && i.DeclarationId == declaration.Id, cancel);
        if (item is not null) item.SettledAt = null;   // doubted once more while the visit is still to come
        else db.Add(new OrderItem { Id = Ids.New(now), OrderId = order.Id, DeclarationId = declaration.Id });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A declaration needs no visit any more; the order closes with its last one.</summary>
    /// <param name="door">What was entered at the door; null when people settled it themselves.</param>
    public async Task DropAsync(Guid declarationId, Process process, CancellationToken cancel, DoorEnd? door = null)
    {
        var now = clock.GetUtcNow();
        var items = await db.Set<OrderItem>().Where(i => i.DeclarationId == declarationId && i.SettledAt == null).ToListAsync(cancel);
        foreach (var item in items)
        {
            item.SettledAt = now;
            await db.SaveChangesAsync(cancel);   // the question below asks the database, and others of the same visit may end in the same act
            var open = await db.Set<OrderItem>().AnyAsync(i => i.OrderId == item.OrderId && i.Id != item.Id && i.SettledAt == null, cancel);
            if (open) continue;
            var order = await db.Set<VerificationOrder>().FirstAsync(o => o.Id == item.OrderId, cancel);
            if (order.State != OrderState.Open) continue;
            await course.CloseAsync(order, door, now, process, cancel);
        }
    }

    /// <summary>The resident chooses when to be met.</summary>
    public async Task<Result> ChooseSlotAsync(Guid declarationId, Guid accountId, string? day, string? slot, Process process, CancellationToken cancel)
    {
        var order = await (from i in db.Set<OrderItem>()
                           join d in db.Set<ResidenceDeclaration>() on i.DeclarationId equals d.Id
                           join o in db.Set<VerificationOrder>() on i.OrderId equals o.Id
                           where i.DeclarationId == declarationId && d.DeclarantAccountId == accountId && o.State == OrderState.Open
                           select o).FirstOrDefaultAsync(cancel);
        if (order is null) return OrderRefusals.Closed;
        if (!DeclarationService.TryDay(day, out var chosen) || !Enum.TryParse<VisitSlot>(slot, out var half) || !Enum.IsDefined(half)) return OrderRefusals.SlotMissing;
        var done = order.Choose(chosen, half, ChinaTime.Today(clock));
        if (done.IsRefused) return done;
        await course.MoveAsync(order, ChinaTime.At(chosen, VisitSlots.End(half)), process, cancel);
        process.Raise(new SlotChosen(order.Id, chosen, half));
        if (order.OfficerAccountId is { } officer)
        {
            var text = VisitSlots.Text(half);
            await TellOfficerAsync(officer, order, "residence.slot-chosen", new()
            {
                ["slot"] = NoticeValue.Of(new LocalizedText($"{chosen.Month} 月 {chosen.Day} 日{text.Zh}", $"{chosen:d MMMM}, {text.En}")),
            }, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return done;
    }

    /// <summary>Hands an order to a colleague who may visit there.</summary>
    public async Task<Result> HandOverAsync(Guid orderId, Guid? to, string? reason, Process process, CancellationToken cancel)
    {
        var order = await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.Id == orderId, cancel);
        if (order is null || !InReach(order)) return OrderRefusals.NotYours;
        if (order.State != OrderState.Open) return OrderRefusals.Closed;
        if (string.IsNullOrWhiteSpace(reason)) return OrderRefusals.ReasonMissing;
        var able = await accounts.StaffOverAsync(ResidencePermissions.Visit, order.ScopePath, cancel);
        if (to is not { } officer || able.All(a => a.Id != officer)) return OrderRefusals.OfficerMissing;
        var from = order.OfficerAccountId;
        if (from == officer) return Result.Ok();
        await course.AssignAsync(order, officer, process, cancel);
        process.Raise(new OrderHandedOver(order.Id, from, officer));
        await TellOfficerAsync(officer, order, "residence.handed-over", new()
        {
            ["from"] = user.DisplayName ?? "", ["until"] = NoticeValue.Of(ChinaTime.Date(order.DueAt)),
        }, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Own orders always; others' where one oversees the place.</summary>
    public bool InReach(VerificationOrder order) =>
        order.OfficerAccountId == user.AccountId || user.Has(ResidencePermissions.Oversee, order.ScopePath) || user.Has(ResidencePermissions.Visit, order.ScopePath);

    /// <summary>Tells those who decide over the place that a person wants a human to look.</summary>
    public async Task TellReviewersAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        var until = calendar.Add(ChinaTime.Today(clock), options.Value.ReviewWorkingDays);
        var dwelling = declaration.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;
        foreach (var reviewer in (await accounts.StaffOverAsync(ResidencePermissions.Decide, declaration.ScopePath, cancel)).Take(3))
            await notifier.NotifyAsync(reviewer.Id, "residence.objection", new Dictionary<string, string>
            {
                ["number"] = declaration.CaseNumber, ["address"] = dwelling?.Address ?? "—", ["until"] = NoticeValue.Of(until),
            }, $"/desk/residence/declarations/{declaration.Id}", cancel);
    }

    internal async Task TellOfficerAsync(Guid officer, VerificationOrder order, string template, Dictionary<string, string> values, CancellationToken cancel)
    {
        var dwelling = order.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;
        values["address"] = dwelling?.Address ?? NoticeValue.Of(new LocalizedText("库外地址", "an address not in the register"));
        await notifier.NotifyAsync(officer, template, values, $"/desk/residence/orders/{order.Id}", cancel);
    }
}
