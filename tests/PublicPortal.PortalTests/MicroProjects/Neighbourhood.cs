using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects;
using PublicPortal.MicroProjects.Demo;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.PortalTests.Residence;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>A community of the made-up district with a round of its own, and people who live there.</summary>
internal sealed record Neighbourhood(PortalSite Site, PlaceInfo Community, Guid RoundId)
{
    private static int next = 2000;

    /// <param name="n">Which community: a class or test takes its own, as one round is open at a time.</param>
    public static Task<Neighbourhood> OpenAsync(PortalSite site, int n, int threshold = 3, bool commentsWait = false) => site.ActAsync(async (services, _) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var communities = await services.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/");
        var community = communities.Where(c => c.Code != DemoDwellings.CommunityCode).OrderBy(c => c.Code).ElementAt(n);
        if (await db.Set<Round>().FirstOrDefaultAsync(r => r.CommunityId == community.Id) is { } there) return new Neighbourhood(site, community, there.Id);
        var now = site.Clock.GetUtcNow();
        var round = new Round
        {
            Id = Ids.New(now), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, Title = "征集", RulesCode = "futian-2016", CreatedAt = now,
            Year = 2026, OpensOn = ChinaTime.Date(now), ClosesOn = ChinaTime.Date(now).AddDays(20), Fund = 30_000_000, Threshold = threshold, AnswerDays = 10, ObjectionDays = 3, CommentsWait = commentsWait,
        };
        round.Publish(services.GetRequiredService<RuleSets>().Find("futian-2016")!, now);
        db.Add(round);
        await db.SaveChangesAsync();
        return new Neighbourhood(site, community, round.Id);
    });

    public async Task<(Guid Account, PortalBrowser Browser)> NeighbourAsync(bool elsewhere = false, bool known = true)
    {
        var account = await Site.ActAsync(async (services, process) =>
        {
            var (name, number) = DemoNeighbours.Person(Interlocked.Increment(ref next));
            var made = await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", number, process);
            if (!known) return made;
            var persons = services.GetRequiredService<IPersons>();
            var person = (await persons.IdentifyAsync(name, DocumentType.ResidentId, number, made, process)).Value;
            await persons.NoteRegisterAsync(person.Id, RegisterAnswer.Agrees, process);
            await persons.SetHomeCommunityAsync(person.Id, elsewhere ? Guid.CreateVersion7() : Community.Id, HomeCommunitySource.Declaration, process);
            return made;
        });
        return (account, Site.SignInAs(TestUser.Resident(account)));
    }

    /// <summary>A proposal as its proposer sends it through the pages.</summary>
    public async Task<(Guid Id, PortalBrowser Browser, Guid Account)> ProposeAsync(string title, byte[]? photo = null)
    {
        var (account, browser) = await NeighbourAsync();
        var details = await (await browser.GetAsync($"/propose?community={Community.Code}")).Form("#propose").Fill("Title", title).SubmitAsync();
        var form = details.Form("#details").Fill("Need", "晚上太黑，老人和孩子走路都看不清。").Fill("Kind", "Works").Fill("Field", "safety").Fill("Place", "东门外小路").Fill("Guess", "60000");
        if (photo is not null) form.Attach("Photo", "lamp.jpg", photo);
        var sent = await form.SubmitAsync("button[form=details]");
        Assert.Equal("提议已提交", sent.TextOf("h1"));
        return (Guid.Parse(sent.Address.Segments[^1]), browser, account);
    }

    public PortalBrowser Official(params Permission[] permissions) => Site.SignInAs(TestUser.Official(Community.ScopePath, permissions));

    public Task<Proposal> ProposalAsync(Guid id) => Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Proposal>().AsNoTracking().FirstAsync(p => p.Id == id));

    public Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class => Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<T>().CountAsync(which));

    /// <summary>Templates of the messages that an account got, oldest first.</summary>
    public Task<List<string>> ToldAsync(Guid account) => Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database
        .SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {account} order by created_at, template").ToListAsync());
}
