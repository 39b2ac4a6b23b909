using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Hosting.Site;

/// <summary>
/// A limit of public look-ups for each network address. Counted by each node in memory: what is looked up is guarded by 80
/// random bits already, the limit guards the load, and a write to the database for each read would be the greater load.
/// </summary>
public static class LookUps
{
    internal const string Policy = "look-up", Setting = "Portal:LookUpsPerMinute";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The endpoint is one that anybody may ask, and nobody very often.</summary>
    public static TBuilder LimitLookUps<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(Policy);

    /// <exception cref="InvalidOperationException">The setting is out of range.</exception>
    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue(Setting, 60);
        if (most is < 1 or > 1_000_000) throw new InvalidOperationException($"{Setting} is {most}; it must be 1 to 1000000.");
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(Of(http.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute, QueueLimit = 0 }));
            options.OnRejected = RejectAsync;
        });
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        var response = rejected.HttpContext.Response;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (rejected.HttpContext.Request.Path.StartsWithSegments("/api"))
            await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: Pages.Text.T("查询太频繁了，请稍后再试。", "Too many look-ups. Try again later.")).ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>One household has a /64 of IPv6 for itself.</summary>
    internal static string Of(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
