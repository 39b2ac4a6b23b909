using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.WeChat;

/// <summary>A phone with WeChat's browser: goes every step of signing in by itself, so that a test can stop between them.</summary>
internal sealed class Phone(PortalSite site)
{
    public const string Agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50 NetType/WIFI";

    public HttpClient Http { get; } = site.Browser().Http;

    /// <summary>From our address to the platform's authorize page.</summary>
    public async Task<Uri> StartAsync(string returnTo) => await LocationAsync("/sign-in/wechat?return=" + Uri.EscapeDataString(returnTo));

    /// <summary>What the authorize page gives back: the callback with a code, or without one for nobody.</summary>
    public async Task<string> AnswerAsync(Uri authorize, string? person)
    {
        Assert.Equal("#wechat_redirect", authorize.Fragment);
        var answer = QueryHelpers.AddQueryString(authorize.PathAndQuery.Replace("/authorize?", "/answer?", StringComparison.Ordinal), "person", person ?? "");
        return (await LocationAsync(answer)).PathAndQuery;
    }

    public async Task<string> CallbackAsync(string returnTo, string? person) => await AnswerAsync(await StartAsync(returnTo), person);

    /// <summary>Where a redirect leads.</summary>
    public async Task<Uri> LocationAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new Uri(Http.BaseAddress!, response.Headers.Location!);
    }

    /// <summary>The local address that the callback leads to.</summary>
    public async Task<string> FollowAsync(string callback) => (await LocationAsync(callback)).PathAndQuery;

    /// <summary>Whether a resident is signed in: their inbox opens.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var response = await Http.GetAsync("/my/notices");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
