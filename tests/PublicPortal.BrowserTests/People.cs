using Microsoft.Playwright;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>The people of a long journey, each with a device of their own; whoever comes back after days signs in again.</summary>
/// <param name="atADesk">Whose screen is wide; all others have a phone.</param>
internal sealed class People(PortalSite site, IReadOnlySet<string> atADesk) : IAsyncDisposable
{
    private readonly Dictionary<string, (Phone Phone, DateTimeOffset SignedIn)> devices = [];
    private FilePayload? photo;

    public PortalSite Site => site;

    public async Task<Phone> AsAsync(string key)
    {
        var now = site.Clock.GetUtcNow();
        if (devices.TryGetValue(key, out var known) && known.SignedIn == now) return known.Phone;
        var phone = known.Phone ?? await Phone.StartAsync(site, atADesk.Contains(key) ? 1280 : 390);
        await phone.BecomeAsync(key);
        devices[key] = (phone, now);
        return phone;
    }

    /// <summary>A picture that a camera could have made: large enough to be shrunk, with something on it.</summary>
    public async Task<FilePayload> PhotoAsync()
    {
        if (photo is not null) return photo;
        var page = await devices.Values.First().Phone.Page.Context.NewPageAsync();
        await page.SetContentAsync("<body style='margin:0;height:900px;background:linear-gradient(#1b2a4a,#31415e 55%,#3d5a3a 56%,#243824)'><p style='position:absolute;left:40%;top:30%;width:60px;height:480px;background:#888'>");
        photo = new FilePayload { Name = "小花园.jpg", MimeType = "image/jpeg", Buffer = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg }) };
        await page.CloseAsync();
        return photo;
    }

    /// <summary>What each of them saw last, beside the other pictures: for whoever looks why a journey ended early.</summary>
    public async Task KeepLastSightAsync()
    {
        foreach (var (key, (phone, _)) in devices) await phone.Page.ScreenshotAsync(new() { Path = Path.Combine(phone.Pictures, $"last-{key}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (phone, _) in devices.Values) await phone.DisposeAsync();
    }
}
