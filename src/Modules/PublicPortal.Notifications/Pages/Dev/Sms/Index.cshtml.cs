using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Notifications.Pages.Dev.Sms;

/// <summary><c>/dev/sms</c>: what would have gone to phones, for whoever tries the portal out. Development only.</summary>
internal sealed class IndexModel(DataFolder folder, IHostEnvironment environment) : PortalPageModel
{
    internal sealed record SentSms(DateTimeOffset At, string Phone, string Text);

    public IReadOnlyList<SentSms> Sent { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) return NotFound();   // a second wall behind the missing address
        var file = folder.At("sms.log");
        if (System.IO.File.Exists(file))
            Sent = [.. (await System.IO.File.ReadAllLinesAsync(file, cancel)).Reverse().Take(20).Select(line => JsonSerializer.Deserialize<SentSms>(line, JsonSerializerOptions.Web)!)];
        return Page();
    }
}
