using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Desk;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Keys;
using PublicPortal.Voting.Pabulib;
using PublicPortal.Voting.Paper;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting;

public sealed class VotingModule : PortalModule
{
    public override string Name => "Voting";
    public override LocalizedText Title => new("表决", "Voting");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications"];
    public override ModuleMigrations Migrations => VotingMigrations.All;
    public override IReadOnlyList<Permission> Permissions => VotingPermissions.All;
    public override IReadOnlyList<MenuEntry> Menu => VotingMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns => [new(KeyShare.WaitingColumn), new(KeyShare.ReleasedColumn), new(SiteKeyRow.PrivateColumn)];
    public override void ConfigureModel(ModelBuilder model) => VotingModel.Configure(model);
    public override void MapEndpoints(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints) => Results.PublicPolls.Map(endpoints);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<VotingOptions>().Bind(configuration.GetSection("Voting")).ValidateDataAnnotations().ValidateOnStart();
        Results.PublicPolls.AddServices(services);
        services.AddScoped<ICliVerb, CountVerb>();
        services.AddScoped<ICliVerb, VerifyPollVerb>();
        services.AddSingleton<SiteKeys>();
        services.AddSingleton<BallotPapers>();
        services.AddScoped<PollAnnouncer>();
        services.AddScoped<PollReader>();
        services.AddScoped<BallotBoard>();
        services.AddScoped<PollTally>();
        services.AddScoped<RecordWriter>();
        services.AddScoped<PollCloser>();
        services.AddScoped<IPolls, PollBook>();
        services.AddScoped<IVerifiableKind, PollResultCode>();
        services.AddScoped<IPunctualJob, PollClock>();
        services.AddScoped<IPortalJob, PollRecordJob>();
        services.AddScoped<IPortalJob, PollTelling>();
        services.AddScoped<IPortalJob, Retention.ForgetPastBallots>();
        services.AddScoped<VoteService>();
        services.AddSingleton<VotersTogether>();
        services.AddSingleton<IExpressAct, ExpressVote>();
        services.AddScoped<VoteQueries>();
        services.AddScoped<IHomeSlot, VotingHome>();
        services.AddScoped<KeyService>();
        services.AddScoped<SheetService>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<PollDesk>();
        if (environment.IsDevelopment()) services.AddScoped<IPastPolls, Demo.PastPolls>().AddDemoData<Demo.DemoSiteKey>();
        services.AddSingleton(new FilePurposeRule(SheetService.ScanPurpose, KeepDays: 3650, MostBytes: 10 * 1024 * 1024, PicturesOnly: false));
    }
}
