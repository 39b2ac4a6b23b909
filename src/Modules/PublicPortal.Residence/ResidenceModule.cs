using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.History;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Photos;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence;

public sealed class ResidenceModule : PortalModule
{
    public override string Name => "Residence";
    public override LocalizedText Title => new("居住申报", "Residence declaration");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications", "Workflows", "Places", "Residents"];
    public override ModuleMigrations Migrations => ResidenceMigrations.All;
    public override IReadOnlyList<Permission> Permissions => ResidencePermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => ResidenceMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns =>
    [
        new(DeclarationService.AddressColumn) { Stored = "address_sealed" }, new(DraftService.Column), new(HistoricRecord.NameColumn),
        new(LeaseService.NameColumn), new(LeaseService.NumberColumn), new(LeaseService.TenantColumn), new(Capture.LeaseLead.NameColumn),
        new(Help.HelpVisit.WordsColumn) { Stored = "words_sealed" }, new(Help.HelpVisit.ForWhomColumn) { Stored = "for_whom_sealed" },
        new(Batches.BatchRow.CellsColumn),
    ];
    public override void ConfigureModel(ModelBuilder model) => ResidenceModel.Configure(model);

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ReceiptEndpoints.Map(endpoints);
        PhotoEndpoint.Map(endpoints);
        Batches.BatchFiles.Map(endpoints);
        Exports.ExportEndpoint.Map(endpoints);
        FieldEndpoints.Map(endpoints);
    }

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<ResidenceOptions>().Bind(configuration.GetSection("Residence")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<DraftService>();
        services.AddScoped<DeclarationService>();
        services.AddScoped<DeclarationQueries>();
        services.AddScoped<ReviewFactsReader>();
        OrderServices.Add(services);
        services.AddScoped<LeaseService>();
        services.AddScoped<LandlordService>();
        services.AddScoped<LandlordAsk>();
        services.AddScoped<LandlordView>();
        LandlordServices.Add(services);
        Dwellings.DwellingServices.Add(services);
        Capture.CaptureServices.Add(services, configuration);
        services.AddScoped<LeasePhotoService>();
        services.AddScoped<SettlementService>();
        services.AddScoped<FirstDecision>();
        services.AddScoped<IPlateSlot, PlateActs>();
        services.AddScoped<IHomeSlot, ResidenceHome>();
        services.AddScoped<IVerifiableKind, DeclarationReceipt>();
        services.AddSingleton<OrdersHealth>();
        services.AddHealthChecks().AddCheck<OrdersHealth>("orders");
        services.AddScoped<IPortalJob, SilenceJob>();
        services.AddScoped<IPortalJob, DraftTidyUp>();
        ResidenceDeclarers.Add(services);
        ResidenceOfficials.Add(services, environment);
        Desk.DeskServices.Add(services);
        ResidenceField.Add(services, configuration, environment);
        if (environment.IsDevelopment()) services.AddDemoData<Counters.DemoCounters>();   // last: it counts what the others made
    }
}
