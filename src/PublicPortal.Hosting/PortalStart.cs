using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Hosting;

/// <summary>Something that whoever runs the site must put right. Nothing in the program failed, so no stack trace is shown.</summary>
public sealed class SiteDoesNotStartException(string message) : Exception(message)
{
    public override string ToString() => Message;
}

/// <summary>Brings the site up: checks, keys, tables, recipe, and in Development the made-up district.</summary>
public sealed class PortalStart(
    IServiceProvider services, IReadOnlyList<PortalModule> modules, IHostEnvironment environment, IConfiguration configuration,
    DataFolder folder, Migrator migrator, RecipeRunner recipes, SiteSettings settings, PortalDbContext db)
{
    /// <exception cref="SiteDoesNotStartException">Production lacks something; the message lists everything that is missing.</exception>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        if (environment.IsProduction()) RefuseDefects();
        else if (!KeyFile.Exists(folder.Keys)) KeyFile.Create(folder.Keys);
        await migrator.MigrateAsync(cancel);
        await services.GetRequiredService<FieldCipher>().LoadAsync(cancel);
        WebKeyFolder.SealPlain(folder.WebKeys, services.GetRequiredService<FieldCipher>());
        await settings.LoadAsync(cancel);
        if (environment.IsProduction())
        {
            if (!settings.Has(RecipeRunner.Mark("portal")))
                throw new SiteDoesNotStartException("This site is not set up: run 'portal setup' first.");
        }
        else await recipes.RunOnceAsync("portal", cancel);
        foreach (var content in services.GetServices<ISiteContent>()) await content.LoadAsync(cancel);
        if (environment.IsDevelopment() && configuration.GetValue("Demo:Load", true)) await LoadDemoAsync(cancel);
    }

    /// <summary>Made-up data, module by module, each once.</summary>
    private async Task LoadDemoAsync(CancellationToken cancel)
    {
        foreach (var demo in services.GetServices<DemoData>().Where(d => !settings.Has(d.Mark)))
        {
            await ((IDemoData)services.GetRequiredService(demo.Loader)).LoadAsync(cancel);
            db.Add(new Setting { Name = demo.Mark, Value = "true" });
            await db.SaveChangesAsync(cancel);
            await db.CommitAsync();
            db.ChangeTracker.Clear();   // else each save of the next goes through thousands of dwellings
        }
    }

    private void RefuseDefects()
    {
        var defects = modules.SelectMany(m => m.ProductionDefects(configuration)).ToList();
        if (!KeyFile.Exists(folder.Keys)) defects.Add($"Keys:Path ({folder.Keys}) holds no {KeyFile.FileName}; 'portal setup' makes one.");
        if (!Uri.TryCreate(configuration["Portal:PublicAddress"], UriKind.Absolute, out var address) || address.Scheme != "https")
            defects.Add("Portal:PublicAddress must be the site's full https address.");
        else if (address.IsLoopback) defects.Add("Portal:PublicAddress must not be this machine's own address.");
        if (defects.Count > 0)
            throw new SiteDoesNotStartException("The site does not start in Production:" + string.Concat(defects.Select(d => Environment.NewLine + "  - " + d)));
    }
}
