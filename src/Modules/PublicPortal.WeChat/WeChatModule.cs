using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.WeChat.JsSdk;
using PublicPortal.WeChat.Messages;
using PublicPortal.WeChat.Platform;
using PublicPortal.WeChat.SignIn;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.WeChat;

public sealed class WeChatModule : PortalModule
{
    public override string Name => "WeChat";
    public override LocalizedText Title => new("微信公众号", "WeChat official account");
    public override IReadOnlyList<string> DependsOn => ["Accounts", "Notifications"];
    public override ModuleMigrations Migrations => WeChatMigrations.All;
    public override IReadOnlyList<SealedColumn> SealedColumns => [new(StoredToken.Column), new(CallbackCode.SessionColumn)];
    public override void ConfigureModel(ModelBuilder model) => WeChatModel.Configure(model);

    public override IEnumerable<string> ProductionDefects(IConfiguration configuration) => WeChatDefects.Find(configuration.GetSection(WeChatOptions.Section));

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<WeChatOptions>().BindConfiguration(WeChatOptions.Section)
            .PostConfigure<PublicAddress>((options, site) => options.Complete(environment.IsDevelopment(), site));
        services.AddHttpClient<WeChatClient>(WeChatClient.HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(8))
            .RemoveAllLoggers();   // addresses hold the secret, codes and tokens
        services.AddScoped<WeChatTokens>();
        services.AddScoped<INotificationChannel, WeChatChannel>();
        services.AddScoped<JsConfig>();
        AddSignIn(services);
        if (environment.IsDevelopment()) SimulatorServices.Add(services);
        else services.PostConfigure<RazorPagesOptions>(o => o.Conventions.AddFolderRouteModelConvention("/Simulator", page => page.Selectors.Clear()));
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<StateCookie>();
        services.AddSingleton<CallbackCodes>();
        services.AddScoped<WeChatSignInEvents>();
        services.AddScoped<IPortalJob, ForgetCodes>();
        services.AddTransient<IStartupFilter, SilentSignIn>();
        services.AddSingleton(new SignInWay(new LocalizedText("用微信登录", "Sign in with WeChat"),
            new LocalizedText("不用记密码，我们只拿到一个编号", "No password; all we get is an id"), SignInPaths.Start, "message", Order: 10) { InWeChatOnly = true });
        services.AddAuthentication().AddOAuth<OAuthOptions, WeChatSignInHandler>(WeChatSignInHandler.SchemeName, options =>
        {
            // The handler asks WeChatOptions and WeChatClient itself; the framework only checks that these are not empty.
            options.ClientId = options.ClientSecret = options.AuthorizationEndpoint = options.TokenEndpoint = WeChatOptions.Section;
            options.CallbackPath = SignInPaths.Callback;
            options.EventsType = typeof(WeChatSignInEvents);
        });
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        SignInEndpoints.Map(endpoints);
        JsSdkEndpoints.Map(endpoints);
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment()) SimulatorServices.Map(endpoints);
    }
}
