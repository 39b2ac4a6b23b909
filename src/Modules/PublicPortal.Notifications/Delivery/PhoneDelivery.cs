using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Site;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications.Delivery;

internal sealed class PhoneDelivery(
    PortalDbContext db, UnitOfWork work, TemplateSet templates, FieldCipher cipher, ISmsSender sms, PublicAddress address, TimeProvider clock) : IOutboxHandler
{
    public const string KindName = "notifications.phone";

    /// <param name="PhoneMessage">Id of the row that holds the sealed number.</param>
    internal sealed record Message(Guid PhoneMessage);

    public string Kind => KindName;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<Message>(message.Payload)!.PhoneMessage;
        var row = await db.Set<PhoneMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
        if (row is null) return;   // sent by the try before this one
        var template = templates.Find(row.Template);
        if (template?.Sms is not null && (template.GoodFor is not { } goodFor || clock.GetUtcNow() <= row.CreatedAt + goodFor))
        {
            var link = row.Path is null ? null : address.Of(row.Path);
            await sms.SendAsync(row.Id, row.OpenPhone(cipher), templates.RenderSms(template, row.OpenValues(cipher), row.CreatedAt, link), cancel);
        }
        await db.BeginWriteAsync(CancellationToken.None);
        await db.Set<PhoneMessage>().Where(m => m.Id == id).ExecuteDeleteAsync(CancellationToken.None);
        await work.CompleteAsync(CancellationToken.None);
    }
}
