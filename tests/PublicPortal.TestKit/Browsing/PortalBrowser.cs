using System.Net;
using AngleSharp.Html.Parser;

namespace PublicPortal.TestKit.Browsing;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, submits forms as they stand on the page.</summary>
public sealed class PortalBrowser(HttpClient http)
{
    private const int MaxRedirects = 10;
    private static readonly HtmlParser Parser = new();

    /// <summary>For requests that no page would send.</summary>
    public HttpClient Http => http;

    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a request and follows redirects with GET, as browsers do after a form.</summary>
    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var redirects = new List<string>();
        if (request.Content is { } content) await content.LoadIntoBufferAsync();   // may have to be sent once more
        while (true)
        {
            using var response = await http.SendAsync(request);
            var address = response.RequestMessage!.RequestUri!;
            if (response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && response.Headers.Location is { } location)
            {
                var target = new Uri(address, location);
                redirects.Add(target.PathAndQuery);
                if (target.Host != address.Host || redirects.Count > MaxRedirects)
                    return new Page(this, response.StatusCode, address, Parser.ParseDocument(""), "", redirects, response.Headers);
                request = new HttpRequestMessage(HttpMethod.Get, target);
                continue;
            }
            if (response.StatusCode == HttpStatusCode.TemporaryRedirect && redirects.Count <= MaxRedirects && response.Headers.Location is { } again)
            {
                var target = new Uri(address, again);
                redirects.Add(target.PathAndQuery);
                request = new HttpRequestMessage(request.Method, target) { Content = request.Content };
                continue;
            }
            var text = await response.Content.ReadAsStringAsync();
            return new Page(this, response.StatusCode, address, Parser.ParseDocument(text), text, redirects, response.Headers);
        }
    }
}
