using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Spending;
using PublicPortal.Places.Contracts;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.UnitTests.Files;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>A project from the council's choice to the end of its evaluation, as clerk, street officer, resident and reader.</summary>
public class ProjectJourneyTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const string Form = "form[action*='handler={0}' i]";

    [Theory, BothDatabases]
    public async Task Project_FromResolutionToEvaluation(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var proposer = await site.NeighbourAsync("何国强");
        var neighbour = await site.NeighbourAsync("林晓禾");
        var id = await site.ChosenAsync(proposer.Person, proposer.Account);
        var (clerk, street, reader) = (site.ClerkBrowser(), site.StreetBrowser(), site.Browser());
        var desk = $"/desk/projects/{id}";
        await Confirm(site, id, clerk, street, reader, desk);
        await Object(site, id, clerk, reader, desk, neighbour);
        await Build(site, id, clerk, street, reader, desk);
        await Accept(site, id, clerk, street, desk, neighbour, proposer);
        await Evaluate(site, id, clerk, street, reader, desk, neighbour, proposer);

        var finished = await reader.GetAsync($"/projects/{id}");
        Assert.Contains("已办结", finished.Text, StringComparison.Ordinal);
        Assert.Equal(7, finished.Document.QuerySelectorAll(".steps li.done").Length);
        var feed = await reader.Http.GetStringAsync($"/projects/{id}/feed.xml");
        foreach (var step in new[] { "街道审定通过", "签了合同", "居民验收通过", "决算", "项目办结" }) Assert.Contains(step, feed, StringComparison.Ordinal);
        Assert.Contains("microprojects.project-step", await site.InboxAsync(proposer.Account));
        var community = await reader.GetAsync($"/c/{DemoDwellings.CommunityCode}");
        Assert.Contains("东门加装扶手", community.Text, StringComparison.Ordinal);
        Assert.NotEmpty(community.Document.QuerySelectorAll("svg.meter"));
    }

    private static async Task Confirm(PortalSite site, Guid id, PortalBrowser clerk, PortalBrowser street, PortalBrowser reader, string desk)
    {
        Assert.Contains("等街道审定", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);
        var page = await clerk.GetAsync(desk);
        var empty = await page.Form(Of("Prepare")).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var prepared = await page.Form(Of("Prepare")).Fill("Choice", "yes").Fill("Reason", "与决议一致").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, prepared.Status);
        Assert.Empty(prepared.Document.QuerySelectorAll(Of("Confirm")));   // never the same person, and not without the right
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(TestUser.Official("440304/440304999/", ProjectPermissions.Run)).GetAsync(desk)).Status);
        var confirmed = await (await street.GetAsync(desk)).Form(Of("Confirm")).SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(ProjectStanding.OnNotice, (await site.ProjectAsync(id)).Standing);
        var notice = await reader.GetAsync($"/projects/{id}");
        Assert.Contains("公示", notice.Text, StringComparison.Ordinal);
        Assert.Contains("第三十四条", notice.Text, StringComparison.Ordinal);
        Assert.Empty(notice.Document.QuerySelectorAll("form"));
        Assert.Contains("东门加装扶手", (await reader.GetAsync($"/projects?community={DemoDwellings.CommunityCode}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/projects/{Guid.NewGuid()}")).Status);
    }

    private static async Task Object(PortalSite site, Guid id, PortalBrowser clerk, PortalBrowser reader, string desk, (Guid Account, PublicPortal.Residents.Contracts.PersonInfo Person, string Number) neighbour)
    {
        var act = $"/projects/act/{id}";
        var stranger = await site.NeighbourAsync("周敏", elsewhere: true);
        var refused = await (await site.SignInAs(TestUser.Resident(stranger.Account)).GetAsync(act)).Form(Of("Object")).Fill("Text", "不同意").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var resident = site.SignInAs(TestUser.Resident(neighbour.Account));
        var form = await resident.GetAsync(act);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Form(Of("Object")).Fill("Text", "请打 13800138000").SubmitAsync()).Status);
        var made = await form.Form(Of("Object")).Fill("Text", "扶手太高，矮的老人够不到").SubmitAsync();
        Assert.Contains("异议已收到", made.Text, StringComparison.Ordinal);
        var again = await form.Form(Of("Object")).Forge("_key", Guid.NewGuid().ToString("N")).Fill("Text", "再说一次").SubmitAsync();
        Assert.Contains("已经提过异议", again.Text, StringComparison.Ordinal);

        var counter = await clerk.GetAsync(desk + "/objections");
        var twice = await counter.Form(Of("Enter")).Fill("Name", "林晓禾").Fill("Number", neighbour.Number).Fill("Text", "窗口再提").SubmitAsync();
        Assert.Contains("已经提过异议", twice.Text, StringComparison.Ordinal);
        var shown = await reader.GetAsync($"/projects/{id}");
        Assert.Contains("够不到", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("林晓禾", shown.Text, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(16));
        await site.RunJobsAsync();
        Assert.Equal(ProjectStanding.OnNotice, (await site.ProjectAsync(id)).Standing);   // nobody has answered
        Assert.Contains("已经晚", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("晚 ", (await clerk.GetAsync("/desk/projects?show=late")).Text, StringComparison.Ordinal);
        var late = await form.Form(Of("Object")).Forge("_key", Guid.NewGuid().ToString("N")).Fill("Text", "晚了").SubmitAsync();
        Assert.Contains("公示期已过", late.Text, StringComparison.Ordinal);
        var answered = await (await clerk.GetAsync(desk + "/objections")).Form(Of("Answer")).Fill("Outcome", "NotUpheld").Fill("Reply", "改为高低两道扶手").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Contains("microprojects.project-answer", await site.InboxAsync(neighbour.Account));
        await site.Clock.NextJobAsync(site);
        Assert.Equal(ProjectStanding.Implementing, (await site.ProjectAsync(id)).Standing);
    }

    private static async Task Build(PortalSite site, Guid id, PortalBrowser clerk, PortalBrowser street, PortalBrowser reader, string desk)
    {
        Page Has(Page page, string text)
        {
            Assert.Contains(text, page.Text, StringComparison.Ordinal);
            return page;
        }
        PageForm Pay(Page page, string amount, string day) => page.Form("form[enctype]").Fill("Amount", amount).Fill("PaidOn", day).Fill("Payee", "Supplier").Fill("Purpose", "首付款").Attach("Receipt", "发票.jpg", Samples.Jpeg()).Forge("_key", Guid.NewGuid().ToString("N"));
        var spending = await clerk.GetAsync(desk + "/spending");
        Has(await Pay(spending, "100", site.Day()).SubmitAsync(), "还没有登记合同");
        var contract = await clerk.GetAsync(desk + "/contract");
        PageForm Sign(string? third, string sum) => contract.Form("form.card").Fill("QuoteSupplier1", "甲公司").Fill("QuotePrice1", "90000").Fill("QuoteSupplier2", "乙公司").Fill("QuotePrice2", "95,000").Fill("QuoteSupplier3", third).Fill("QuotePrice3", third is null ? null : "99000")
            .Fill("Supplier", "甲公司").Fill("Sum", sum).Fill("SignedOn", site.Day()).Fill("StartsOn", site.Day()).Fill("EndsOn", site.Day(20)).Forge("_key", Guid.NewGuid().ToString("N"));
        Has(await Sign(null, "90000").SubmitAsync(), "报价不到 3 家");
        Has(await Sign("丙公司", "100000.01").SubmitAsync(), "超过批准的");
        Assert.Equal(HttpStatusCode.OK, (await Sign("丙公司", "90000").SubmitAsync()).Status);

        spending = await clerk.GetAsync(desk + "/spending");
        Has(await Pay(spending, "0", site.Day()).SubmitAsync(), "金额要大于 0");
        Has(await Pay(spending, "-5", site.Day()).SubmitAsync(), "金额要大于 0");
        Has(await Pay(spending, "5000", site.Day(1)).SubmitAsync(), "不能晚于今天");
        Has(await Pay(spending, "5000", site.Day(-1)).SubmitAsync(), "付款不能更早");
        Has(await Pay(spending, "100000.01", site.Day()).SubmitAsync(), "超过了批准的钱");
        Assert.Equal(HttpStatusCode.OK, (await Pay(spending, "5000", site.Day()).SubmitAsync()).Status);
        Assert.Equal(5_000_00, (await site.ProjectAsync(id)).SpentFen);
        var waiting = await Pay(spending, "60000", site.Day()).SubmitAsync();
        Has(waiting, "等复核");
        Assert.Equal(5_000_00, (await site.ProjectAsync(id)).SpentFen);   // nothing is spent before the second look
        // Two officials confirm the same payment at once.
        var (one, two) = ((await street.GetAsync(desk + "/spending")).Form(Of("Confirm")).Request(), (await site.StreetBrowser().GetAsync(desk + "/spending")).Form(Of("Confirm")));
        var both = await Task.WhenAll(street.SendAsync(one), two.SubmitAsync());
        Assert.Single(both, p => p.Status == HttpStatusCode.OK);
        Assert.Equal(65_000_00, (await site.ProjectAsync(id)).SpentFen);
        var entry = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<SpendingEntry>().FirstAsync(e => e.ProjectId == id && e.AmountFen == 5_000_00));
        var counter = (await clerk.GetAsync($"{desk}/spending?entry={entry.Id}")).Form(Of("Counter")).Fill("Reason", "登记错了项目");
        Assert.Equal(HttpStatusCode.OK, (await counter.SubmitAsync()).Status);
        Assert.Equal(60_000_00, (await site.ProjectAsync(id)).SpentFen);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await counter.Forge("_key", Guid.NewGuid().ToString("N")).SubmitAsync()).Status);

        var shown = await reader.GetAsync($"/projects/{id}");
        Has(shown, "60,000 元");
        Has(shown, "冲正");
        Has(shown, "甲公司");
        var receipt = await reader.Http.GetAsync(shown.Document.QuerySelector("a[href*='/papers/']")!.GetAttribute("href"));
        Assert.Equal("image/jpeg", receipt.Content.Headers.ContentType?.MediaType);

        var works = await clerk.GetAsync(desk + "/works");
        Assert.Equal(HttpStatusCode.OK, (await works.Form(Of("Plan")).Fill("Title", "开工").Fill("Planned", site.Day()).SubmitAsync()).Status);
        site.Clock.Advance(TimeSpan.FromDays(2));
        works = await clerk.GetAsync(desk + "/works");
        Has(await works.Form(Of("Complete")).SubmitAsync(), "1 个节点没有完成");
        PageForm Done(string? why) => works.Form(Of("Enter")).Fill("Milestone", Last(works, "Milestone")).Fill("Day", site.Day()).Fill("DelayReason", why).Forge("_key", Guid.NewGuid().ToString("N"));
        Has(await Done(null).SubmitAsync(), "请写原因");
        Assert.Equal(HttpStatusCode.OK, (await Done("连日下雨").SubmitAsync()).Status);
        Has(await reader.GetAsync($"/projects/{id}"), "晚 2 天");
        var change = await clerk.GetAsync(desk + "/changes");
        Assert.Equal(HttpStatusCode.OK, (await change.Form(Of("Ask")).Fill("Title", "多装一道").Fill("Text", "高低两道").Fill("Added", "8000").SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await street.GetAsync(desk + "/changes")).Form("#decide").SubmitAsync("button[formaction*='Approve']")).Status);
        Assert.Equal(108_000_00, (await site.ProjectAsync(id)).ApprovedFen);
        Assert.Equal(HttpStatusCode.OK, (await (await clerk.GetAsync(desk + "/works")).Form(Of("Complete")).SubmitAsync()).Status);
        Assert.Equal(ProjectStanding.Acceptance, (await site.ProjectAsync(id)).Standing);
    }

    private static async Task Accept(PortalSite site, Guid id, PortalBrowser clerk, PortalBrowser street, string desk,
        (Guid Account, PublicPortal.Residents.Contracts.PersonInfo Person, string Number) first, (Guid Account, PublicPortal.Residents.Contracts.PersonInfo Person, string Number) second)
    {
        foreach (var (name, number) in new[] { ("林晓禾", first.Number), ("何国强", second.Number) })
        {
            var form = (await clerk.GetAsync(desk + "/acceptance")).Form(Of("Name")).Fill("Name", name).Fill("Number", number);
            Assert.Contains("请确认", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await form.Tick("IsIndependent").Forge("_key", Guid.NewGuid().ToString("N")).SubmitAsync()).Status);
        }
        var page = await clerk.GetAsync(desk + "/acceptance");
        Assert.Equal(HttpStatusCode.OK, (await page.Form(Of("Hold")).Fill("Defects", "接头刮手").Fill("MendBy", site.Day(5)).SubmitAsync()).Status);
        page = await clerk.GetAsync(desk + "/acceptance");
        // Looked at again while the defect is open: it cannot pass.
        Assert.Equal(HttpStatusCode.OK, (await page.Form(Of("Hold")).Tick("SecondPresent").SubmitAsync()).Status);
        var unsigned = await (await street.GetAsync(desk + "/acceptance")).Form(Of("Pass")).SubmitAsync();
        Assert.Contains("还没有都签字", unsigned.Text, StringComparison.Ordinal);
        var resident = site.SignInAs(TestUser.Resident(first.Account));
        Assert.Contains("签字", (await resident.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await resident.GetAsync($"/projects/act/{id}")).Form(Of("Sign")).SubmitAsync()).Status);
        var open = await (await street.GetAsync(desk + "/acceptance")).Form(Of("Pass")).SubmitAsync();
        Assert.Contains("1 处问题没有整改好", open.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Mend(await clerk.GetAsync(desk + "/acceptance")).SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await street.GetAsync(desk + "/acceptance")).Form(Of("Pass")).SubmitAsync()).Status);
        Assert.Equal(ProjectStanding.Evaluating, (await site.ProjectAsync(id)).Standing);
    }

    private static async Task Evaluate(PortalSite site, Guid id, PortalBrowser clerk, PortalBrowser street, PortalBrowser reader, string desk,
        (Guid Account, PublicPortal.Residents.Contracts.PersonInfo Person, string Number) neighbour, (Guid Account, PublicPortal.Residents.Contracts.PersonInfo Person, string Number) proposer)
    {
        var form = (await site.SignInAs(TestUser.Resident(neighbour.Account)).GetAsync($"/projects/act/{id}")).Form(Of("Evaluate"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.SubmitAsync()).Status);
        form.Forge("_key", Guid.NewGuid().ToString("N")).Forge("Level", "2").Fill("Text", "接头还是刮手");
        Assert.Contains("谢谢", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("一人一次", (await form.Forge("_key", Guid.NewGuid().ToString("N")).SubmitAsync()).Text, StringComparison.Ordinal);
        // The proposer has moved away and still may say how it became.
        var elsewhere = (await site.InScopeAsync(s => s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/"))).First(p => p.Code != DemoDwellings.CommunityCode).Id;
        await site.ActAsync(async (services, process) =>
        {
            await services.GetRequiredService<PublicPortal.Residents.Contracts.IPersons>().SetHomeCommunityAsync(proposer.Person.Id, elsewhere, PublicPortal.Residents.Contracts.HomeCommunitySource.Counter, process);
            return true;
        });
        var counter = await clerk.GetAsync(desk + "/evaluations");
        Assert.Equal(HttpStatusCode.OK, (await counter.Form(Of("Enter")).Fill("Name", "何国强").Fill("Number", proposer.Number).Fill("Level", "5").SubmitAsync()).Status);
        Assert.DoesNotContain("接头还是刮手", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);   // nobody has looked at it
        Assert.Equal(HttpStatusCode.OK, (await (await street.GetAsync(desk + "/evaluations")).Form(Of("Show")).SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await clerk.GetAsync(desk + "/acceptance")).Form(Of("PrepareAccount")).SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await street.GetAsync(desk + "/acceptance")).Form(Of("CloseAccount")).SubmitAsync()).Status);
        Assert.Equal(48_000_00, (await site.ProjectAsync(id)).ReturnedFen);
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.RunJobsAsync();
        Assert.Equal(ProjectStanding.Evaluating, (await site.ProjectAsync(id)).Standing);   // a bad one has no reply
        Assert.Equal(HttpStatusCode.OK, (await (await street.GetAsync(desk + "/evaluations")).Form(Of("Reply")).Fill("Reply", "已打磨并贴护套").SubmitAsync()).Status);
        await site.Clock.NextJobAsync(site);
        Assert.Equal(ProjectStanding.Finished, (await site.ProjectAsync(id)).Standing);
        Assert.Contains("已打磨", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);
        var year = (await site.ProjectAsync(id)).Year;
        var fund = await reader.GetAsync($"/funds/{DemoDwellings.CommunityCode}/{year}");
        Assert.Contains("东门加装扶手", fund.Text, StringComparison.Ordinal);
        Assert.Contains("60,000", fund.Text, StringComparison.Ordinal);
        Assert.Contains("60000", await reader.Http.GetStringAsync($"/funds/{DemoDwellings.CommunityCode}/{year}/account.csv"), StringComparison.Ordinal);
        Assert.Contains("\"spent\":", await reader.Http.GetStringAsync($"/funds/{DemoDwellings.CommunityCode}/{year}/account.json"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/funds/{DemoDwellings.CommunityCode}/1999")).Status);
    }

    [Theory, BothDatabases]
    public async Task Council_DecidesAgainAndAboutChanges(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var proposer = await site.NeighbourAsync("何国强");
        var id = await site.ChosenAsync(proposer.Person, proposer.Account, "小广场加长凳");
        Task<Project> ChangeAsync(Action<Project, PortalDbContext> act) => site.ActAsync(async (services, _) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var project = await db.Set<Project>().FirstAsync(p => p.Id == id);
            act(project, db);
            await db.SaveChangesAsync();
            return project;
        });
        Task ResolvedAsync(string subject, Guid about, bool carried) => site.ActAsync((_, process) =>
        {
            process.Raise(new PublicPortal.Council.Contracts.BusinessResolved(Guid.NewGuid(), subject, about, Guid.NewGuid(), carried, []));
            return Task.FromResult(true);
        });
        var now = site.Clock.GetUtcNow();
        await ChangeAsync((project, _) =>
        {
            project.Prepare(true, "一致", Guid.NewGuid(), now);
            project.Confirm(Guid.NewGuid(), 15, now);
            project.SendBack();
        });
        var reader = site.Browser();
        Assert.Contains("议事会再议", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);
        await ResolvedAsync(ResolutionHandler.AgainKind, id, carried: true);
        Assert.Equal(ProjectStanding.Resolved, (await site.ProjectAsync(id)).Standing);
        Assert.Contains("等街道审定", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);   // evicted with the commit
        var change = new PublicPortal.MicroProjects.Changes.ProjectChange { Id = Guid.CreateVersion7(), ProjectId = id, Number = 1, Title = "多两张", Text = "加两张长凳", AddedFen = 30_000_00, AskedBy = Guid.NewGuid(), AskedAt = now };
        change.PutBeforeCouncil(Guid.NewGuid());
        await ChangeAsync((project, db) =>
        {
            project.Prepare(true, "一致", Guid.NewGuid(), now);
            project.Confirm(Guid.NewGuid(), 15, now);
            project.EndNotice(0, project.NoticeTo!.Value.AddDays(1), project.NoticeTo.Value.AddDays(30));
            db.Add(change);
        });
        await ResolvedAsync(ResolutionHandler.ChangeKind, change.Id, carried: true);
        await ResolvedAsync(ResolutionHandler.ChangeKind, change.Id, carried: true);   // told twice, counted once
        Assert.Equal(130_000_00, (await site.ProjectAsync(id)).ApprovedFen);
        Assert.Contains("130,000 元", (await reader.GetAsync($"/projects/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task PublicPage_AsksAFixedNumberOfQuestions(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var demo = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Project>().Where(p => p.Title == "老年食堂添两辆保温餐车").Select(p => p.Id).FirstAsync());
        var page = await site.Browser().GetAsync($"/projects/{demo}");
        Assert.Contains("六楼的老人", page.Text, StringComparison.Ordinal);
        var statements = await site.Statements.DuringAsync(() => site.InScopeAsync(async s => await s.GetRequiredService<ProjectQueries>().StoryAsync(demo, default)));
        Assert.InRange(statements.Count, 1, 30);
    }

    private static PageForm Mend(Page page) => page.Form(Of("Mend")).Fill("Defect", Last(page, "Defect"));

    /// <summary>The value of the last thing that may be chosen.</summary>
    private static string? Last(Page page, string field) => page.Document.QuerySelectorAll($"select[name={field}] option").Last().GetAttribute("value");

    private static string Of(string handler) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, handler);
}

internal static class Later
{
    /// <summary>Lets the time pass in which a job comes round again, and runs it.</summary>
    public static async Task NextJobAsync(this TestKit.TestClock clock, PortalSite site)
    {
        clock.Advance(TimeSpan.FromMinutes(20));
        await site.RunJobsAsync();
    }
}
