using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Sites;

/// <summary>What the house does for every module: limits, proxies, health, settings, keys of cookies.</summary>
public class HouseTests
{
    [Theory, BothDatabases]
    public async Task LookUps_TooMany_AreAnsweredWith429AndAHelpfulPage(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Portal:LookUpsPerMinute"] = "3" });
        var browser = site.Browser();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/v/AAAABBBBCCCCDDD{i}")).Status);
        var refused = await browser.GetAsync("/v/AAAABBBBCCCCDDD9");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("请过一分钟再试", refused.TextOf("main"), StringComparison.Ordinal);

        using var api = await browser.Http.GetAsync("/api/v1/codes/AAAABBBBCCCCDDDD");   // the same people, the same count
        Assert.Equal(HttpStatusCode.TooManyRequests, api.StatusCode);
        Assert.NotNull(api.Headers.RetryAfter);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);   // everything else goes on
    }

    [Theory, BothDatabases]
    public async Task Health_WhenTheDatabaseDoesNotAnswer_Is503WithoutDetail(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var browser = site.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/healthz")).Status);
        await RunAsync(site, "alter table data_setting rename to data_setting_gone");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/healthz")).Status);   // asked a moment ago
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var ill = await browser.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.Status);
        Assert.Equal("Unhealthy", ill.Text);
        await RunAsync(site, "alter table data_setting_gone rename to data_setting");
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/healthz")).Status);
    }

    [Theory, BothDatabases]
    public async Task Settings_ChangedByAnotherNode_AreTakenOver(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var settings = site.Services.GetRequiredService<SiteSettings>();
        Assert.False(await settings.RefreshAsync(TestContext.Current.CancellationToken));
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await SiteSettings.SetAsync(db, "SiteName", JsonSerializer.SerializeToElement("另一个节点改的名字"));
            await services.GetRequiredService<UnitOfWork>().CompleteAsync();
            return 0;
        });
        Assert.NotEqual("另一个节点改的名字", settings.Name.Zh);
        Assert.True(await settings.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.Contains("另一个节点改的名字", (await site.Browser().GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.False(await settings.RefreshAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("10.0.0.300")]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/40")]
    [InlineData("0.0.0.0/0")]
    public void TrustedProxies_Unreadable_AreRefused(string entry)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => TrustedProxies.Options(Configuration(entry)));
        Assert.Contains(entry, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrustedProxies_AddressesAndNetworks_AreBelievedBesideTheOwnMachine()
    {
        var options = TrustedProxies.Options(Configuration("10.1.2.3", "192.168.7.0/24", "fd00::/8"));
        Assert.Contains(IPAddress.Parse("10.1.2.3"), options.KnownProxies);
        Assert.Contains(IPAddress.IPv6Loopback, options.KnownProxies);
        Assert.Contains(options.KnownIPNetworks, network => network.Contains(IPAddress.Parse("192.168.7.9")));
        Assert.DoesNotContain(options.KnownIPNetworks, network => network.Contains(IPAddress.Parse("192.168.8.9")));
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "20010DB800010002")]
    public void LookUps_CountAHouseholdAsOne(string address, string counted) => Assert.Equal(counted, LookUps.Of(IPAddress.Parse(address)));

    [Theory, BothDatabases]
    public async Task WebKeys_AreSealedOnTheDisk_EvenThoseOfAnEarlierRelease(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var page = await site.Browser().GetAsync("/desk/sign-in");   // an antiforgery token needs a key
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var folder = site.Services.GetRequiredService<DataFolder>().WebKeys;
        var files = Directory.GetFiles(folder, "key-*.xml");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains("encryptedSecret", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("<masterKey", File.ReadAllText(file), StringComparison.Ordinal));

        var plain = Path.Combine(folder, $"key-{Guid.NewGuid()}.xml");
        await File.WriteAllTextAsync(plain, """
            <key id="11111111-1111-1111-1111-111111111111" version="1"><descriptor deserializerType="x"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" />
            <masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><value>c2VjcmV0</value></masterKey></descriptor></descriptor></key>
            """);
        var cipher = site.Services.GetRequiredService<Data.Fields.FieldCipher>();
        Assert.Equal(1, WebKeyFolder.SealPlain(folder, cipher));
        Assert.Equal(0, WebKeyFolder.SealPlain(folder, cipher));
        var sealedText = System.Xml.Linq.XDocument.Load(plain);
        Assert.DoesNotContain("c2VjcmV0", sealedText.ToString(), StringComparison.Ordinal);
        Assert.Contains("c2VjcmV0", new WebKeyDecryptor(site.Services).Decrypt(sealedText.Descendants("sealed").Single()).ToString(), StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params string[] proxies) =>
        new ConfigurationBuilder().AddInMemoryCollection(proxies.Select((p, i) => KeyValuePair.Create($"Portal:TrustedProxies:{i}", (string?)p))).Build();

    private static Task<int> RunAsync(PortalSite site, string sql) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync(sql));
}
