using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.History;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence;

/// <summary>Services of the desk, the command line and the demonstration.</summary>
internal static class ResidenceOfficials
{
    public static void Add(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<RoundQueries>();
        services.AddScoped<InboxQueries>();
        services.AddScoped<DecisionService>();
        services.AddScoped<OfficerCheck>();
        services.AddScoped<IEventHandler<PersonRegisterAnswered>, AnswersArrived>();
        services.AddScoped<IEventHandler<Accounts.Contracts.AccountsJoined>, JoinedAccounts>();
        services.AddScoped<IEventHandler<PersonSeen>, AnswersArrived>();
        services.AddScoped<IEventHandler<GuardianLinkChanged>, AnswersArrived>();
        services.AddScoped<ICliVerb>(s => new ImportVerb<HistoricRecord>("import history", "Imports earlier registrations, sealed on the way in.",
            new HistoryImport(s.GetRequiredService<IPersons>(), s.GetRequiredService<FieldCipher>(), s.GetRequiredService<TimeProvider>()), s.GetRequiredService<CsvImporter>()));
        if (environment.IsDevelopment()) services.AddDemoData<DemoResidence>();
        if (environment.IsDevelopment()) services.AddDemoData<DemoDeclarers>();
    }
}
