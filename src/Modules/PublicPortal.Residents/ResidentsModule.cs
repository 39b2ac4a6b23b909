using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Demo;
using PublicPortal.Residents.Desk;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Notices;
using PublicPortal.Residents.Organisations;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Phones;
using PublicPortal.Residents.Phones.SignIn;
using PublicPortal.Residents.Privacy;
using PublicPortal.Residents.Register;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents;

public sealed class ResidentsModule : PortalModule
{
    public override string Name => "Residents";
    public override LocalizedText Title => new("居民", "Residents");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Notifications", "Places"];
    public override ModuleMigrations Migrations => ResidentsMigrations.All;
    public override IReadOnlyList<Permission> Permissions => ResidentsPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => ResidentsMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns =>
    [
        new(Person.NameColumn), new(Person.NumberColumn), new(Person.BirthColumn), new(Phone.NumberColumn), new(PhoneCode.NumberColumn),
        new(SignInCode.NumberColumn), new(PrivacyRequest.TextColumn), new(PrivacyRequest.AnswerColumn),
    ];
    public override void ConfigureModel(ModelBuilder model) => ResidentsModel.Configure(model);
    public override IEnumerable<string> ProductionDefects(IConfiguration configuration) => RegisterOptions.Defects(configuration);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<ResidentsOptions>().BindConfiguration("Residents").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RegisterOptions>().BindConfiguration("Register");
        services.AddScoped<PersonStore>();
        services.AddScoped<Identification>();
        services.AddScoped<RegisterMemory>();
        services.AddScoped<RegisterDesk>();
        services.AddScoped<IPersons, PersonDirectory>();
        services.AddSingleton<PersonsTogether>();
        services.AddScoped<IAccountPersons, AccountPersons>();
        services.AddScoped<IPortalJob, AskAgain>();
        services.AddScoped<IPortalJob, RetentionJob>();
        services.AddSingleton<NoticeSet>();
        services.AddScoped<NoticeLedger>();
        services.AddScoped<IProcessingNotices>(s => s.GetRequiredService<NoticeLedger>());
        services.AddScoped<PhoneBook>();
        services.AddScoped<IAccountPhones, PhoneBook>();
        services.AddScoped<PhoneService>();
        AddPhoneSignIn(services);
        services.AddScoped<GuardianService>();
        services.AddScoped<IGuardians>(s => s.GetRequiredService<GuardianService>());
        services.AddScoped<RequestService>();
        services.AddScoped<RequestDesk>();
        services.AddScoped<DeskScope>();
        services.AddScoped<DeskPersons>();
        services.AddScoped<Hosting.Site.IDeskSearch, PersonSearchHint>();
        services.AddScoped<Looks>();
        services.AddScoped<OwnDataCopy>();
        services.AddScoped<OwnIdentity>();
        services.AddScoped<IHomeSlot, ResidentsHome>();
        services.AddScoped<OrganisationRegisterDesk>();
        services.AddScoped<OrganisationService>();
        services.AddScoped<AgentService>();
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<IOrganisations>(s => s.GetRequiredService<OrganisationQueries>());
        AddRegister(services, environment);
    }

    private static void AddPhoneSignIn(IServiceCollection services)
    {
        services.AddScoped<PhoneSignIn>();
        services.AddScoped<AccountJoin>();
        services.AddScoped<IEventHandler<AccountsJoined>, JoinedAccounts>();
        services.AddScoped<IPortalJob, ForgetSignInCodes>();
        services.AddScoped<IHomeSlot, PhoneHome>();
        services.AddSingleton(new SignInWay(new LocalizedText("用手机号登录", "Sign in by phone"),
            new LocalizedText("发短信验证码，不用记密码", "A code by SMS, no password"), SignInPhone.Path, "phone", Order: 20));
    }

    /// <summary>The made-up register exists in Development alone, and so do the people of the county that does not exist.</summary>
    private static void AddRegister(IServiceCollection services, IHostEnvironment environment)
    {
        var demo = environment.IsDevelopment();
        services.AddSingleton(s => CountyCodes.Load([.. s.GetRequiredService<IOptions<ResidentsOptions>>().Value.ExtraCountyCodes, .. demo ? [DemoPeople.County] : Array.Empty<string>()]));
        if (!demo)
        {
            services.AddHttpClient<IIdentityRegister, HttpRegister>(http => http.Timeout = RegisterDesk.Patience);
            services.AddHttpClient<IOrganisationRegister, HttpOrganisationRegister>(http => http.Timeout = RegisterDesk.Patience);
            return;
        }
        services.AddSingleton<DemoPeople>();
        services.AddScoped<IIdentityRegister, DemoRegister>();
        services.AddSingleton<IOrganisationRegister, DemoOrganisations>();
        services.AddDemoData<DemoPersons>();
    }
}
