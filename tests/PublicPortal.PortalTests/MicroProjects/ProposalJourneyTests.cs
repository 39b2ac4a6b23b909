using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Demo;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.UnitTests.Files;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>From one line to the council, through the pages, on both databases.</summary>
public class ProposalJourneyTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private static readonly Permission[] Desk = [MicroProjectsPermissions.View, MicroProjectsPermissions.Rounds, MicroProjectsPermissions.Consult, MicroProjectsPermissions.Moderate];

    [Theory, BothDatabases]
    public async Task Propose_WithPhoto_IsKeptSentModeratedAndEdited(DatabaseKind kind)
    {
        var here = await Neighbourhood.OpenAsync(await sites.OnAsync(kind), 0);
        // Whoever has no say is told why, and where to put it right.
        var (_, stranger) = await here.NeighbourAsync(elsewhere: true);
        Assert.Contains("现在还不能提议", (await stranger.GetAsync($"/propose?community={here.Community.Code}")).Text, StringComparison.Ordinal);
        var (_, unknown) = await here.NeighbourAsync(known: false);
        Assert.NotNull((await unknown.GetAsync("/propose")).Document.QuerySelector("a[href='/my/identity']"));

        // What was typed stays, also when it is refused; nothing of it lies in the open.
        var (account, browser) = await here.NeighbourAsync();
        var details = await (await browser.GetAsync($"/propose?community={here.Community.Code}")).Form("#propose").Fill("Title", "东门外装路灯").SubmitAsync();
        var refused = await details.Form("#details").Fill("Need", "太黑").Fill("Guess", "很多").SubmitAsync("button[form=details]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选一类", refused.Text, StringComparison.Ordinal);
        var again = await browser.GetAsync($"/propose/details?community={here.Community.Code}");
        Assert.Equal("很多", Assert.Single(again.Form("#details")["Guess"]));
        var draft = await here.Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ProposalDraft>().AsNoTracking().SingleAsync(d => d.OwnerAccountId == account));
        Assert.DoesNotContain("路灯", System.Text.Encoding.UTF8.GetString(draft.Content), StringComparison.Ordinal);
        Assert.Contains("您的提议还没有提交", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);

        var sent = await again.Form("#details").Fill("Need", "晚上太黑，老人和孩子看不清路。").Fill("Kind", "Works").Fill("Field", "safety").Fill("Place", "东门外小路").Fill("Guess", "60000").Attach("Photo", "lamp.jpg", Samples.Jpeg()).SubmitAsync("button[form=details]");
        Assert.Equal("提议已提交", sent.TextOf("h1"));
        var proposal = await here.ProposalAsync(draft.Id);   // the draft's id is the proposal's
        Assert.Equal((ProposalStanding.Open, 6_000_000L, "东门外小路"), (proposal.Standing, proposal.Guess, proposal.Place));
        Assert.Equal(0, await here.CountAsync<ProposalDraft>(d => d.OwnerAccountId == account));
        Assert.Equal(1, await here.CountAsync<Endorsement>(e => e.ProposalId == proposal.Id));
        Assert.Contains(ProposalNumbers.Shown(proposal.Number), sent.Text, StringComparison.Ordinal);

        // The photo is public only after somebody has looked at it.
        var photo = await here.Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ProposalPhoto>().AsNoTracking().SingleAsync(p => p.ProposalId == proposal.Id));
        var visitor = here.Site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(ProposalEndpoints.PhotoPath(photo.Id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(ProposalEndpoints.PhotoPath(photo.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(ProposalEndpoints.PhotoPath(photo.Id))).Status);
        var list = $"/proposals?community={here.Community.Code}";
        Assert.Contains("东门外装路灯", (await visitor.GetAsync(list)).Text, StringComparison.Ordinal);
        var official = here.Official(Desk);
        var queue = await official.GetAsync("/desk/moderation");
        await queue.Form($"form:has(input[value='{photo.Id}'])").SubmitAsync("button[name=Show][value=true]");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(ProposalEndpoints.PhotoPath(photo.Id))).Status);
        Assert.Contains(photo.Id.ToString(), (await visitor.GetAsync(list)).Text, StringComparison.Ordinal);

        // A change is a version that neighbours can compare; a stale page changes nothing.
        var edit = await browser.GetAsync($"/my/proposals/{proposal.Id}/edit");
        await edit.Form("#edit").Fill("Title", "东门外装两盏路灯").SubmitAsync("button[form=edit]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await edit.Form("#edit").Fill("Title", "西门").Forge("_key", "another-key").SubmitAsync("button[form=edit]")).Status);
        var history = await visitor.GetAsync($"/proposals/{proposal.Id}/history");
        Assert.Contains("两盏", history.TextsOf("ins"));
        Assert.Contains("两盏", (await visitor.GetAsync(list)).Text, StringComparison.Ordinal);

        // Similar ones are shown to others and keep nobody from going on; never the own one.
        var (_, other) = await here.NeighbourAsync();
        var similar = await (await other.GetAsync("/propose")).Form("#propose").Fill("Title", "东门外装路灯").SubmitAsync();
        Assert.Contains("东门外装两盏路灯", similar.Text, StringComparison.Ordinal);
        var own = await (await browser.GetAsync("/propose")).Form("#propose").Fill("Title", "东门外装路灯").SubmitAsync();
        Assert.DoesNotContain("有人提过类似的", own.Text, StringComparison.Ordinal);

        // Hidden with a reason that the proposer is told; gone for others.
        await (await other.GetAsync($"/proposals/act/{proposal.Id}")).Form("form[action*=Report]").Fill("What", "proposal").Fill("Why", "Untrue").SubmitAsync();
        var reported = await official.GetAsync("/desk/moderation");
        await reported.Form($"form:has(input[value='{proposal.Id}'])").Fill("Reason", "地点写错了").SubmitAsync("button[name=Show][value=false]");
        Assert.DoesNotContain("两盏路灯", (await visitor.GetAsync(list)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/proposals/{proposal.Id}/history")).Status);
        Assert.Contains("地点写错了", (await browser.GetAsync($"/my/proposals/{proposal.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(["microprojects.hidden"], await here.ToldAsync(account));
        Assert.DoesNotContain(here.Site.Logs.All, l => l.Contains("东门外", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Endorse_ToTheThreshold_StartsTheClockAndCommentsAreModerated(DatabaseKind kind)
    {
        var here = await Neighbourhood.OpenAsync(await sites.OnAsync(kind), 1, threshold: 4, commentsWait: true);
        var (id, owner, account) = await here.ProposeAsync("门口装扶手");
        var act = $"/proposals/act/{id}";
        var neighbours = new List<TestKit.Browsing.PortalBrowser>();
        for (var n = 0; n < 4; n++) neighbours.Add((await here.NeighbourAsync()).Browser);

        // Twice from two tabs counts once; taken back it may be given again; strangers have no say.
        var tabs = await Task.WhenAll(neighbours[0].GetAsync(act), neighbours[0].GetAsync(act));
        await Task.WhenAll(tabs.Select(t => t.Form("#endorse").SubmitAsync("button[form=endorse]")));
        Assert.Equal(2, await here.CountAsync<Endorsement>(e => e.ProposalId == id));
        await (await neighbours[0].GetAsync(act)).Form("form[action*=TakeBack]").SubmitAsync();
        Assert.Equal(1, await here.CountAsync<Endorsement>(e => e.ProposalId == id));
        var (_, stranger) = await here.NeighbourAsync(elsewhere: true);
        Assert.Null((await stranger.GetAsync(act)).Document.QuerySelector("#endorse"));
        Assert.Null((await owner.GetAsync(act)).Document.QuerySelector("form[action*=TakeBack]"));
        await (await stranger.GetAsync(act)).Form("form[action*=Follow]").SubmitAsync();   // following is for everybody

        // Many at the same moment: none is lost, and the clock starts, at the latest by the job.
        var forms = new List<TestKit.Browsing.PageForm>();
        foreach (var neighbour in neighbours) forms.Add((await neighbour.GetAsync(act)).Form("#endorse"));
        await Task.WhenAll(forms.Select(f => f.SubmitAsync("button[form=endorse]")));
        Assert.Equal(5, await here.CountAsync<Endorsement>(e => e.ProposalId == id));
        here.Site.Clock.Advance(TimeSpan.FromMinutes(2));
        await here.Site.RunJobsAsync();
        var proposal = await here.ProposalAsync(id);
        Assert.Equal(here.Site.Services.GetRequiredService<WorkingCalendar>().Add(ChinaTime.Today(here.Site.Clock), 10), proposal.AnswerDue);
        Assert.Equal(["microprojects.threshold"], await here.ToldAsync(account));

        // Comments wait here; one is hidden, appealed, and shown by another official.
        var writer = neighbours[1];
        await (await writer.GetAsync(act)).Form("#comment").Fill("Text", "我家老人也需要").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await writer.GetAsync(act)).Form("#comment").Fill("Text", "我家老人也需要").SubmitAsync()).Status);
        var comment = await here.Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Comment>().AsNoTracking().SingleAsync(c => c.ProposalId == id));
        Assert.Equal((CommentStanding.Waiting, true), (comment.Standing, comment.IsNeighbour));
        var (first, second) = (here.Official(Desk), here.Official(Desk));
        async Task<TestKit.Browsing.Page> DecideAsync(TestKit.Browsing.PortalBrowser by, bool show, string? reason) =>
            await (await by.GetAsync("/desk/moderation")).Form($"form:has(input[value='{comment.Id}'])").Fill("Reason", reason).SubmitAsync($"button[name=Show][value={(show ? "true" : "false")}]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DecideAsync(first, false, "")).Status);
        await DecideAsync(first, false, "跑题");
        await (await writer.GetAsync(act)).Form("form[action*=Appeal]").Fill("Appeal", "说的就是扶手").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DecideAsync(first, true, "好")).Status);
        await DecideAsync(second, true, "确实相关");
        Assert.Equal(CommentStanding.Shown, (await here.Site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Comment>().AsNoTracking().SingleAsync(c => c.Id == comment.Id))).Standing);

        // A flood ends at the limit.
        for (var n = 0; n < 6; n++) await (await writer.GetAsync(act)).Form("#comment").Fill("Text", $"再说一遍 {n}").SubmitAsync();
        Assert.Equal(5, await here.CountAsync<Comment>(c => c.ProposalId == id));

        // Two proposals become one when the other proposer agrees; whoever stands behind both counts once.
        var (intoId, intoOwner, _) = await here.ProposeAsync("楼道口装扶手和坡道");
        await (await neighbours[0].GetAsync($"/proposals/act/{intoId}")).Form("#endorse").SubmitAsync("button[form=endorse]");
        var into = await here.ProposalAsync(intoId);
        await (await owner.GetAsync($"/my/proposals/{id}")).Form("form[action*=Merge]").Fill("Into", ProposalNumbers.Shown(into.Number)).SubmitAsync();
        Assert.Contains("有人想和您的提议合并", (await intoOwner.GetAsync("/")).Text, StringComparison.Ordinal);
        await (await intoOwner.GetAsync($"/my/proposals/{intoId}")).Form("form:has(button[formaction*=Agree])").SubmitAsync("button[formaction*=Agree]");
        Assert.Equal((ProposalStanding.Merged, intoId), ((await here.ProposalAsync(id)).Standing, (await here.ProposalAsync(id)).MergedIntoId));
        Assert.Equal(6, await here.CountAsync<Endorsement>(e => e.ProposalId == intoId));   // 5 + 2, neighbour 0 once
    }

    [Theory, BothDatabases]
    public async Task Consult_ChecksOpinionsEstimateAnswerObjection_ThenTheCouncil(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var here = await Neighbourhood.OpenAsync(site, 2);
        var (good, _, account) = await here.ProposeAsync("菜场门口停车架");
        var (bad, _, _) = await here.ProposeAsync("给每户换防盗门");
        var (desk, other) = (here.Official(Desk), here.Official(Desk));
        var page = $"/desk/proposals/{good}";
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(TestUser.Official("440304/440304999/", Desk)).GetAsync(page)).Status);
        await (await desk.GetAsync(page)).Form("form[action*=Start]").SubmitAsync();
        await (await desk.GetAsync($"/desk/proposals/{bad}")).Form("form[action*=Start]").SubmitAsync();

        // "Yes" needs every rule, an estimate and all opinions.
        async Task<TestKit.Browsing.Page> AnswerAsync(TestKit.Browsing.PortalBrowser by, Guid id, bool yes) =>
            await (await by.GetAsync($"/desk/proposals/{id}")).Form("#answer").Fill("Reason", yes ? "位置合适，三家报价取最低。" : "入户门属于业主自有部分，不是公共项目。").SubmitAsync($"button[name=Eligible][value={(yes ? "true" : "false")}]");
        Assert.Contains("造价估算", (await AnswerAsync(desk, good, true)).Text, StringComparison.Ordinal);
        var estimate = (await desk.GetAsync(page)).Form("form[action*=Estimate]").Fill("Basis", "UnitPrices").Fill("Source", "信息价 2026-10").Forge("LineWhat", "停车架").Forge("LinePrice", "1200").Forge("LineQuantity", "20");
        Assert.Equal(HttpStatusCode.OK, (await estimate.SubmitAsync()).Status);
        Assert.Contains("还有规则没有核对", (await AnswerAsync(desk, good, true)).Text, StringComparison.Ordinal);
        var check = (await desk.GetAsync(page)).Form("form[action*=Check]").Fill("Result_field", "Passes").Fill("Result_fixed-assets", "Passes").Fill("Result_property-duty", "Fails").Fill("Result_duplicate", "Passes");
        Assert.Contains("不符合时请写明原因", (await check.SubmitAsync()).Text, StringComparison.Ordinal);
        await (await desk.GetAsync(page)).Form("form[action*=Check]").Fill("Result_field", "Passes").Fill("Result_fixed-assets", "Passes").Fill("Result_property-duty", "Passes").Fill("Result_duplicate", "Passes").SubmitAsync();
        Assert.Contains("意见还没有收齐", (await AnswerAsync(desk, good, true)).Text, StringComparison.Ordinal);

        // Who has an interest has no say.
        await (await other.GetAsync(page)).Form("form[action*=Interest]").Fill("Interest", "停车架厂家是亲戚").SubmitAsync();
        var barred = await other.GetAsync(page);
        Assert.Contains("由同事决定", barred.Text, StringComparison.Ordinal);
        Assert.Null(barred.Document.QuerySelector("#answer"));

        // Opinions run side by side, then the party organisation, as the round's rules ask for.
        var state = await site.InScopeAsync(s => s.GetRequiredService<IWorkflowCases>().FindAsync(ConsultationKind.Code, good));
        Assert.Equal(["committee", "experts", "masses", "station"], state!.Tasks.Select(t => t.Task).Order());
        foreach (var (task, result) in new[] { ("station", "support"), ("committee", "conditions"), ("masses", "support"), ("experts", "feasible"), ("party", "forward") })
            await site.ActAsync(async (services, process) =>
            {
                var cases = services.GetRequiredService<IWorkflowCases>();
                var open = (await cases.FindAsync(ConsultationKind.Code, good))!.Tasks.Single(t => t.Task == task && t.IsOpen);
                var done = await cases.CompleteAsync(new TaskAct(open.Id, null, result, "现场看过", null), process);
                Assert.True(done.IsOk);
                return 0;
            });
        Assert.Equal(5, await here.CountAsync<Opinion>(o => o.ProposalId == good));
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(desk, good, true)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(desk, bad, false)).Status);
        Assert.Equal((ProposalStanding.Eligible, 2_400_000L), ((await here.ProposalAsync(good)).Standing, (await here.ProposalAsync(good)).Estimate));
        Assert.Equal(["microprojects.answered", "microprojects.consulting"], await here.ToldAsync(account));

        // An objection is answered by somebody else; the council waits for it.
        var (_, neighbour) = await here.NeighbourAsync();
        await (await neighbour.GetAsync($"/proposals/act/{bad}")).Form("form[action*=Object]").Fill("Objection", "单元门是公共的").SubmitAsync();
        async Task<TestKit.Browsing.Page> ReplyAsync(TestKit.Browsing.PortalBrowser by) => await (await by.GetAsync($"/desk/proposals/{bad}")).Form("form[action*=Reply]").Fill("Reply", "提议写的是入户门。").SubmitAsync("button[name=Upheld][value=false]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ReplyAsync(desk)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(other)).Status);

        await (await desk.GetAsync($"/desk/rounds/{here.RoundId}")).Form("form[action*=Close]").Fill("Reason", "提议已经收齐").SubmitAsync();
        var councils = new CouncilDouble();
        Assert.Equal(RoundRefusals.OpenObjections.Code, (await PutAsync(here, councils)).Refusals.Select(r => r.Code).SingleOrDefault());   // the term runs
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await PutAsync(here, councils)).IsOk);
        var business = councils.Last!;
        Assert.Equal((CouncilService.SubjectKind, here.RoundId, 30_000_000L), (business.SubjectKind, business.About, business.Budget!.Fund));
        Assert.Equal([(CouncilService.OptionId(good), 2_400_000L)], business.Options.Select(o => (o.Id, o.Cost)));
        Assert.Equal(ProposalStanding.BeforeCouncil, (await here.ProposalAsync(good)).Standing);

        await site.ActAsync((_, process) =>
        {
            process.Raise(new BusinessResolved(councils.Id, CouncilService.SubjectKind, here.RoundId, Guid.CreateVersion7(), Carried: true, [CouncilService.OptionId(good)]));
            return Task.FromResult(0);
        });
        Assert.Equal((ProposalStanding.Chosen, ProposalStanding.Refused), ((await here.ProposalAsync(good)).Standing, (await here.ProposalAsync(bad)).Standing));
        Assert.Contains("已决议", (await here.Site.Browser().GetAsync($"/rounds/{here.RoundId}")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Clerk_WritesDownForAPersonPresent_MarkedSo(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var here = await Neighbourhood.OpenAsync(site, 3);
        var (id, _, _) = await here.ProposeAsync("亭子里加张长椅");
        var number = ProposalNumbers.Shown((await here.ProposalAsync(id)).Number);
        var clerk = here.Official(MicroProjectsPermissions.Enter, MicroProjectsPermissions.View);
        var (name, document) = DemoNeighbours.Person(3900 + (int)kind);
        async Task<TestKit.Browsing.Page> EnterAsync(bool seen)
        {
            var form = (await clerk.GetAsync("/desk/proposals/enter")).Form("#enter").Fill("Name", name).Fill("Number", document).Fill("Act", "endorse").Fill("Proposal", number);
            return await (seen ? form.Tick("SawPerson") : form).SubmitAsync("button[form=enter]");
        }
        Assert.Contains("本人在场", (await EnterAsync(seen: false)).Text, StringComparison.Ordinal);
        Assert.Contains("还不知道您的居住社区", (await EnterAsync(seen: true)).Text, StringComparison.Ordinal);
        await site.ActAsync(async (services, process) =>
        {
            var persons = services.GetRequiredService<PublicPortal.Residents.Contracts.IPersons>();
            var person = (await persons.IdentifyAsync(name, PublicPortal.Residents.Contracts.DocumentType.ResidentId, document, null, process)).Value;
            await persons.SetHomeCommunityAsync(person.Id, here.Community.Id, PublicPortal.Residents.Contracts.HomeCommunitySource.Counter, process);
            return 0;
        });
        Assert.Equal(HttpStatusCode.OK, (await EnterAsync(seen: true)).Status);
        Assert.Contains("每人一次", (await EnterAsync(seen: true)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await here.CountAsync<Endorsement>(e => e.ProposalId == id && e.EnteredBy != null));
        var outside = site.SignInAs(TestUser.Official("440304/440304999/", MicroProjectsPermissions.Enter));
        var form = (await outside.GetAsync("/desk/proposals/enter")).Form("#enter").Fill("Name", name).Fill("Number", document).Fill("Act", "endorse").Fill("Proposal", number).Tick("SawPerson");
        Assert.Contains("不在您的辖区", (await form.SubmitAsync("button[form=enter]")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Clerk_EntersAProposalAndAnObjection_MarkedSoForEverybody(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var here = await Neighbourhood.OpenAsync(site, 4);
        var clerk = here.Official(MicroProjectsPermissions.Enter, MicroProjectsPermissions.View);
        var (name, document) = DemoNeighbours.Person(3910 + (int)kind);
        async Task<TestKit.Browsing.PageForm> FormAsync(string act) =>
            (await clerk.GetAsync("/desk/proposals/enter")).Form("#enter").Fill("Name", name).Fill("Number", document).Fill("Act", act).Tick("SawPerson");
        await site.ActAsync(async (services, process) =>
        {
            var persons = services.GetRequiredService<PublicPortal.Residents.Contracts.IPersons>();
            var person = (await persons.IdentifyAsync(name, PublicPortal.Residents.Contracts.DocumentType.ResidentId, document, null, process)).Value;
            await persons.SetHomeCommunityAsync(person.Id, here.Community.Id, PublicPortal.Residents.Contracts.HomeCommunitySource.Counter, process);
            return 0;
        });
        var empty = await (await FormAsync("propose")).Fill("Title", "亭子漏雨").SubmitAsync("button[form=enter]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("亭子漏雨", Assert.Single(empty.Form("#enter")["Title"]));   // what was typed stays
        var entered = await (await FormAsync("propose")).Fill("Title", "亭子漏雨，换屋面").Fill("Need", "下雨天等车的老人没有地方躲雨。").Fill("Kind", "Works").Fill("Field", "surroundings").Fill("Place", "东门亭子").SubmitAsync("button[form=enter]");
        Assert.Equal(HttpStatusCode.OK, entered.Status);
        var proposal = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Proposal>().AsNoTracking().SingleAsync(p => p.Title == "亭子漏雨，换屋面" && p.CommunityId == here.Community.Id));
        Assert.NotNull(proposal.EnteredBy);
        Assert.Equal(1, await here.CountAsync<Endorsement>(e => e.ProposalId == proposal.Id && e.EnteredBy != null));   // the proposer stands behind it
        var page = $"/projects/{proposal.Id}";
        var shown = await site.Browser().GetAsync(page);
        Assert.Contains("窗口代录", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, shown.Text, StringComparison.Ordinal);

        // Whoever wrote it down decides nothing about it; a colleague refuses it.
        var desk = here.Official(Desk);
        await (await desk.GetAsync($"/desk/proposals/{proposal.Id}")).Form("form[action*=Start]").SubmitAsync();
        await (await desk.GetAsync($"/desk/proposals/{proposal.Id}")).Form("#answer").Fill("Reason", "亭子已列入今年的修缮计划，不重复花钱。").SubmitAsync("button[name=Eligible][value=false]");
        var number = ProposalNumbers.Shown(proposal.Number);
        async Task<TestKit.Browsing.Page> ObjectAsync(string? text) => await (await FormAsync("object")).Fill("Proposal", number).Fill("Text", text).SubmitAsync("button[form=enter]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ObjectAsync(null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ObjectAsync("计划里写的是西门的亭子")).Status);
        Assert.Contains("已经提过异议", (await ObjectAsync("再说一遍")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await here.CountAsync<AnswerObjection>(o => o.ProposalId == proposal.Id && o.EnteredBy != null));
        Assert.Contains("代录", (await here.Official(Desk).GetAsync($"/desk/proposals/{proposal.Id}")).Text, StringComparison.Ordinal);
        var after = await site.Browser().GetAsync(page);
        Assert.Contains("计划里写的是西门的亭子", after.Text, StringComparison.Ordinal);
        Assert.Equal(2, after.Text.Split("窗口代录").Length - 1);
        await (await here.Official(Desk).GetAsync($"/desk/proposals/{proposal.Id}")).Form("form[action*=Reply]").Fill("Reply", "核对过，东门的也在内。").SubmitAsync("button[name=Upheld][value=false]");
        Assert.Contains("核对过，东门的也在内。", (await site.Browser().GetAsync(page)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_WithManyProposals_AskNoQueryPerRow(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var few = await site.Statements.DuringAsync(() => site.Browser().GetAsync("/proposals?part=ended"));
        var many = await site.Statements.DuringAsync(() => site.Browser().GetAsync("/proposals"));
        Assert.InRange(many.Count, 1, few.Count + 1);
        Assert.Empty(await site.Statements.DuringAsync(() => site.Browser().GetAsync("/proposals")));   // kept in memory
        var desk = site.SignInAs(TestUser.Official(Desk));
        var rows = await site.Statements.DuringAsync(async () => Assert.Contains("row-link", (await desk.GetAsync("/desk/proposals?show=all")).Text, StringComparison.Ordinal));
        Assert.InRange(rows.Count, 1, 12);
        foreach (var path in new[] { "/desk/rounds", "/desk/rounds/new", "/c/440304010001", "/proposals/outlines/440304010001.json" })
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(path)).Status);
    }

    private static Task<Result> PutAsync(Neighbourhood here, CouncilDouble councils) => here.Site.InScopeAsync(async services =>
    {
        var work = services.GetRequiredService<UnitOfWork>();
        var process = work.Start("test.put", null, Channel.Web);
        var rounds = ActivatorUtilities.CreateInstance<RoundService>(services, new Somebody());
        var done = await ActivatorUtilities.CreateInstance<CouncilService>(services, rounds, councils).PutAsync(here.RoundId, process, default);
        if (done.IsOk) await work.CompleteAsync();
        else await work.RollbackAsync();
        return done;
    });

    /// <summary>Takes whatever is put before it.</summary>
    private sealed class CouncilDouble : ICouncils
    {
        public Guid Id { get; } = Guid.CreateVersion7();
        public CouncilBusiness? Last { get; private set; }

        public Task<Result<Guid>> PutAsync(CouncilBusiness business, Process process, CancellationToken cancel = default)
        {
            Last = business;
            return Task.FromResult<Result<Guid>>(Id);
        }

        public Task<CouncilInfo?> OfCommunityAsync(Guid communityId, CancellationToken cancel = default) => Task.FromResult<CouncilInfo?>(null);
        public Task<bool> IsMemberAsync(Guid personId, Guid communityId, CancellationToken cancel = default) => Task.FromResult(false);
        public Task<IReadOnlyList<CouncilSeat>> MembersAsync(Guid communityId, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<CouncilSeat>>([]);
        public Task<Result> WithdrawAsync(Guid businessId, Process process, CancellationToken cancel = default) => Task.FromResult(Result.Ok());
        public Task<BusinessState?> NewestAboutAsync(string subjectKind, Guid about, CancellationToken cancel = default) => Task.FromResult<BusinessState?>(null);
        public Task<BusinessState?> FindBusinessAsync(Guid businessId, CancellationToken cancel = default) => Task.FromResult<BusinessState?>(null);
    }

    private sealed class Somebody : ICurrentUser
    {
        public Guid? AccountId { get; } = Guid.CreateVersion7();
        public string? DisplayName => "王工";
        public bool IsStaff => true;
        public Channel Channel => Channel.Web;
        public bool Has(Permission permission) => true;
        public bool Has(Permission permission, string scopePath) => true;
        public IReadOnlyList<string> Scopes(Permission permission) => [""];
    }
}
