using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Undeclared;

namespace PublicPortal.Residence.Capture;

/// <summary>Services of undeclared dwellings and of what is noted at the door.</summary>
internal static class CaptureServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UndeclaredOptions>().Bind(configuration.GetSection("Residence:Undeclared")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CaptureRules>();
        services.AddScoped<CaptureService>();
        services.AddScoped<ILeaseLead, LeaseLeads>();
        services.AddScoped<UndeclaredService>();
        services.AddScoped<UndeclaredVisits>();
        services.AddScoped<UndeclaredQueries>();
        services.AddScoped<IPortalJob, UndeclaredJob>();
        services.AddScoped<IEventHandler<DeclarationSubmitted>, UndeclaredStops>();
    }
}
