using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects;

public sealed class MicroProjectsModule : PortalModule
{
    public override string Name => "MicroProjects";
    public override LocalizedText Title => new("民生微实事", "Micro-projects");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications", "Content", "Workflows", "Places", "Residents", "Voting", "Council"];
    public override ModuleMigrations Migrations => MicroProjectsMigrations.All;
    public override IReadOnlyList<Permission> Permissions => MicroProjectsPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => MicroProjectsMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns => [new(Proposals.DraftService.Column)];
    public override void ConfigureModel(ModelBuilder model) => MicroProjectsModel.Configure(model);

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        Proposals.ProposalEndpoints.Map(endpoints);
        Projects.ProjectEndpoints.Map(endpoints);
    }

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<MicroProjectsOptions>().Bind(configuration.GetSection("MicroProjects")).ValidateDataAnnotations().ValidateOnStart();
        Proposals.ProposalServices.Add(services, environment);
        Projects.ProjectServices.Add(services, configuration, environment);
    }
}
