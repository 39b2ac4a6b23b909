using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Files.Contracts;
using PublicPortal.Files.Storage;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Files;

public sealed class FilesModule : PortalModule
{
    public override string Name => "Files";
    public override LocalizedText Title => new("文件", "Files");
    public override IReadOnlyList<string> DependsOn => ["Accounts", "Evidence"];
    public override ModuleMigrations Migrations => FilesMigrations.All;
    public override IReadOnlyList<SealedColumn> SealedColumns => [new(FileRecord.NameColumn)];
    public override void ConfigureModel(ModelBuilder model) => FilesModel.Configure(model);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<FilesOptions>().BindConfiguration("Files").ValidateDataAnnotations()
            .PostConfigure<IEnumerable<FilePurposeRule>>((options, rules) => { foreach (var rule in rules) options.Take(rule); })
            .Validate(o => o.IsValid, "Files:Purposes: KeepDays must be 1 to 36500, MostBytes 1024 to 10485760.").ValidateOnStart();
        services.AddSingleton<IFileStore, FolderStore>();
        services.AddScoped<FileVault>();
        services.AddScoped<IFileVault>(s => s.GetRequiredService<FileVault>());
        services.AddScoped<ISealedElsewhere, SealedContents>();
        services.AddScoped<IPortalJob, FileSweep>();
    }
}
