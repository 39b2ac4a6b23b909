using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
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
    }
}
