using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Access;

namespace PublicPortal.WeChat.Simulator;

/// <summary>
/// WeChat's platform as far as the portal meets it, in Development alone: nothing of it is registered, mapped or
/// reachable elsewhere. What it knows lives in memory and is gone with the process; a real platform's data would not
/// lie in our database either.
/// </summary>
internal static class SimulatorServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SimulatorSwitches>();
        services.AddSingleton<SimulatedPeople>();
        services.AddSingleton<SimulatedOAuth>();
        services.AddSingleton<SimulatedTokens>();
        services.AddSingleton<SimulatedMessages>();
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var simulator = endpoints.MapGroup("/simulator").Allow(Access.Public).ExcludeFromDescription().AddEndpointFilter(SimulatorAnswers.Misbehave);
        SnsEndpoints.Map(simulator);
        CgiEndpoints.Map(simulator);
    }
}
