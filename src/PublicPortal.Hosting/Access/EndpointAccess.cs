using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PublicPortal.Hosting.Access;

public static class EndpointAccess
{
    /// <summary>In Development MapStaticAssets adds this for assets that are not built yet; it stays under the fallback policy.</summary>
    private const string MissingAsset = "{**path:file}";

    /// <summary>Says who may call an endpoint that is not a page.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, Access access) where TBuilder : IEndpointConventionBuilder
    {
        if (access.IsField) endpoint.WithMetadata(FieldPage.Mark);
        return access.Policy is { } policy ? endpoint.RequireAuthorization(policy) : endpoint.AllowAnonymous();
    }

    /// <exception cref="InvalidOperationException">An endpoint does not say who may call it.</exception>
    internal static void RequireEverywhere(IEnumerable<EndpointDataSource> sources)
    {
        foreach (var endpoint in sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var said = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (!said && endpoint.RoutePattern.RawText != MissingAsset)
                throw new InvalidOperationException($"Endpoint '{endpoint.RoutePattern.RawText}' does not say who may call it: add .Allow(Access.…).");
        }
    }
}
