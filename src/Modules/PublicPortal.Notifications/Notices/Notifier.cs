using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Outbox;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Delivery;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications.Notices;

/// <summary>Adds rows to the present transaction; nothing leaves the machine before it is committed.</summary>
internal sealed class Notifier(
    PortalDbContext db, OutboxQueue outbox, TemplateSet templates, IEnumerable<INotificationChannel> channels, FieldCipher cipher, TimeProvider clock) : INotifier
{
    public Task NotifyAsync(Guid accountId, string template, IReadOnlyDictionary<string, string> values, string path, CancellationToken cancel)
    {
        var accepted = templates.Accept(template, values);
        var now = clock.GetUtcNow();
        var notice = new Notice { Id = Ids.New(now), AccountId = accountId, Template = template, Values = NoticeJson.Write(accepted), Path = Local(path), CreatedAt = now };
        db.Add(notice);
        foreach (var channel in channels) outbox.Add(NoticeDelivery.KindName, new NoticeDelivery.Message(notice.Id, channel.Name));
        return Task.CompletedTask;
    }

    public Task NotifyPhoneAsync(string phone, string template, IReadOnlyDictionary<string, string> values, string? path, CancellationToken cancel)
    {
        var accepted = templates.Accept(template, values);
        if (templates.Find(template)!.Sms is null) throw new InvalidOperationException($"Message '{template}' has no SMS text.");
        var now = clock.GetUtcNow();
        var message = PhoneMessage.Create(Ids.New(now), phone, template, accepted, path is null ? null : Local(path), now, cipher);
        db.Add(message);
        outbox.Add(PhoneDelivery.KindName, new PhoneDelivery.Message(message.Id));
        return Task.CompletedTask;
    }

    /// <summary>A message must never lead away from the portal.</summary>
    private static string Local(string path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && path.Length <= Notice.LongestPath && !path.Any(char.IsControl)
            ? path
            : throw new InvalidOperationException($"A message's path must be a local one of at most {Notice.LongestPath} characters.");
}
