using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Counters;
using PublicPortal.Residence.Exports;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Desk;

/// <summary>Services and tables of the desk's lists, hand-overs, exports and counters.</summary>
internal static class DeskServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration("Residence:Desk").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<DeskPlaces>();
        services.AddScoped<DeclarationLists>();
        services.AddScoped<OrderLists>();
        services.AddScoped<PlateLists>();
        services.AddScoped<HandOverService>();
        services.AddScoped<IDeskSearch, CaseSearch>();
        services.AddScoped<IExportSource, DeclarationExport>();
        services.AddScoped<IExportSource, OrderExport>();
        services.AddScoped<ExportService>();
        services.AddScoped<ExportMaker>();
        services.AddScoped<IOutboxHandler, ExportWorker>();
        services.AddScoped<IPortalJob, ExportSweep>();
        AddCounters(services);
    }

    private static void AddCounters(IServiceCollection services)
    {
        services.AddScoped(s => new CounterChanges(s.GetRequiredService<PortalDbContext>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<ISaveObserver, CountingSaves>();
        services.AddScoped<CounterFold>();
        services.AddScoped<Recount>();
        services.AddScoped<Rates>();
        services.AddSingleton<RecountRunner>();
        services.AddScoped<ICliVerb, RecountVerb>();
        services.AddScoped<IPortalJob, CounterJob>();
        services.AddScoped<IPortalJob, FoldJob>();
        services.AddScoped<CountingEvents>();
        services.AddScoped<PlacesMoved>();
        services.AddScoped<IEventHandler<OrderClosed>>(s => s.GetRequiredService<CountingEvents>());
        services.AddScoped<IEventHandler<DwellingsCounted>>(s => s.GetRequiredService<CountingEvents>());
        services.AddScoped<IEventHandler<DwellingMoved>>(s => s.GetRequiredService<PlacesMoved>());
        services.AddScoped<IEventHandler<PlaceMoved>>(s => s.GetRequiredService<PlacesMoved>());
    }

    public static void Configure(ModelBuilder model)
    {
        HandOverModel.Configure(model);
        ExportModel.Configure(model);
        CounterModel.Configure(model);
    }
}
