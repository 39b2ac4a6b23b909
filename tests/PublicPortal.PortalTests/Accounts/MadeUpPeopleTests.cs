using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

public class MadeUpPeopleTests
{
    [Theory, BothDatabases]
    public async Task People_InDevelopment_SignInWithOneClick(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var browser = site.Browser();
        var page = await browser.GetAsync("/dev/people");
        var card = page.Document.QuerySelectorAll("main form").Single(f => f.QuerySelector("input[value='system-administrator']") is not null);
        card.Id = "chosen";
        Assert.Equal("/desk", (await page.Form("#chosen").SubmitAsync()).Path);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk/staff")).Status);
    }

    [Theory, BothDatabases]
    public async Task People_OutsideDevelopment_HaveNoAddress(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var folder = Directory.CreateTempSubdirectory("portal-staging-");
        try
        {
            await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseEnvironment("Staging")
                .UseSetting("Database:Provider", kind.ToString()).UseSetting("ConnectionStrings:Portal", database.ConnectionString)
                .UseSetting("Portal:DataPath", folder.FullName).UseSetting("Portal:PublicAddress", "http://localhost")
                .UseSetting("WeChat:AppId", "wx0123456789abcdef").UseSetting("WeChat:AppSecret", new string('a', 32))
                .UseSetting("Sms:Address", "https://sms.example").UseSetting("Sms:Secret", new string('a', 40))
                .UseSetting("Register:Address", "https://register.example").UseSetting("Register:Secret", new string('a', 40)));
            var browser = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk/sign-in", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/dev/people", TestContext.Current.CancellationToken)).StatusCode);
            using var posted = await browser.PostAsync("/dev/people", new FormUrlEncodedContent([new("key", "system-administrator")]), TestContext.Current.CancellationToken);
            // No page answers: 404, or 405 where only the GET of an asset fits the path. Nobody is signed in either way.
            Assert.Contains(posted.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
            Assert.False(posted.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("portal=", StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
