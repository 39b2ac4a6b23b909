using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Delivery;

namespace PublicPortal.Notifications.Notices;

/// <summary>Old messages, and numbers that could not be reached within a week, are forgotten.</summary>
internal sealed class NoticeTidyUp(WorkRunner runner, TimeProvider clock, IOptions<NotificationsOptions> options) : IPortalJob
{
    public string Name => "notifications.tidy-up";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("notifications.tidy-up", Channel.Job, async (services, _) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var old = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var unreachable = clock.GetUtcNow().AddDays(-7);
        await db.BeginWriteAsync(cancel);
        await db.Set<Notice>().Where(n => n.CreatedAt < old).ExecuteDeleteAsync(cancel);
        await db.Set<PhoneMessage>().Where(m => m.CreatedAt < unreachable).ExecuteDeleteAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
