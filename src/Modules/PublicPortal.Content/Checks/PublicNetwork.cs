using System.Net;
using System.Net.Sockets;

namespace PublicPortal.Content.Checks;

/// <summary>What belongs to the public internet. The site asks nothing else on an editor's word: not its own machine, not its neighbours.</summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address)) return false;
        return !Closed.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>A name that can be known outside: with a dot, and not of the endings that stay inside.</summary>
    public static bool HasName(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) && !new[] { ".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".test", ".invalid" }.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }
}
