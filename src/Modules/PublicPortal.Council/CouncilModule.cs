using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Content.Contracts;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Demo;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Proxies;
using PublicPortal.Council.Readers;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;
using PublicPortal.Data.Migrations;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council;

public sealed class CouncilModule : PortalModule
{
    public override string Name => "Council";
    public override LocalizedText Title => new("居民议事会", "Residents' council");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications", "Content", "Workflows", "Places", "Residents", "Voting"];
    public override ModuleMigrations Migrations => CouncilMigrations.All;
    public override IReadOnlyList<Permission> Permissions => CouncilPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => CouncilMenu.All;
    public override void ConfigureModel(ModelBuilder model) => CouncilModel.Configure(model);
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => PaperEndpoints.Map(endpoints);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<CouncilOptions>().BindConfiguration("Council").ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection("Council").Get<CouncilOptions>() ?? new CouncilOptions();
        services.AddSingleton(new FilePurposeRule(AgendaService.PaperPurpose, options.PaperDays, options.PaperBytes, PicturesOnly: false));
        services.AddSingleton<SeatKinds>();
        services.AddSingleton<RulePresets>();
        services.AddScoped<CouncilScope>();
        services.AddScoped<CouncilService>();
        services.AddScoped<MemberRoll>();
        services.AddScoped<MemberService>();
        services.AddScoped<RulesService>();
        services.AddScoped<AgendaService>();
        services.AddScoped<MeetingService>();
        services.AddScoped<HallCode>();
        services.AddScoped<AttendanceService>();
        services.AddScoped<ProxyService>();
        services.AddScoped<SpeakerService>();
        services.AddScoped<Electorate>();
        services.AddScoped<MotionService>();
        services.AddScoped<MeetingCourses>();
        services.AddScoped<MinutesService>();
        services.AddScoped<DeskCouncil>();
        services.AddScoped<PublicCouncil>();
        services.AddScoped<MemberPages>();
        services.AddScoped<ICouncils, CouncilDirectory>();
        AddSlots(services);
        if (environment.IsDevelopment()) services.AddDemoData<DemoCouncils>();
    }

    private static void AddSlots(IServiceCollection services)
    {
        services.AddScoped<IPollPresence, HallPresence>();
        services.AddScoped<IVerifiableKind, VerifiableMinutes>();
        services.AddScoped<ISiteAddresses, CouncilAddresses>();
        services.AddScoped<ICommunitySlot, CouncilNow>();
        services.AddScoped<ICommunitySlot, CouncilPeople>();
        services.AddScoped<IHomeSlot, MemberHome>();
        services.AddScoped<IOwnData, OwnCouncilData>();
        services.AddScoped<IPersonUse, OwnCouncilData>();
        services.AddScoped<IPersonPlaces, OwnCouncilData>();
        services.AddScoped<IEventHandler<PlaceMoved>, CouncilsMove>();
        services.AddScoped<IEventHandler<PollOpened>, MotionsFollowPolls>();
        services.AddScoped<IEventHandler<PollClosed>, MotionsFollowPolls>();
        services.AddScoped<IEventHandler<PollCancelled>, MotionsFollowPolls>();
    }
}
