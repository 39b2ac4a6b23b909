using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Site;
using PublicPortal.Residence.Counters;
using PublicPortal.Residence.Exports;

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
    }

    public static void Configure(ModelBuilder model)
    {
        HandOverModel.Configure(model);
        ExportModel.Configure(model);
        CounterModel.Configure(model);
    }
}
