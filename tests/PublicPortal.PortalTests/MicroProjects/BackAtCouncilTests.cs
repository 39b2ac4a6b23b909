using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.PortalTests.Council;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>A project on which the council is to look again never hangs, also when the matter was taken back.</summary>
public class BackAtCouncilTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task UpheldObjection_TakenBackFromTheCouncil_IsPutBeforeItAgain(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, person, _) = await site.NeighbourAsync("方建国");
        var id = await site.ChosenAsync(person, account, "西门装雨棚");
        await site.ActAsync(async (services, _) =>
        {
            var (db, now) = (services.GetRequiredService<PortalDbContext>(), site.Clock.GetUtcNow());
            var project = await db.Set<Project>().FirstAsync(p => p.Id == id);
            project.Prepare(true, "与决议一致。", Guid.NewGuid(), now);
            project.Confirm(Guid.NewGuid(), 15, now);
            db.Add(new Objection { Id = Ids.New(now), ProjectId = id, NoticeNumber = project.NoticeNumber, PersonId = person.Id, PersonName = "方*", Text = "挡住了消防车道。", MadeAt = now, AnswerBy = ChinaTime.Date(now).AddDays(5) });
            return await db.SaveChangesAsync();
        });
        var street = site.StreetBrowser();
        await (await street.GetAsync($"/desk/projects/{id}/objections")).Form("form[action*=Answer]").Fill("Outcome", "BackToCouncil").Fill("Reply", "消防车道要重新看。").SubmitAsync();
        var first = await MatterAsync(site, id);
        Assert.Equal((BusinessStanding.Waiting, ProjectStanding.BackAtCouncil), (first.Standing, (await site.ProjectAsync(id)).Standing));
        Assert.Null((await street.GetAsync($"/desk/projects/{id}")).Document.QuerySelector("form[action*=PutAgain]"));

        Assert.True((await site.ActAsync((s, process) => s.GetRequiredService<ICouncils>().WithdrawAsync(first.Id, process))).IsOk);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await street.GetAsync($"/desk/projects/{id}");
        Assert.Contains("现在没有人在议", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.Form("form[action*=PutAgain]").SubmitAsync()).Status);
        var second = await MatterAsync(site, id);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(BusinessStanding.Waiting, second.Standing);
        Assert.Contains("消防车道要重新看", await site.ReadAsync(db => db.Set<CouncilMatter>().Where(m => m.Id == second.Id).Select(m => m.TextZh).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("form[action*=PutAgain]").Forge("_key", "another-key").SubmitAsync()).Status);   // it waits already

        await site.ActAsync((_, process) =>
        {
            process.Raise(new BusinessResolved(second.Id, ResolutionHandler.AgainKind, id, Guid.CreateVersion7(), Carried: true, []));
            return Task.FromResult(0);
        });
        Assert.Equal(ProjectStanding.Resolved, (await site.ProjectAsync(id)).Standing);
    }

    private static Task<BusinessState> MatterAsync(PortalSite site, Guid project) => site.InScopeAsync(async s => (await s.GetRequiredService<ICouncils>().NewestAboutAsync(ResolutionHandler.AgainKind, project))!);
}
