using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Content.Public;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.Content;

public sealed class ContentModule : PortalModule
{
    public override string Name => "Content";
    public override LocalizedText Title => new("内容", "Content");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files"];
    public override ModuleMigrations Migrations => ContentMigrations.All;
    public override IReadOnlyList<Permission> Permissions => ContentPermissions.All;
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => PublicSide.Map(endpoints);
    public override void ConfigureModel(ModelBuilder model) => ContentModel.Configure(model);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        PublicSide.AddServices(services);
    }
}
