using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>The yearly question: asked, reminded, left open, or answered with one tap.</summary>
public class StillHereTests
{
    [Theory, BothDatabases]
    public async Task Question_AfterAYear_IsAskedRemindedAndLeftOpenThenAnsweredWithOneTap(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(201));
        var account = (await site.DeclarationAsync(id)).DeclarantAccountId;
        site.Clock.Advance(TimeSpan.FromDays(300));
        await site.RunJobsAsync();
        Assert.DoesNotContain("residence.still-here", await site.InboxAsync(account));
        site.Clock.Advance(TimeSpan.FromDays(66));
        await site.RunJobsAsync();
        Assert.Single(await site.InboxAsync(account), "residence.still-here");
        site.Clock.Advance(TimeSpan.FromDays(15));
        await site.RunJobsAsync();
        await site.RunJobsAsync();
        Assert.Equal(2, (await site.InboxAsync(account)).Count(t => t == "residence.still-here"));
        site.Clock.Advance(TimeSpan.FromDays(15));
        await site.RunJobsAsync();
        Assert.NotNull((await site.DeclarationAsync(id)).StillUnansweredAt);
        Assert.Equal(1, await EventsAsync(site, id, "residence.still-unanswered"));

        var page = await site.SignInAs(TestUser.Resident(account)).GetAsync($"/my/residence/{id}/still");
        var answered = await page.Form("#still").SubmitAsync();
        Assert.Contains("记下了", answered.Text, StringComparison.Ordinal);
        var declaration = await site.DeclarationAsync(id);
        Assert.Equal((DeclarationState.Accepted, null, null), (declaration.State, declaration.StillUnansweredAt, declaration.StillAskedAt));
        Assert.True(declaration.StillNextAt > site.Clock.GetUtcNow().AddDays(360));
    }

    [Theory, BothDatabases]
    public async Task Question_OfSomebodyElse_DoesNotExistForAStranger(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(202));
        var stranger = site.SignInAs(TestUser.Resident());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync($"/my/residence/{id}/still")).Status);
    }

    [Theory, BothDatabases]
    public async Task MovedOut_BeforeTheYearIsOver_IsNotAsked(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var id = await site.DeclareAsync(DemoDwellings.Room(203));
        var account = (await site.DeclarationAsync(id)).DeclarantAccountId;
        await (await site.SignInAs(TestUser.Resident(account)).GetAsync($"/my/residence/{id}/move-out")).Form("#leave").SubmitAsync();
        Assert.Null((await site.DeclarationAsync(id)).StillNextAt);
    }

    private static Task<int> EventsAsync(PortalSite site, Guid subject, string name) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<int>($"select count(*) as \"Value\" from evidence_event where subject_id = {subject} and name = {name}").ToListAsync())[0]);
}
