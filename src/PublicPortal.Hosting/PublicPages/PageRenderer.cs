using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// Renders a public page as for a visitor of whom nothing is known: a request of its own with no cookie but the look, no
/// session, no address, and services of its own. What the first asker sent cannot get into what all others see.
/// </summary>
internal sealed class PageRenderer(
    IHttpContextFactory contexts, PublicPageCache cache, PublicAddress address, TimeProvider clock, IOptions<PublicPagesOptions> options, IHostEnvironment environment, ILogger<PageRenderer> log)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN"), English = CultureInfo.GetCultureInfo("en");

    /// <summary>Runs apart from the request that asked: it may be aborted while others wait for the same page.</summary>
    public Task<KeptPage> RenderAsync(RequestDelegate next, HttpContext asked, PageKey key, PublicPageAttribute declared)
    {
        var (endpoint, values) = (asked.GetEndpoint(), new RouteValueDictionary(asked.Request.RouteValues));
        using (ExecutionContext.SuppressFlow()) return Task.Run(() => RunAsync(next, endpoint, values, key, declared));
    }

    private async Task<KeptPage> RunAsync(RequestDelegate next, Endpoint? endpoint, RouteValueDictionary values, PageKey key, PublicPageAttribute declared)
    {
        CultureInfo.CurrentCulture = Chinese;   // as UseRequestLocalization has it: dates and numbers are ours
        CultureInfo.CurrentUICulture = key.Look.IsEnglish ? English : Chinese;
        var now = clock.GetUtcNow();
        var page = new PageUnderWay { Cache = cache, Moment = cache.Moment, Tags = [.. declared.Tags], GoodUntil = Earlier(now.AddMinutes(options.Value.MostMinutes), ChinaTime.StartOf(ChinaTime.Date(now).AddDays(1))) };
        await using var response = new CapturedResponse();
        var http = contexts.Create(Features(key, response, page));
        try
        {
            http.SetEndpoint(endpoint);
            http.Request.RouteValues = values;
            await next(http);
            return Kept(await response.FinishAsync(), response, page, key);
        }
        finally { contexts.Dispose(http); }
    }

    private FeatureCollection Features(PageKey key, CapturedResponse response, PageUnderWay page)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        headers.Host = address.Uri.Authority;
        key.Look.WriteTo(headers);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get, Protocol = "HTTP/1.1", Scheme = address.Uri.Scheme, Path = key.Path, QueryString = key.Query, RawTarget = key.Path + key.Query, Headers = headers,
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response.Content);
        features.Set(page);
        return features;
    }

    private KeptPage Kept(byte[] body, CapturedResponse response, PageUnderWay page, PageKey key)
    {
        var status = response.StatusCode;
        var type = response.Headers.ContentType.ToString();
        var checkedPage = PageChecks.Run(body, type, response.Headers);
        if (checkedPage.Defect is { } defect)
        {
            if (environment.IsDevelopment()) throw new InvalidOperationException($"The public page {key.Path} {defect}: it cannot be the same for everybody.");
            log.LogError("The public page {Path} {Defect}; it is sent without being kept", key.Path, defect);
        }
        var keep = checkedPage.Defect is null && status is StatusCodes.Status200OK or StatusCodes.Status301MovedPermanently or StatusCodes.Status308PermanentRedirect
            && !key.Path.Any(char.IsAsciiLetterUpper);   // one address, one entry: other spellings are answered, not kept
        return new KeptPage(status, body, type.Length == 0 ? null : type, response.Headers.Location, checkedPage.ContentSecurityPolicy, page.Tags, page.GoodUntil, keep);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
