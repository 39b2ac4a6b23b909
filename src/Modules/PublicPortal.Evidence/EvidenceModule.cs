using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data;
using PublicPortal.Data.Migrations;
using PublicPortal.Evidence.Codes;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Evidence.Processes;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.Evidence;

public sealed class EvidenceModule : PortalModule
{
    public override string Name => "Evidence";
    public override LocalizedText Title => new("信息证据化", "Evidence");
    public override ModuleMigrations Migrations => EvidenceMigrations.All;
    public override void ConfigureModel(ModelBuilder model) => EvidenceModel.Configure(model);
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => VerifyEndpoints.Map(endpoints);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IProcessRecorder, ProcessRecorder>();
        services.AddScoped<IEventHistory, EventHistory>();
        services.AddScoped<IRecordRetention, RecordRetention>();
        services.AddScoped<VerificationCodes>();
        services.AddScoped<IVerificationCodes>(s => s.GetRequiredService<VerificationCodes>());
    }
}
