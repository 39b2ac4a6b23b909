using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>Late orders rise to the street, once each.</summary>
internal sealed class LateOrdersJob(WorkRunner runner, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.late-orders";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residence.escalate-orders", Channel.Job, async (services, process) =>
    {
        var db = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
        var accounts = (IAccounts)services.GetService(typeof(IAccounts))!;
        var orders = (OrderService)services.GetService(typeof(OrderService))!;
        var now = clock.GetUtcNow();
        var late = await db.Set<VerificationOrder>().Where(o => o.State == OrderState.Open && o.DueAt < now && o.EscalatedAt == null).OrderBy(o => o.DueAt).Take(200).ToListAsync(cancel);
        var officers = await accounts.FindManyAsync([.. late.Select(o => o.OfficerAccountId).OfType<Guid>().Distinct()], cancel);
        foreach (var order in late)
        {
            order.EscalatedAt = now;
            process.Raise(new OrderEscalated(order.Id));
            var officer = order.OfficerAccountId is { } id && officers.TryGetValue(id, out var known) ? known.DisplayName : null;
            foreach (var chief in (await accounts.StaffOverAsync(ResidencePermissions.Oversee, order.ScopePath, cancel)).Take(2))
                await orders.TellOfficerAsync(chief.Id, order, "residence.order-late", new()
                {
                    ["due"] = NoticeValue.Of(ChinaTime.Date(order.DueAt)),
                    ["officer"] = officer ?? NoticeValue.Of(new LocalizedText("还没有人", "nobody yet")),
                }, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
