using System.Globalization;
using System.Net.Http.Json;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Register;

/// <summary>
/// The register over HTTP. Question: POST of <c>{"name","documentType","documentNumber"}</c> with the headers
/// <c>X-Portal-Time</c> (unix seconds) and <c>X-Portal-Signature</c>: hex HMAC-SHA256 by <c>Register:Secret</c> over the
/// time, a line feed and the body. Answer: <c>{"answer":"agrees"|"disagrees"|"unknown"}</c>; anything else is silence.
/// </summary>
internal sealed class HttpRegister(HttpClient http, IOptions<RegisterOptions> options, TimeProvider clock) : IIdentityRegister
{
    private sealed record Question(string Name, string DocumentType, string DocumentNumber);
    private sealed record Reply(string? Answer);

    public async Task<RegisterAnswer> AskAsync(string name, DocumentType type, string number, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Question(name, type.Name(), number), JsonSerializerOptions.Web);
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Portal-Time", time);
        request.Headers.Add("X-Portal-Signature", Sign(options.Value.Secret!, time, body));
        using var response = await http.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
        var reply = await response.Content.ReadFromJsonAsync<Reply>(cancel);
        return reply?.Answer switch
        {
            "agrees" => RegisterAnswer.Agrees,
            "disagrees" => RegisterAnswer.Disagrees,
            "unknown" => RegisterAnswer.Unknown,
            _ => RegisterAnswer.NotYetChecked,
        };
    }

    public static string Sign(string secret, string time, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "\n"), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
