using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Content.Contracts;
using PublicPortal.Council.Contracts;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Funds;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Notices;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>The second half of the module: from the resolution to the evaluation.</summary>
internal static class ProjectServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<ProjectOptions>().Bind(configuration.GetSection("MicroProjects:Projects")).ValidateDataAnnotations()
            .Validate(o => !o.LawApplies || o.NoticeDays >= ProjectOptions.LegalNoticeDays, $"MicroProjects:Projects:NoticeDays is below the law's {ProjectOptions.LegalNoticeDays} days; set LawApplies to false only where the law does not apply.")
            .ValidateOnStart();
        services.AddScoped<ProjectDesk>();
        services.AddScoped<ProjectDues>();
        services.AddScoped<ProjectNews>();
        services.AddScoped<ProjectQueries>();
        services.AddScoped<ProjectLists>();
        services.AddScoped<CommunityMap>();
        services.AddScoped<ResidentGate>();
        services.AddScoped<IEventHandler<BusinessResolved>, ResolutionHandler>();
        services.AddScoped<IEventHandler<Accounts.Contracts.AccountsJoined>, ProjectAccountsJoined>();
        services.AddScoped<ConfirmationService>();
        services.AddScoped<IPortalJob, ProjectsJob>();
        services.AddScoped<ObjectionService>();
        services.AddScoped<ContractService>();
        services.AddScoped<MilestoneService>();
        services.AddScoped<PaperService>();
        services.AddSingleton(PaperService.Rule);
        services.AddScoped<SpendingService>();
        services.AddScoped<ChangeService>();
        services.AddScoped<AcceptanceService>();
        services.AddScoped<SupervisorService>();
        services.AddScoped<AccountService>();
        services.AddScoped<EvaluationService>();
        services.AddScoped<EvaluationDesk>();
        services.AddScoped<FundQueries>();
        services.AddScoped<ICommunitySlot, ProjectsNearby>();
        services.AddScoped<ICommunitySlot, FundNearby>();
        services.AddScoped<IHomeSlot, ProjectHome>();
        services.AddScoped<Residents.Contracts.IPersonUse, ProjectPersonUse>();
        services.AddScoped<Residents.Contracts.IOwnData, OwnProjectWords>();
        services.AddScoped<IEventHandler<Places.Contracts.PlaceMoved>, ProjectFollowsPlace>();
        if (environment.IsDevelopment()) services.AddDemoData<Demo.DemoProjects>();
    }
}
