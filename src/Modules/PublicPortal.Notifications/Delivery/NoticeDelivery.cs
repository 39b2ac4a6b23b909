using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Site;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Notices;
using PublicPortal.Notifications.Preferences;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications.Delivery;

/// <summary>Sends a message of the inbox through one channel, if the person still wants it that way.</summary>
internal sealed class NoticeDelivery(
    PortalDbContext db, TemplateSet templates, IEnumerable<INotificationChannel> channels, PreferenceService preferences, PublicAddress address, TimeProvider clock) : IOutboxHandler
{
    public const string KindName = "notifications.notice";

    /// <param name="Notice">Id of the inbox row.</param>
    internal sealed record Message(Guid Notice, string Channel);

    public string Kind => KindName;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var (id, name) = JsonSerializer.Deserialize<Message>(message.Payload)!;
        var channel = channels.FirstOrDefault(c => c.Name == name);
        var notice = await db.Set<Notice>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, cancel);
        if (channel is null || notice is null || templates.Find(notice.Template) is not { } template) return;   // switched off or deleted since
        if (template.GoodFor is { } goodFor && clock.GetUtcNow() > notice.CreatedAt + goodFor) return;
        if (!(await preferences.OfAsync(notice.AccountId, cancel)).Allows(name)) return;
        var values = notice.ReadValues();
        var text = templates.Render(template, values, notice.CreatedAt);
        await channel.SendAsync(new OutgoingNotice(notice.Id, notice.AccountId, notice.Template, text.Title, text.Body, values, address.Of(notice.Path), notice.CreatedAt)
        {
            WeChatFields = text.WeChatFields,
        }, cancel);
    }
}
