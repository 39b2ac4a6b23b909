using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>What the engine does by itself, or somebody in the inbox: the order's copies follow in the same transaction.</summary>
internal sealed class OrderFollowsCase(PortalDbContext db, OrderCourse course, OrderService orders, IAccounts accounts, TimeProvider clock)
    : IEventHandler<TaskHandedOver>, IEventHandler<TaskEscalated>, IEventHandler<CaseReckoned>
{
    public async Task HandleAsync(TaskHandedOver happened, Process process, CancellationToken cancel)
    {
        if (await OrderAsync(happened, cancel) is not { } order || order.OfficerAccountId == happened.To) return;   // the residence's own act has copied it
        order.Assign(happened.To);
        if (happened.To is { } to) process.Raise(new OrderHandedOver(order.Id, happened.From, to));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A late order rises to the street, once; after a closed door nobody is told again.</summary>
    public async Task HandleAsync(TaskEscalated happened, Process process, CancellationToken cancel)
    {
        if (await OrderAsync(happened, cancel) is not { EscalatedAt: null } order) return;
        order.EscalatedAt = clock.GetUtcNow();
        process.Raise(new OrderEscalated(order.Id));
        var officer = order.OfficerAccountId is { } id ? (await accounts.FindAsync(id, cancel))?.DisplayName : null;
        foreach (var chief in (await accounts.StaffOverAsync(ResidencePermissions.Oversee, order.ScopePath, cancel)).Take(2))
            await orders.TellOfficerAsync(chief.Id, order, "residence.order-late", new()
            {
                ["due"] = NoticeValue.Of(ChinaTime.Date(order.DueAt)),
                ["officer"] = officer ?? NoticeValue.Of(new LocalizedText("还没有人", "nobody yet")),
            }, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task HandleAsync(CaseReckoned happened, Process process, CancellationToken cancel)
    {
        if (await OrderAsync(happened, cancel) is not { } order) return;
        order.DueAt = await course.DueAsync(order, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<VerificationOrder?> OrderAsync(WorkflowEvent happened, CancellationToken cancel) =>
        happened.Kind == VerificationKind.KindName && await db.Set<VerificationOrder>().FindAsync([happened.About], cancel) is { State: OrderState.Open } order && order.CaseId == happened.CaseId ? order : null;
}

/// <summary>Open orders from before there were cases, or from when none could be had, get theirs, a few at a time.</summary>
internal sealed class OrdersWithoutCase(WorkRunner runner) : IPortalJob
{
    private const int AtOnce = 200;

    public string Name => "residence.orders-without-case";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        while ((await runner.RunAsync("residence.take-over-orders", Channel.Job, async (services, process) =>
        {
            var db = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
            var course = (OrderCourse)services.GetService(typeof(OrderCourse))!;
            var without = await db.Set<VerificationOrder>().Where(o => o.State == OrderState.Open && o.CaseId == null).OrderBy(o => o.DueAt).Take(AtOnce).ToListAsync(cancel);
            foreach (var order in without) await course.SureAsync(order, process, cancel);
            await db.SaveChangesAsync(cancel);
            return Result.Ok(without.Any(o => o.CaseId is null) ? 0 : without.Count);   // those that cannot have one yet wait for the next turn
        }, cancel: cancel)).Value == AtOnce) { }
    }
}
