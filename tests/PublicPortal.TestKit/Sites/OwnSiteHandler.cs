namespace PublicPortal.TestKit.Sites;

/// <summary>
/// Sends requests to the site itself, which is asked for with the first request only: services that hold a client are made
/// while the site is still starting, and asking then would start it a second time on the same database.
/// </summary>
internal sealed class OwnSiteHandler(Func<HttpMessageHandler> site) : HttpMessageHandler
{
    private readonly Lazy<HttpMessageInvoker> invoker = new(() => new HttpMessageInvoker(site()));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        invoker.Value.SendAsync(request, cancellationToken);
}
