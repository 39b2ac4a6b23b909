using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Media;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.Search;
using PublicPortal.Content.Types;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Public;

/// <summary>What readers see of the content, in one place for the module class.</summary>
internal static class PublicSide
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<BodyRenderer>();
        services.AddSingleton(MediaLibrary.Rule);
        services.AddScoped<MediaLibrary>();
        services.AddScoped<IRecipeMedia, RecipeMedia>();
        services.AddScoped<SiteSearch>();
        services.AddScoped<ISiteSearch>(s => s.GetRequiredService<SiteSearch>());
        services.AddScoped<CommunityPages>();
        services.AddScoped<CommunityBlocks>();
        services.AddScoped<Menus>();
        services.AddScoped<ItemWords>();
        services.AddScoped<Publishing>();
        services.AddScoped<IEventHandler<ContentPublished>>(s => s.GetRequiredService<Publishing>());
        services.AddScoped<IEventHandler<ContentUnpublished>>(s => s.GetRequiredService<Publishing>());
        services.AddScoped<IEventHandler<DefinitionChanged>>(s => s.GetRequiredService<Publishing>());
    }

    public static void Configure(ModelBuilder model)
    {
        SearchModel.Configure(model);
        MediaModel.Configure(model);
    }

    public static void Create(MigrationBuilder migration)
    {
        SearchModel.Create(migration);
        MediaModel.Create(migration);
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        MediaEndpoints.Map(endpoints);
        PublicEndpoints.Map(endpoints);
    }
}
