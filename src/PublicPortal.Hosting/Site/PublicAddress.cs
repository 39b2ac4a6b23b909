using Microsoft.Extensions.Configuration;

namespace PublicPortal.Hosting.Site;

/// <summary><c>Portal:PublicAddress</c>, the only source of absolute links: a request's Host header may be forged.</summary>
public sealed class PublicAddress
{
    private readonly string root;

    /// <exception cref="InvalidOperationException">Missing, or no absolute http(s) address.</exception>
    public PublicAddress(IConfiguration configuration)
    {
        var text = configuration["Portal:PublicAddress"];
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Portal:PublicAddress is '{text}'; it must be the site's full address, such as https://portal.example.gov.cn.");
        Uri = uri;
        root = text!.TrimEnd('/');
    }

    public Uri Uri { get; }

    /// <param name="path">Starts with a slash.</param>
    public string Of(string path) => root + path;
}
