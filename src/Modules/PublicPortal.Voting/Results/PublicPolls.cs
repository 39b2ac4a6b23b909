using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.Voting.Results;

/// <summary>What everybody sees of polls, in one place for the module class. Announcing and closing evict the pages.</summary>
internal static class PublicPolls
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<PollShelf>();
        services.AddScoped<PublicPollReader>();
        services.AddScoped<ISiteAddresses, PollAddresses>();
    }

    public static void Map(IEndpointRouteBuilder endpoints) => PollEndpoints.Map(endpoints);
}
