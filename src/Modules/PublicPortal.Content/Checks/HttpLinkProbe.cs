using System.Net;
using System.Net.Sockets;

namespace PublicPortal.Content.Checks;

/// <summary>
/// Asks for the head of a page, follows a few redirects, reads no body. What a name leads to is looked up here and checked
/// before each connection, so that neither a name nor a redirect brings a request into the own network. Goes through no
/// proxy: behind one the check would see the proxy alone.
/// </summary>
internal sealed class HttpLinkProbe : ILinkProbe, IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpClient http;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;
    private readonly Func<IPEndPoint, bool> isOpen;

    public HttpLinkProbe() : this(Dns.GetHostAddressesAsync, end => PublicNetwork.Has(end.Address) && end.Port is 80 or 443) { }

    internal HttpLinkProbe(Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPEndPoint, bool> isOpen)
    {
        (this.resolve, this.isOpen) = (resolve, isOpen);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5), MaxResponseHeadersLength = 32,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5), ConnectCallback = ConnectAsync,
        }) { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("PublicPortal-link-check/1.0");
    }

    public async Task<LinkAnswer> AskAsync(Uri address, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0) return new LinkAnswer(LinkAnswerKind.Gone, null);
                var (status, next) = await HeadAsync(address, patience.Token);
                if (status is < 300 or >= 400 || next is null) return Judge(status);
                address = new Uri(address, next);
            }
            return new LinkAnswer(LinkAnswerKind.Failed, null);
        }
        catch (HttpRequestException failed) when (failed.InnerException is ClosedNetworkException || failed.GetBaseException() is ClosedNetworkException) { return new LinkAnswer(LinkAnswerKind.Gone, null); }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UriFormatException || (failed is OperationCanceledException && !cancel.IsCancellationRequested)) { return new LinkAnswer(LinkAnswerKind.Failed, null); }
    }

    /// <summary>Many servers answer HEAD wrongly: what it says against the page is asked again with GET.</summary>
    private async Task<(int Status, Uri? Next)> HeadAsync(Uri address, CancellationToken cancel)
    {
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, address);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            var status = (int)response.StatusCode;
            if (status < 400 || method == HttpMethod.Get) return (status, response.Headers.Location);
        }
        throw new InvalidOperationException("One of the two was answered.");
    }

    /// <summary>A server that does not let programs in is there; people may get in.</summary>
    private static LinkAnswer Judge(int status) => new(status switch { 404 or 410 => LinkAnswerKind.Gone, >= 500 => LinkAnswerKind.Failed, _ => LinkAnswerKind.Fine }, status);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await resolve(context.DnsEndPoint.Host, cancel);
        if (found.Length == 0 || !found.All(a => isOpen(new IPEndPoint(a, context.DnsEndPoint.Port)))) throw new ClosedNetworkException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancel);   // the addresses that were checked, no second look-up
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    private sealed class ClosedNetworkException : Exception;
}
