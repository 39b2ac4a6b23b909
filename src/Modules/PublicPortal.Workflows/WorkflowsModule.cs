using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data.Migrations;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Inbox;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows;

public sealed class WorkflowsModule : PortalModule
{
    public override string Name => "Workflows";
    public override LocalizedText Title => new("办理流程", "Workflows");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Notifications"];
    public override ModuleMigrations Migrations => WorkflowsMigrations.All;
    public override IReadOnlyList<Permission> Permissions => WorkflowsPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => WorkflowsMenu.All;
    public override void ConfigureModel(ModelBuilder model) => WorkflowsModel.Configure(model);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<KnownNamesReader>();
        services.AddScoped<OwnPageKinds>();
        services.AddSingleton<DefinitionCache>();
        services.AddScoped<ICliVerb, CheckWorkflowVerb>();

        services.AddScoped<CaseEngine>();
        services.AddScoped<CaseEffects>();
        services.AddScoped<IWorkflowEffect, NotifyEffect>();
        services.AddScoped<IWorkflowEffect, RaiseEffect>();
        services.AddScoped<IWorkflowEffect, IssueEffect>();
        services.AddScoped<IVerifiableKind, CaseDecision>();
        services.AddScoped<CaseMoves>();
        services.AddScoped<CaseService>();
        services.AddScoped<IWorkflowCases>(s => s.GetRequiredService<CaseService>());
        services.AddScoped<Absences>();
        services.AddScoped<Membership>();
        services.AddScoped<TimerActs>();
        services.AddScoped<IPortalJob, TimerJob>();
        services.AddScoped<IPortalJob, CalendarJob>();
        services.AddScoped<IEventHandler<AccountsJoined>, JoinedAccounts>();

        services.AddScoped<Calendars.NoticeDesk>();
        services.AddScoped<WorkflowShelf>();
        services.AddScoped<DraftService>();
        services.AddScoped<ISiteContent, ShippedWorkflows>();

        services.AddScoped<TaskReachReader>();
        services.AddScoped<TaskBars>();
        services.AddScoped<TaskLists>();
        services.AddScoped<TaskService>();
        services.AddScoped<ITaskInbox>(s => s.GetRequiredService<TaskService>());
        services.AddScoped<AbsenceService>();
        if (environment.IsDevelopment()) services.AddDemoData<Demo.DemoCases>();
    }
}
