using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using IPNetwork = System.Net.IPNetwork;

namespace PublicPortal.Hosting.Site;

/// <summary><c>Portal:TrustedProxies</c>: whose <c>X-Forwarded-*</c> headers are believed, besides this machine's own.</summary>
internal static class TrustedProxies
{
    private const string Section = "Portal:TrustedProxies";

    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static ForwardedHeadersOptions Options(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var text in configuration.GetSection(Section).Get<string[]>() ?? [])
        {
            if (IPAddress.TryParse(text, out var address)) options.KnownProxies.Add(address);
            else if (IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"{Section}: '{text}' is neither an address (10.0.0.5) nor a network (10.0.0.0/24).");
            options.ForwardLimit = null;   // each hop is checked against the list; the first unknown one ends it
        }
        return options;
    }
}
