using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>Services of leases and landlords.</summary>
internal static class LandlordServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<LeaseEntryService>();
        services.AddScoped<LeaseQueries>();
        services.AddScoped<LeaseDesk>();
        services.AddScoped<LeaseArrival>();
        services.AddScoped<ObjectionService>();
        services.AddScoped<IEventHandler<DeclarationAccepted>, LandlordTold>();
        services.AddScoped<ICliVerb>(s => new ImportVerb<LeaseRow>("import leases", "Imports leases, the landlords sealed on the way in.",
            new LeaseImport(s.GetRequiredService<IPersons>()), s.GetRequiredService<CsvImporter>()));
    }
}
