using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence;

/// <summary>Services of the officer's way: late results, help at the door, map, week.</summary>
internal static class ResidenceField
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FieldOptions>().Bind(configuration.GetSection("Residence:Field")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<FieldStore>();
        services.AddScoped<IEventHandler<DeclarationReopened>, ObjectionUpheld>();
        services.AddOptions<HelpOptions>().Bind(configuration.GetSection("Residence:Help")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<HelpSlots>();
        services.AddScoped<HelpQueries>();
        services.AddScoped<HelpService>();
        services.AddScoped<HelpRoundService>();
        services.AddScoped<IPortalJob, HelpReminderJob>();
        services.AddScoped<IPortalJob, HelpForgetJob>();
    }
}
