using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.WebEncoders;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting;

public static class PortalHosting
{
    /// <summary>Adds the portal with every module that the host brings along. The site and <c>portal</c> share it.</summary>
    public static IReadOnlyList<PortalModule> AddPortal(this IHostApplicationBuilder builder, Assembly host)
    {
        var modules = ModuleDiscovery.Find(host);
        var services = builder.Services;
        var folder = new DataFolder(builder.Configuration);
        Directory.CreateDirectory(folder.Root);

        services.AddSingleton(modules);
        services.AddSingleton(folder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddPortalData(DatabaseOptions.From(builder.Configuration, folder.At("portal.db")), folder.Keys);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<SiteSettings>();
        services.AddSingleton<ISiteIdentity>(s => s.GetRequiredService<SiteSettings>());
        services.AddSingleton<PortalContent>();
        services.AddSingleton(s => SiteCalendar.Follow(s.GetRequiredService<PortalContent>(), s.GetRequiredService<SiteSettings>()));
        services.AddScoped<IRecipeStep, SettingsStep>();
        services.AddScoped<RecipeRunner>();
        services.AddSingleton<WorkRunner>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Imports.CsvImporter>();
        services.AddScoped<ICliVerb, KeysRotateVerb>();
        services.AddScoped<IPortalJob, TidyUp>();
        services.AddSingleton<MenuBoard>();
        services.AddScoped<IPortalMenu, PortalMenu>();
        services.AddTransient(typeof(Later<>));
        services.AddSingleton<ExpressLane>();
        services.AddSingleton<HotAdmission>();
        services.AddScoped<Idempotency>();
        services.TryAddScoped<ICurrentUser, Nobody>();
        services.AddScoped<PortalStart>();
        services.AddScoped<Lists.SavedFilters>();
        services.AddScoped<PageEvictions>();
        services.AddSingleton(new ModelContribution("Hosting", Lists.HostingModel.Configure));
        services.AddSingleton(Lists.HostingModel.Migrations);

        foreach (var module in modules)
        {
            module.ConfigureServices(services, builder.Configuration, builder.Environment);
            services.AddSingleton(new ModelContribution(module.Name, module.ConfigureModel));
            if (module.Migrations is { } migrations) services.AddSingleton(migrations);
        }

        AddAccess(services, modules);
        services.AddDataProtection().SetApplicationName("PublicPortal").PersistKeysToFileSystem(new DirectoryInfo(folder.WebKeys));
        services.AddOptions<KeyManagementOptions>().Configure<FieldCipher>((options, cipher) => options.XmlEncryptor = new WebKeyEncryptor(cipher));
        return modules;
    }

    /// <summary>What only the site needs, not the command line: pages, languages, background work.</summary>
    public static void AddPortalSite(this IHostApplicationBuilder builder, IReadOnlyList<PortalModule> modules, Assembly host)
    {
        var services = builder.Services;
        var folders = modules.Select(m => m.GetType().Assembly).Append(host).Distinct()
            .SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && typeof(PageAccess).IsAssignableFrom(t))
            .Select(t => (PageAccess)Activator.CreateInstance(t)!).ToList();
        services.AddRazorPages(options =>
            {
                options.Conventions.Add(new PageAccessConvention(folders));
                options.Conventions.Add(new PublicPageConvention());
            })
            .AddMvcOptions(options => options.Filters.Add<UnitOfWorkFilter>());
        services.AddAntiforgery(o => o.Cookie.Name = "csrf");
        services.AddPublicPages();
        services.AddHostedService<BackgroundWork>();
        services.AddHostedService<NodeWatch>();
        services.AddSingleton(s => DatabaseHealth.Of(s));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        LookUps.Add(services, builder.Configuration);
        services.AddProblemDetails();
        // Razor would write Chinese as numeric entities, which triples a page.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture("zh-CN");
            o.SupportedCultures = [CultureInfo.GetCultureInfo("zh-CN")];   // dates and numbers are ours, see ChinaTime
            o.SupportedUICultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "lang" }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    private static void AddAccess(IServiceCollection services, IReadOnlyList<PortalModule> modules)
    {
        var permissions = modules.SelectMany(m => m.Permissions).ToDictionary(p => p.Name);
        services.AddSingleton<IReadOnlyDictionary<string, Permission>>(permissions);
        services.AddSingleton<IAuthorizationPolicyProvider, PortalPolicies>();
        services.AddScoped<IAuthorizationHandler, PortalRequirementHandler>();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
    }
}
