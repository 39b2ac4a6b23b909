using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PublicPortal.Notifications;
using PublicPortal.Notifications.Sms;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Notifications;

public class SmsGatewayTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private sealed class Gateway(HttpStatusCode answer) : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }
        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Request, Body) = (request, await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(answer) { Content = new StringContent("13800138000 is blocked") };
        }
    }

    private static SmsGateway Sender(Gateway gateway) => new(new HttpClient(gateway), Options.Create(new SmsOptions { Address = "https://sms.example/send", Secret = Secret }), new TestClock());

    [Fact]
    public async Task Send_Message_IsSignedJson()
    {
        using var gateway = new Gateway(HttpStatusCode.OK);
        var id = Guid.CreateVersion7();
        await Sender(gateway).SendAsync(id, "13800138000", "验证码 123456", TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(gateway.Body);
        Assert.Equal((id.ToString(), "13800138000", "验证码 123456"), (body.RootElement.GetProperty("id").GetString(), body.RootElement.GetProperty("phone").GetString(), body.RootElement.GetProperty("text").GetString()));
        var time = gateway.Request!.Headers.GetValues(SmsGateway.TimeHeader).Single();
        Assert.Equal(new TestClock().GetUtcNow().ToUnixTimeSeconds().ToString(), time);
        Assert.Equal(SmsGateway.Sign(Secret, time, gateway.Body), gateway.Request.Headers.GetValues(SmsGateway.SignatureHeader).Single());
    }

    /// <summary>Computed with another program: <c>printf '1.{}' | openssl dgst -sha256 -hmac secret</c>.</summary>
    [Fact]
    public void Sign_KnownMessage_IsTheKnownSignature() =>
        Assert.Equal("1122767b193110cfec322b6f199b599edbf608ed087f2d27afb0b97d99523908", SmsGateway.Sign("secret", "1", "{}"u8.ToArray()));

    [Fact]
    public async Task Send_GatewayRefuses_ThrowsWithoutItsWords()
    {
        using var gateway = new Gateway(HttpStatusCode.TooManyRequests);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => Sender(gateway).SendAsync(Guid.Empty, "13800138000", "x", TestContext.Current.CancellationToken));
        Assert.Equal("The SMS gateway answered 429.", error.Message);
    }

    [Fact]
    public void Defects_OfSettings_AreNamed()
    {
        Assert.Empty(SmsOptions.Defects("https://sms.example/send", Secret));
        Assert.Equal(2, SmsOptions.Defects(null, null).Count());
        Assert.Contains("Sms:Address", SmsOptions.Defects("http://sms.example", Secret).Single(), StringComparison.Ordinal);
        Assert.Contains("Sms:Secret", SmsOptions.Defects("https://sms.example", "short").Single(), StringComparison.Ordinal);
    }
}
