using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Results;

/// <summary>What everybody sees of polls, in one place for the module class.</summary>
internal static class PublicPolls
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<PollShelf>();
        services.AddScoped<PublicPollReader>();
        services.AddScoped<IVerifiableKind, PollDocument>();
        services.AddScoped<PollPages>();
        services.AddScoped<IEventHandler<PollAnnounced>>(s => s.GetRequiredService<PollPages>());
        services.AddScoped<IEventHandler<PollOpened>>(s => s.GetRequiredService<PollPages>());
        services.AddScoped<IEventHandler<PollCancelled>>(s => s.GetRequiredService<PollPages>());
        services.AddScoped<IEventHandler<PollClosed>>(s => s.GetRequiredService<PollPages>());
    }

    public static void Map(IEndpointRouteBuilder endpoints) => PollEndpoints.Map(endpoints);
}
