using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.PortalTests.Content;

/// <summary>An editor cannot publish anything under an address that a module answers.</summary>
public class ReservedAddressTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Fact]
    public async Task EveryAddressOfAModule_IsReserved()
    {
        var site = await sites.OnAsync(DatabaseKind.Sqlite);
        var first = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.PathSegments.FirstOrDefault()).Where(s => s is { IsSimple: true }).Select(s => s!.Parts[0]).OfType<RoutePatternLiteralPart>()
            .Select(l => l.Content.ToLowerInvariant()).Where(l => !l.StartsWith('_')).Distinct().ToList();
        Assert.Contains("projects", first);
        Assert.DoesNotContain(first, f => ItemAddresses.Typed($"{f}/x").IsOk);
    }
}
