using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Media;
using PublicPortal.Content.Search;

namespace PublicPortal.Content.Public;

/// <summary>What readers see of the content, in one place for the module class.</summary>
internal static class PublicSide
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<BodyRenderer>();
        services.AddSingleton(MediaLibrary.Rule);
        services.AddScoped<MediaLibrary>();
        services.AddScoped<SiteSearch>();
        services.AddScoped<ISiteSearch>(s => s.GetRequiredService<SiteSearch>());
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

    public static void Map(IEndpointRouteBuilder endpoints) => MediaEndpoints.Map(endpoints);
}
