using Microsoft.Playwright;

namespace PublicPortal.BrowserTests;

/// <summary>The browser that the other tests drive: Debian's Chromium, told by the environment.</summary>
public class BrowserTests
{
    [Fact]
    public async Task Chromium_draws_Chinese_text()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM")
                ?? throw new InvalidOperationException("PORTAL_TEST_CHROMIUM is not set; ./test.sh sets it."),
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<html lang=zh-CN><body style='font:40px sans-serif'><span id=a>居</span><span id=b>民</span></body></html>");

        // Without a Chinese font both characters are the same empty box.
        var first = await page.Locator("#a").ScreenshotAsync();
        var second = await page.Locator("#b").ScreenshotAsync();
        Assert.NotEqual(first, second);
    }
}
