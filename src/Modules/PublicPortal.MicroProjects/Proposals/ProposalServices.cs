using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Contracts;
using PublicPortal.Council.Contracts;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Moderation;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Services of the first half: from the round to the council.</summary>
internal static class ProposalServices
{
    private const int KeepPhotosDays = 3650;

    public static void Add(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(s => new RuleSets(s.GetRequiredService<PortalContent>()));
        services.AddSingleton(new FilePurposeRule(DraftService.PhotoPurpose, KeepPhotosDays, 6 * 1024 * 1024, PicturesOnly: true));
        services.AddScoped<RoundService>().AddScoped<RoundQueries>();
        services.AddScoped<Neighbours>().AddScoped<Spots>().AddScoped<DraftService>().AddScoped<ProposalService>().AddScoped<ProposalQueries>().AddScoped<ProposalLists>().AddScoped<ProposeDoors>();
        services.AddScoped<SimilarProposals>().AddScoped<MergeService>().AddScoped<ProposalShelf>().AddScoped<ProposalNotices>().AddScoped<ClerkService>();
        services.AddScoped<EndorsementService>().AddScoped<ThresholdWatch>().AddScoped<FollowService>().AddScoped<ProposalVoices>();
        services.AddScoped<CommentService>().AddScoped<ModerationService>();
        services.AddScoped<ConsultationService>().AddScoped<ObjectionService>().AddScoped<CouncilService>().AddScoped<DeskProposals>();
        services.AddScoped<IWorkflowKind, ConsultationKind>();
        services.AddScoped<IEventHandler<TaskDone>, OpinionKeeper>();
        services.AddScoped<IEventHandler<BusinessResolved>>(s => s.GetRequiredService<CouncilService>());
        services.AddScoped<IEventHandler<AccountsJoined>, JoinedAccounts>();
        services.AddScoped<IEventHandler<PlaceMoved>, FollowsPlace>();
        services.AddScoped<ICommunitySlot, CommunityRounds>();
        services.AddScoped<IHomeSlot, ProposalHomeCards>();
        services.AddScoped<ISiteAddresses, ProposalAddresses>();
        services.AddScoped<IDeskSearch, ProposalSearch>();
        services.AddScoped<IPersonUse, ProposalPersons>();
        services.AddScoped<IOwnData, OwnProposals>();
        services.AddScoped<IPortalJob, RoundCloseJob>().AddScoped<IPortalJob, ThresholdJob>().AddScoped<IPortalJob, DraftTidyUpJob>();
        if (environment.IsDevelopment()) services.AddDemoData<Demo.DemoRound>();
    }
}
