using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>One person's phone (or desk) with a real browser. Every page it looks at is checked and kept as a picture.</summary>
internal sealed class Phone : IAsyncDisposable
{
    /// <summary>One Chromium for all tests: starting it takes longer than most of them. A context shares nothing with another. It ends with the process.</summary>
    private static readonly Lazy<Task<IBrowser>> Chromium = new(async () => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? throw new InvalidOperationException("PORTAL_TEST_CHROMIUM is not set; ./test.sh sets it."),
        Args = ["--no-sandbox", "--disable-dev-shm-usage"],
    }));

    private readonly bool script, looks;

    private Phone(IPage page, PortalSite site, string pictures, bool script) =>
        (Page, Site, Pictures, this.script, looks) = (page, site.Address!, pictures, script, site.Kind == DatabaseKind.Sqlite);

    public IPage Page { get; }
    public Uri Site { get; }

    /// <summary>Where what was seen is kept.</summary>
    public string Pictures { get; }

    /// <param name="width">390 is a phone, 1280 a desk.</param>
    public static async Task<Phone> StartAsync(PortalSite site, int width = 390, string locale = "zh-CN", bool script = true)
    {
        var context = await (await Chromium.Value).NewContextAsync(new()
        {
            ViewportSize = new ViewportSize { Width = width, Height = 844 }, Locale = locale, JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(60_000);   // a slow machine is no failure
        var pictures = Path.Combine(AppContext.BaseDirectory, "pictures", site.Kind.ToString());
        Directory.CreateDirectory(pictures);
        return new Phone(await context.NewPageAsync(), site, pictures, script);
    }

    public Task OpenAsync(string path) => Page.GotoAsync(new Uri(Site, path).ToString());

    /// <summary>Signs in as a made-up person with one click.</summary>
    public async Task BecomeAsync(string key)
    {
        await OpenAsync("/dev/people");
        await Page.Locator($"form:has(input[name=key][value='{key}']) button").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/dev/people", StringComparison.Ordinal));
    }

    /// <summary>Presses the page's one main button and waits for the next page.</summary>
    public Task PressMainAsync() => PressAsync(":is(.act-bar, .acts) .btn:not(.second):not(.quiet)");

    /// <summary>Presses what leads to another page, and waits until that page is there.</summary>
    public async Task PressAsync(string selector)
    {
        var there = new TaskCompletionSource();
        void Arrived(object? sender, IPage page) => there.TrySetResult();
        Page.DOMContentLoaded += Arrived;
        await Page.Locator(selector).First.ClickAsync();
        await there.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Page.DOMContentLoaded -= Arrived;
    }

    /// <summary>
    /// The picture is kept, axe finds nothing, and nothing is wider than the screen. The pages are the same on both databases:
    /// the slow looks are done on one of them.
    /// </summary>
    public async Task LookAsync(string name, [CallerMemberName] string test = "")
    {
        if (looks) await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{test}-{name}.png"), FullPage = true });
        var sideways = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{name} scrolls sideways by {sideways} px");
        if (!script || !looks) return;   // axe waits for timers, which stand still in a page without script
        var found = await Page.RunAxe(new AxeRunOptions { Iframes = false });   // what is framed is a page of its own
        Assert.True(found.Violations.Length == 0,
            name + ": " + string.Join("; ", found.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Target))}")));
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
