using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications.Sms;

/// <summary>SMS to the confirmed number of an account, for messages that have an SMS text.</summary>
internal sealed class SmsChannel(IEnumerable<IAccountPhones> phones, ISmsSender sender, TemplateSet templates) : INotificationChannel
{
    public string Name => "sms";

    public async Task<bool> SendAsync(OutgoingNotice notice, CancellationToken cancel)
    {
        if (templates.Find(notice.Template) is not { Sms: not null } template) return false;
        foreach (var book in phones)
        {
            if (await book.PhoneOfAsync(notice.AccountId, cancel) is not { } phone) continue;
            await sender.SendAsync(notice.Id, phone, templates.RenderSms(template, notice.Values, notice.At, notice.Url), cancel);
            return true;
        }
        return false;
    }
}
