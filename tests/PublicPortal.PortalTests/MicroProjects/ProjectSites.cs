using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.PortalTests.Residence;
using PublicPortal.PortalTests.Residents;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>Projects of the made-up community, and the people who have to do with them.</summary>
internal static class ProjectSites
{
    private static readonly Permission[] Clerk = [MicroProjectsPermissions.View, MicroProjectsPermissions.Enter, ProjectPermissions.Run, ProjectPermissions.Answer];
    private static readonly Permission[] Street = [MicroProjectsPermissions.View, MicroProjectsPermissions.Moderate, ProjectPermissions.Run, ProjectPermissions.Confirm, ProjectPermissions.Answer];

    public static PortalBrowser ClerkBrowser(this PortalSite site) => site.SignInAs(TestUser.Official(Clerk));
    public static PortalBrowser StreetBrowser(this PortalSite site) => site.SignInAs(TestUser.Official(Street));

    /// <summary>Somebody whose home community it is, checked, with an account.</summary>
    public static async Task<(Guid Account, PersonInfo Person, string Number)> NeighbourAsync(this PortalSite site, string name = "林晓禾", bool elsewhere = false)
    {
        var made = await People.ResidentAsync(site, name);
        var places = await site.InScopeAsync(s => s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/"));
        var home = places.First(p => elsewhere ? p.Code != DemoDwellings.CommunityCode : p.Code == DemoDwellings.CommunityCode);
        await site.ActAsync(async (services, process) =>
        {
            var persons = services.GetRequiredService<IPersons>();
            await persons.NoteRegisterAsync(made.Person.Id, RegisterAnswer.Agrees, process);
            await persons.SetHomeCommunityAsync(made.Person.Id, home.Id, HomeCommunitySource.Counter, process);
            return true;
        });
        return made;
    }

    /// <summary>A proposal that waits for the council, and the council's choice of it.</summary>
    public static async Task<Guid> ChosenAsync(this PortalSite site, PersonInfo proposer, Guid account, string title = "东门加装扶手", long fen = 100_000_00) => await site.ActAsync(async (services, process) =>
    {
        var (db, rules, now) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<RuleSets>(), site.Clock.GetUtcNow());
        var community = (await services.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/")).First(c => c.Code == DemoDwellings.CommunityCode);
        var today = ChinaTime.Date(now);
        var round = new Round
        {
            Id = Ids.New(now), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, Year = today.Year, Title = "测试征集", OpensOn = today.AddDays(-60), ClosesOn = today,
            Fund = 400_000_00, RulesCode = rules.All[0].Code, Threshold = 5, AnswerDays = 15, ObjectionDays = 5, CreatedAt = now,
        };
        round.Publish(rules.All[0], now);
        round.Close(now, "测试", early: true);
        round.PutBeforeCouncil(Guid.CreateVersion7());
        db.Add(round);
        var (chosen, other) = (New(title, fen), New("没有选中的提议", 90_000_00));
        await db.SaveChangesAsync();
        process.Raise(new BusinessResolved(round.BusinessId!.Value, ResolutionHandler.RoundKind, round.Id, Guid.CreateVersion7(), true, [CouncilService.OptionId(chosen.Id)]));
        return chosen.Id;

        Proposal New(string name, long estimate)
        {
            var proposal = new Proposal
            {
                Id = Guid.CreateVersion7(), Number = ProposalNumbers.New(), RoundId = round.Id, CommunityId = community.Id, ScopePath = community.ScopePath, PersonId = proposer.Id, OwnerAccountId = account, PersonName = proposer.MaskedName,
                Title = name, Need = "台阶陡，雨天滑。", Kind = ProposalKind.Works, Field = rules.All[0].Fields[0].Code, Place = "和乐花园东门", SentAt = now.AddDays(-40),
            };
            proposal.Show(now.AddDays(-40));
            proposal.StartConsultation(today);
            proposal.Answer(true, estimate, now.AddDays(-10));
            proposal.PutBeforeCouncil();
            db.Add(proposal);
            return proposal;
        }
    });

    public static Task<Project> ProjectAsync(this PortalSite site, Guid id) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Project>().AsNoTracking().FirstAsync(p => p.Id == id));

    public static string Day(this PortalSite site, int days = 0) => ChinaTime.Today(site.Clock).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
