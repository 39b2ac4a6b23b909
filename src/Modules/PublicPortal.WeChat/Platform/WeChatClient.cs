using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace PublicPortal.WeChat.Platform;

/// <summary>The platform's calls, as its documentation has them. Errors come as HTTP 200 with an <c>errcode</c>.</summary>
internal sealed class WeChatClient(HttpClient http, IOptions<WeChatOptions> options)
{
    /// <summary>Name of the <see cref="HttpClient"/>; tests put a test server's handler behind it.</summary>
    public const string HttpClientName = "wechat";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private WeChatOptions Options => options.Value;

    public Task<OAuthAnswer> ExchangeCodeAsync(string code, CancellationToken cancel) => GetAsync<OAuthAnswer>("/sns/oauth2/access_token", cancel,
        ("appid", Options.AppId), ("secret", Options.AppSecret), ("code", code), ("grant_type", "authorization_code"));

    /// <summary>Only for tokens of the scope <c>snsapi_userinfo</c>.</summary>
    public Task<UserInfoAnswer> UserInfoAsync(string oauthToken, string openId, CancellationToken cancel) => GetAsync<UserInfoAnswer>("/sns/userinfo", cancel,
        ("access_token", oauthToken), ("openid", openId), ("lang", "zh_CN"));

    /// <param name="force">Makes a new token, of which the platform allows 20 a day, 30 seconds apart.</param>
    public async Task<IssuedValue> StableTokenAsync(bool force, CancellationToken cancel)
    {
        var body = new { grant_type = "client_credential", appid = Options.AppId, secret = Options.AppSecret, force_refresh = force };
        return Issued(await PostAsync("/cgi-bin/stable_token", body, cancel), "access_token");
    }

    public async Task<IssuedValue> JsTicketAsync(string token, CancellationToken cancel) =>
        Issued(await GetAsync<JsonElement>("/cgi-bin/ticket/getticket", cancel, ("access_token", token), ("type", "jsapi")), "ticket");

    /// <param name="messageId">The same on every try: the platform drops doubles.</param>
    public Task SendTemplateAsync(string token, string openId, string templateId, string url, string messageId, IReadOnlyDictionary<string, string> data, CancellationToken cancel)
    {
        var body = new
        {
            touser = openId, template_id = templateId, url, client_msg_id = messageId,
            data = data.ToDictionary(d => d.Key, d => new { value = d.Value }),
        };
        return PostAsync("/cgi-bin/message/template/send", body, cancel, ("access_token", token));
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancel, params (string Name, string Value)[] query)
    {
        using var answer = await http.GetAsync(Address(path, query), cancel);
        return (await ReadAsync(answer, cancel)).Deserialize<T>() ?? throw new JsonException($"{path} answered null");
    }

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel, params (string Name, string Value)[] query)
    {
        using var content = JsonContent.Create(body, options: Json);
        using var answer = await http.PostAsync(Address(path, query), content, cancel);
        return await ReadAsync(answer, cancel);
    }

    /// <summary>The content type is not looked at: the platform says text/plain for JSON.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        answer.EnsureSuccessStatusCode();
        using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var root = await JsonSerializer.DeserializeAsync<JsonElement>(stream, cancellationToken: cancel);
        return root.TryGetProperty("errcode", out var code) && code.GetInt32() != 0
            ? throw new WeChatApiException(code.GetInt32(), root.TryGetProperty("errmsg", out var text) ? text.GetString() ?? "" : "")
            : root;
    }

    private static IssuedValue Issued(JsonElement answer, string name) => new(answer.GetProperty(name).GetString()!, answer.GetProperty("expires_in").GetInt32());

    private string Address(string path, params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString(Options.ApiAddress.TrimEnd('/') + path, query.ToDictionary(q => q.Name, string? (q) => q.Value));
}
