using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Notifications.Sms;

/// <summary>
/// Hands an SMS to the gateway of <c>Sms:Address</c>: POST of <c>{"id","phone","text"}</c>, signed. Any answer but 2xx means
/// "not taken", and the message is tried again with the same id.
/// </summary>
internal sealed class SmsGateway(HttpClient http, IOptions<SmsOptions> options, TimeProvider clock) : ISmsSender
{
    public const string TimeHeader = "X-Portal-Timestamp", SignatureHeader = "X-Portal-Signature";

    public async Task SendAsync(Guid id, string phone, string text, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id, phone, text });
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(TimeHeader, time);
        request.Headers.Add(SignatureHeader, Sign(options.Value.Secret!, time, body));
        using var answer = await http.SendAsync(request, cancel);
        // The status alone: what a gateway answers may repeat the number, and this text is kept.
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"The SMS gateway answered {(int)answer.StatusCode}.");
    }

    /// <summary>Hex of HMAC-SHA256 over the time in seconds, a point, and the body as it is sent.</summary>
    internal static string Sign(string secret, string time, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(time + ".").Concat(body).ToArray()));
}
