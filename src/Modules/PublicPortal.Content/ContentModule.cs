using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Content.Checks;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Public;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.SiteFiles;
using PublicPortal.Content.Types;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content;

public sealed class ContentModule : PortalModule
{
    public override string Name => "Content";
    public override LocalizedText Title => new("内容", "Content");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Workflows"];
    public override ModuleMigrations Migrations => ContentMigrations.All;
    public override IReadOnlyList<Permission> Permissions => ContentPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => [.. ContentMenu.All, .. ReaderMenu.All];
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => PublicSide.Map(endpoints);
    public override void ConfigureModel(ModelBuilder model) => ContentModel.Configure(model);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        PublicSide.AddServices(services);
        services.AddScoped<TypeCatalog>();
        services.AddScoped<DefinitionStore>();
        services.AddScoped<ItemAddresses>();
        services.AddScoped<ItemStore>();
        services.AddScoped<ItemService>();
        services.AddScoped<IContentItems, ContentItems>();
        services.AddSingleton<PublishedAt>();
        services.AddScoped<IPortalJob, ItemSchedule>();
        services.AddScoped<Workflows.Contracts.IWorkflowEffect, PublishResult>();
        services.AddScoped<ItemQueries>();
        services.AddScoped<TypeEditor>();
        services.AddScoped<EditorOptions>();
        services.AddScoped<MediaInput>();
        services.AddScoped<SiteFileService>();
        services.AddScoped<ISiteContent, SiteFileLoader>();
        services.AddScoped<ICliVerb, PagesExportVerb>();
        CheckServices.Add(services, configuration, environment);
        AddRecipes(services);
    }

    private static void AddRecipes(IServiceCollection services)
    {
        services.AddScoped<ItemImport>();
        services.AddScoped<MediaPaths>();
        services.AddScoped<IRecipeStep, ContentDefinitionStep>();
        services.AddScoped<IRecipeStep, ReplaceContentDefinitionStep>();
        services.AddScoped<IRecipeStep, DeleteContentDefinitionStep>();
        services.AddScoped<IRecipeStep, ContentStep>();
        services.AddScoped<IRecipeStep, MediaStep>();
        services.AddScoped<IRecipeStep, FeatureStep>();
        services.AddScoped<IRecipeStep, RecipesStep>();
        services.AddScoped<IRecipeKeeper, StepKeeper>();
        services.AddScoped<WaitingSteps>();
        services.AddScoped<RecipeExport>();
        services.AddScoped<ICliVerb, RecipeImportVerb>();
        services.AddScoped<ICliVerb, RecipeExportVerb>();
    }
}
