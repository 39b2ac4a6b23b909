using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PublicPortal.Hosting.Site;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Notifications.Sms;

/// <summary>Outside Production: one JSON line for each SMS in <c>sms.log</c> of the data folder, for whoever tries the portal out.</summary>
internal sealed class SmsFile(DataFolder folder, TimeProvider clock) : ISmsSender
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public async Task SendAsync(Guid id, string phone, string text, CancellationToken cancel)
    {
        var line = JsonSerializer.Serialize(new { id, at = clock.GetUtcNow(), phone, text }, Json);
        await Turn.WaitAsync(cancel);
        try { await File.AppendAllTextAsync(folder.At("sms.log"), line + "\n", cancel); }
        finally { Turn.Release(); }
    }
}
