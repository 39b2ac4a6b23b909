using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Life;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Api;
using PublicPortal.Places.Demo;
using PublicPortal.Places.Desk;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Imports;
using PublicPortal.Places.Plates;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places;

public sealed class PlacesModule : PortalModule
{
    public override string Name => "Places";
    public override LocalizedText Title => new("地点与房屋", "Places");
    public override IReadOnlyList<string> DependsOn => ["Accounts", "Content", "Evidence"];
    public override ModuleMigrations Migrations => PlacesMigrations.All;
    public override IReadOnlyList<Permission> Permissions => PlacesPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => PlacesMenu.All;
    public override void ConfigureModel(ModelBuilder model) => PlacesModel.Configure(model);

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        DeskEndpoints.Map(endpoints);
        PlacesApi.Map(endpoints);
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment()) DevPlates.Map(endpoints);
    }

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<PlacesOptions>().Bind(configuration.GetSection("Places")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<IPlaces, PlaceQueries>();
        services.AddScoped<Content.Contracts.ICommunityDirectory, Communities.CommunityDirectory>();
        services.AddScoped<Content.Contracts.ICommunitySlot, Communities.PlatesNearby>();
        services.AddScoped<Content.Contracts.ICommunitySlot, Communities.PeopleInCharge>();
        services.AddScoped<Accounts.Contracts.IScopePlaces, Divisions.ScopePlaces>();
        services.AddScoped<FindQueries>();
        services.AddScoped<PlateQueries>();
        services.AddScoped<PlateService>();
        services.AddScoped<PlateWork>();
        services.AddScoped<ReportService>();
        services.AddScoped<IDwellingReports>(s => s.GetRequiredService<ReportService>());
        services.AddScoped<DeskQueries>();
        services.AddScoped<ReportQueries>();
        services.AddScoped<IDwellingRegister, DwellingRegister>();
        services.AddScoped<PublicPortal.Data.ISaveObserver, DwellingCounts>();
        services.AddScoped<Hosting.Site.IDeskSearch, DwellingSearch>();
        services.AddScoped<LifePlanner>();
        services.AddScoped<LifeService>();
        services.AddScoped<FormerCodes>();
        services.AddSingleton<PlateAddress>();
        services.AddScoped<ICliVerb>(s => new ImportVerb<PlaceRow>("import places", "Imports districts, streets, communities, grid cells and buildings.", new PlaceImport(), s.GetRequiredService<CsvImporter>()));
        services.AddScoped<ICliVerb>(s => new ImportVerb<DwellingRow>("import dwellings", "Imports dwellings and gives new ones a plate.", new DwellingImport(), s.GetRequiredService<CsvImporter>()));
        if (environment.IsDevelopment()) services.AddDemoData<DemoPlaces>();
        Outlines.OutlineServices.Add(services, environment);
    }
}
