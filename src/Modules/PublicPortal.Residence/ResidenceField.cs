using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence;

/// <summary>Services of the officer's way: late results, help at the door, map, week.</summary>
internal static class ResidenceField
{
    public static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) services.AddDemoData<DemoField>();   // after the dwellings and people
        services.AddOptions<FieldOptions>().Bind(configuration.GetSection("Residence:Field")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<FieldStore>();
        services.AddScoped<FieldCapture>();
        services.AddScoped<CarryQueries>();
        services.AddScoped<MapQueries>();
        services.AddScoped<WeekQueries>();
        services.AddScoped<IEventHandler<DeclarationReopened>, ObjectionUpheld>();
        services.AddOptions<HelpOptions>().Bind(configuration.GetSection("Residence:Help")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<HelpSlots>();
        services.AddScoped<HelpQueries>();
        services.AddScoped<HelpService>();
        services.AddScoped<HelpRoundService>();
        services.AddScoped<IEventHandler<DwellingMoved>, HelpFollowsDwelling>();
        services.AddScoped<IPortalJob, HelpReminderJob>();
        services.AddScoped<IPortalJob, HelpForgetJob>();
    }
}
