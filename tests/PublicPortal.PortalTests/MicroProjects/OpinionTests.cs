using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.PortalTests.Residence;
using PublicPortal.PortalTests.Workflows;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>Opinions are given by those whom they are asked of, never by whoever has an interest.</summary>
public class OpinionTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Opinion_OfTheStation_IsGivenByItsClerk_NotByOneWithAnInterest(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var here = await Neighbourhood.OpenAsync(site, 5);
        var (id, _, _) = await here.ProposeAsync("小公园装座椅");
        var street = here.Community.ScopePath[..^(here.Community.Code.Length + 1)];
        var chief = await Flows.OfficialAsync(site, Roles.StreetOfficer, street, null, MicroProjectsPermissions.View, MicroProjectsPermissions.Consult);
        var clerk = await Flows.OfficialAsync(site, Roles.StationClerk, here.Community.ScopePath, null, MicroProjectsPermissions.View);
        var relative = await Flows.OfficialAsync(site, Roles.StationClerk, here.Community.ScopePath, null, MicroProjectsPermissions.View);
        var elsewhere = await Flows.OfficialAsync(site, Roles.StationClerk, street + "440304999999/", null, MicroProjectsPermissions.View);
        await (await site.SignInAs(chief).GetAsync($"/desk/proposals/{id}")).Form("form[action*=Start]").SubmitAsync();
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IWorkflowCases>().FindAsync(ConsultationKind.Code, id)))!;
        var (station, committee) = (state.Tasks.Single(t => t.Task == "station").Id, state.Tasks.Single(t => t.Task == "committee").Id);

        // The station's is its clerk's; the committee's, whose role nobody holds here, lies with the street at once.
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(elsewhere).GetAsync($"/desk/tasks/{station}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(chief).GetAsync($"/desk/tasks/{station}")).Status);
        Assert.NotNull((await site.SignInAs(chief).GetAsync($"/desk/tasks/{committee}")).Document.QuerySelector("#complete"));
        Assert.NotNull((await site.SignInAs(chief).GetAsync($"/desk/proposals/{id}")).Document.QuerySelector($"a[href='/desk/tasks/{committee}']"));
        Assert.Contains("小公园装座椅", (await site.SignInAs(chief).GetAsync("/desk/tasks?show=department")).Text, StringComparison.Ordinal);

        // Who gives opinions may have an interest too: neither shown as doable nor done from a page that was open before.
        var barred = site.SignInAs(relative);
        var open = await barred.GetAsync($"/desk/tasks/{station}");
        await (await barred.GetAsync($"/desk/proposals/{id}")).Form("form[action*=Interest]").Fill("Interest", "座椅厂是我弟弟开的").SubmitAsync();
        var refused = await open.Form("#complete").Fill("Result", "support").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("意见由同事来提", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Document.QuerySelector("#complete"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await open.Form("form[action*=Take]").SubmitAsync()).Status);
        var list = await barred.GetAsync("/desk/tasks?show=department");
        Assert.Contains("意见由同事来提", list.Text, StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector($"input[value^='{station}']"));
        Assert.Null((await barred.GetAsync($"/desk/proposals/{id}")).Document.QuerySelector($"a[href='/desk/tasks/{station}']"));

        var colleague = await site.SignInAs(clerk).GetAsync($"/desk/tasks/{station}");
        var handed = await colleague.Form("#hand-over").Fill("To", relative.AccountId.ToString()).Fill("Reason", "我去开会").SubmitAsync();
        Assert.Contains("请转给别人", handed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Form("#complete").Fill("Result", "support").SubmitAsync()).Status);
        Assert.Equal(1, await here.CountAsync<Opinion>(o => o.ProposalId == id && o.Task == "station"));
    }
}
