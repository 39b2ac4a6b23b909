using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Batches;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Premises;
using PublicPortal.Residence.Privacy;
using PublicPortal.Residence.StillHere;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence;

/// <summary>Services of those who declare for others, of the person they declare, and of the person's rights.</summary>
internal static class ResidenceDeclarers
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<PersonService>();
        services.AddScoped<DeclarantTelling>();
        services.AddScoped<DeclarantNames>();
        services.AddScoped<IEventHandler<PersonIdentified>, PersonCame>();
        services.AddScoped<DeclareForService>();
        services.AddScoped<DeclarableDwellings>();
        services.AddScoped<DeclaredService>();
        services.AddScoped<DeclareForForms>();
        services.AddScoped<ChangeService>();
        services.AddScoped<PremisesService>();
        services.AddScoped<IOrganisationSlot, OrganisationActs>();
        services.AddScoped<BatchService>();
        services.AddScoped<BatchCheck>();
        services.AddScoped<BatchDeclare>();
        services.AddScoped<IOutboxHandler, BatchWork>();
        services.AddScoped<IPortalJob, BatchTidyUp>();
        services.AddScoped<NotMet>();
        services.AddScoped<StillHereService>();
        services.AddScoped<IPortalJob, StillHereJob>();
        services.AddScoped<IOwnData, ResidenceCopy>();
        services.AddScoped<IPersonPlaces, DeclaredPlaces>();
        services.AddScoped<IPersonUse, RegisteredPersons>();
        services.AddScoped<IPortalJob, EndedTidyUp>();
    }
}
