using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Demo;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Parking;
using PublicPortal.Accounts.Passkeys;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Setup;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts;

public sealed class AccountsModule : PortalModule
{
    public override string Name => "Accounts";
    public override LocalizedText Title => new("账号与登录", "Accounts");
    public override IReadOnlyList<string> DependsOn => ["Evidence"];
    public override ModuleMigrations Migrations => AccountsMigrations.All;
    public override IReadOnlyList<Permission> Permissions => AccountsPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => AccountsMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns =>
    [
        new(StaffSignIn.SecretColumn) { Row = "account_id" },
        new(StaffSignIn.SecretColumn) { Stored = "new_totp_secret", Row = "account_id" },
    ];
    public override void ConfigureModel(ModelBuilder model) => AccountsModel.Configure(model);

    public override IEnumerable<string> ProductionDefects(IConfiguration configuration) =>
        configuration.GetValue("Accounts:StaffSecondFactor", true) ? [] : ["Accounts:StaffSecondFactor must not be switched off: officials always prove themselves with two factors."];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<AccountsOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        AddSignIn(services, environment);
        services.AddScoped<IAccounts, AccountRegistry>();
        services.AddScoped<IExternalSignIn, ExternalSignIn>();
        services.AddScoped<IRecipeStep, RolesStep>();
        services.AddSingleton<Passwords>();
        services.AddScoped<Lockout>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<StaffSetup>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<RecentProof>();
        services.AddScoped<FieldBindings>();
        services.AddScoped<IFieldSignIn, FieldSignIn>();
        AddPasskeys(services);
        services.AddScoped<StaffAccounts>();
        services.AddScoped<Separation>();
        services.AddScoped<RoleService>();
        services.AddScoped<GrantService>();
        services.AddScoped<DefaultPermissionsOffer>();
        services.AddScoped<ISiteContent, DefaultPermissions>();
        services.AddScoped<IRoles, RoleHolders>();
        services.AddScoped<ICliVerb, SetupVerb>();
        services.AddScoped<ICliVerb, StaffResetVerb>();
        if (environment.IsDevelopment()) services.AddDemoData<DemoAccounts>();
        else services.PostConfigure<RazorPagesOptions>(o => o.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear()));   // no address, so 404
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => PasskeyEndpoints.Map(endpoints);

    /// <summary>ASP.NET Core Identity's passkey handler and nothing else of it: sessions, passwords and lockout are ours.</summary>
    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddScoped<ChallengeBook>();
        services.AddScoped<PasskeyService>();
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((options, site) =>
        {
            options.ServerDomain = site.Uri.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.AuthenticatorTimeout = ChallengeBook.Lasts;
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == site.Uri.GetLeftPart(UriPartial.Authority));   // never the Host header
        });
    }

    /// <summary>Other modules add their ways with <c>services.AddAuthentication().AddScheme…</c>; they end in this cookie.</summary>
    private static void AddSignIn(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(SessionTicket.Scheme).AddCookie(SessionTicket.Scheme, cookie =>
        {
            cookie.Cookie.Name = SessionTicket.Scheme;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = environment.IsProduction() ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(SessionCookie);
        });
        services.AddScoped<SessionCookie>();
        services.AddSingleton<SessionsTogether>();
        services.AddScoped<SessionReader>();
        services.AddScoped<SessionService>();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResults>();
        services.AddSingleton<ParkingLot>();
        services.AddScoped<IPortalJob, ForgetOld>();
        services.AddScoped<IPortalJob, ClosedAccounts>();
        services.Configure<MvcOptions>(o => o.Filters.Add<ParkedFormFilter>());
    }
}
