using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Council;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.PortalTests.Residence;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.PortalTests.Council;

/// <summary>A council from its founding to published minutes, as clerks and members go through it. Some tests move the clock of the site that they share, so all dates are counted from it.</summary>
public class CouncilJourneyTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Desk_FoundsCouncil_SeatsMembers_ConfirmsRulesByTwo(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var place = await site.CommunityAsync();
        var desk = site.SignInAs(TestUser.Official(place.ScopePath, Councils.Rights));
        var shown = await (await desk.GetAsync("/desk/council")).Form("main form").SubmitAsync();
        Assert.Contains(place.Name, shown.TextOf("h1"), StringComparison.Ordinal);
        var id = shown.Path.Split('/')[3];

        var (account, person, number) = await People.ResidentAsync(site, "欧阳明月");
        var today = ChinaTime.Today(site.Clock);
        async Task<TestKit.Browsing.Page> SeatAsync(string council, string document, DateOnly from, DateOnly to, string office = "Chair") => await (await desk.GetAsync($"/desk/council/{council}/members")).Form("#add")
            .Fill("Number", document).Fill("SeatKind", "non-hukou").Fill("Office", office).Fill("From", $"{from:yyyy-MM-dd}").Fill("To", $"{to:yyyy-MM-dd}").Fill("ChosenBy", "居民代表会议推选").SubmitAsync();
        var unknown = await SeatAsync(id, People.Number(), today, today.AddYears(3));
        Assert.Contains("没有找到这个人", unknown.TextOf(".errors"), StringComparison.Ordinal);
        var seated = await SeatAsync(id, number, today, today.AddYears(3));
        Assert.Contains("欧**月", seated.Text, StringComparison.Ordinal);
        Assert.Contains("已有任期", (await SeatAsync(id, number, today.AddYears(1), today.AddYears(4))).TextOf(".errors"), StringComparison.Ordinal);
        var (_, _, second) = await People.ResidentAsync(site, "司徒雪");
        Assert.Contains("已经有召集人了", (await SeatAsync(id, second, today, today.AddYears(3))).TextOf(".errors"), StringComparison.Ordinal);

        // nobody sits in two councils
        var elsewhere = await site.CommunityAsync();
        var there = site.SignInAs(TestUser.Official(elsewhere.ScopePath, Councils.Rights));
        var other = (await (await there.GetAsync("/desk/council")).Form("main form").SubmitAsync()).Path.Split('/')[3];
        var twice = await (await there.GetAsync($"/desk/council/{other}/members")).Form("#add").Fill("Number", number).Fill("SeatKind", "hukou").Fill("From", $"{today:yyyy-MM-dd}").Fill("To", $"{today.AddYears(1):yyyy-MM-dd}").Fill("ChosenBy", "推选").SubmitAsync();
        Assert.Contains(place.Name, twice.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await there.GetAsync($"/desk/council/{id}/members")).Status);

        // the member agrees to be named; the public page says so at once
        var before = await site.Browser().GetAsync($"/council/{place.Code}");
        Assert.Contains("欧**月", before.Text, StringComparison.Ordinal);
        Assert.Contains("还没有确认议事规则", before.Text, StringComparison.Ordinal);
        await (await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/council")).Form("main form").SubmitAsync();
        Assert.Contains("欧阳明月", (await site.Browser().GetAsync($"/council/{place.Code}")).Text, StringComparison.Ordinal);

        var drawn = await (await desk.GetAsync($"/desk/council/{id}/rules?preset=council")).Form("#new").SubmitAsync();
        Assert.Contains("请填写", drawn.TextOf(".errors"), StringComparison.Ordinal);   // the example has no source: the community names its own
        var waiting = await drawn.Form("#new").Fill("Basis", "本社区章程").SubmitAsync();
        Assert.Null(waiting.Document.QuerySelector("#confirm"));
        var version = await site.ReadAsync(db => db.Set<PublicPortal.Council.Rules.StandingRules>().Where(r => r.CouncilId == Guid.Parse(id)).Select(r => r.Id).FirstAsync());
        var own = await waiting.Form("form[action*='Discard']").Forge("Version", version.ToString()).Request().ToConfirm(desk);
        Assert.Contains("不能确认自己拟定的", own.TextOf(".errors"), StringComparison.Ordinal);
        var colleague = site.SignInAs(TestUser.Official(place.ScopePath, Councils.Rights));
        await (await colleague.GetAsync($"/desk/council/{id}/rules")).Form("form[action*='Confirm']").SubmitAsync();
        Assert.Contains("不少于 2/3 的成员参加", (await site.Browser().GetAsync($"/council/{place.Code}")).Text, StringComparison.Ordinal);
        await (await desk.GetAsync($"/desk/council/{id}/rules?preset=council")).Form("#new").Fill("Basis", "本社区新章程").SubmitAsync();
        await (await colleague.GetAsync($"/desk/council/{id}/rules")).Form("form[action*='Confirm']").SubmitAsync();
        var versions = await site.ReadAsync(db => db.Set<PublicPortal.Council.Rules.StandingRules>().Where(r => r.CouncilId == Guid.Parse(id)).OrderBy(r => r.Number).Select(r => r.Standing.ToString()).ToListAsync());
        Assert.Equal(["Replaced", "InForce"], versions);
        var info = await site.InScopeAsync(s => s.GetRequiredService<ICouncils>().OfCommunityAsync(place.Id));
        Assert.True(info is { RulesConfirmed: true, Members: 1 });
        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<ICouncils>().IsMemberAsync(person.Id, place.Id)));
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<ICouncils>().IsMemberAsync(person.Id, elsewhere.Id)));
    }

    [Theory, BothDatabases]
    public async Task Meeting_ChecksIn_Speaks_Votes_AndPublishesMinutes(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var council = await site.WithMembersAsync(3);
        var late = await (await council.Desk.GetAsync($"/desk/council/{council.Council.Id}")).Form("#plan").Fill("Title", "太急的会").Fill("Date", $"{ChinaTime.Today(site.Clock).AddDays(1):yyyy-MM-dd}").Fill("Time", "19:30").Fill("Place", "会议室").SubmitAsync();
        var refused = await (await late.Form("form[action*='handler=Item']").Fill("ItemTitle", "急事").SubmitAsync()).Form("#announce").SubmitAsync();
        var earliest = ChinaTime.Today(site.Clock).AddDays(3);
        Assert.Contains($"最早在 {earliest.Year} 年 {earliest.Month} 月 {earliest.Day} 日", refused.TextOf(".errors"), StringComparison.Ordinal);

        var id = await council.OpenMeetingAsync();
        Assert.Contains("小广场夜灯", (await site.Browser().GetAsync($"/council/meetings/{id}")).Text, StringComparison.Ordinal);
        var invited = await site.ReadAsync(db => db.Database.SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {council.Members[2].Account}").ToListAsync());
        Assert.Equal(["council.invited"], invited);
        var item = await site.ReadAsync(db => db.Set<PublicPortal.Council.Meetings.AgendaItem>().Where(i => i.MeetingId == id).Select(i => i.Id).SingleAsync());

        // proxies: the chair is asked by the third, and nobody may hold two
        var third = council.Member(2);
        var mine = await (await third.GetAsync($"/my/council/meetings/{id}")).Form("form[action*='handler=Proxy']").Fill("Holder", council.Members[0].Membership.ToString()).SubmitAsync();
        Assert.Contains("这次会议您委托了", mine.Text, StringComparison.Ordinal);
        var full = await (await council.Member(1).GetAsync($"/my/council/meetings/{id}")).Form("form[action*='handler=Proxy']").Fill("Holder", council.Members[0].Membership.ToString()).SubmitAsync();
        Assert.Contains("已经受托 1 票", full.TextOf(".errors"), StringComparison.Ordinal);

        // check-in: wrong, old, the step before, replayed, not a member
        var chair = council.Member(0);
        var old = council.Code(id);
        var wrong = await (await chair.GetAsync($"/my/council/meetings/{id}")).Form("#check-in").Fill("Code", old == "000000" ? "000001" : "000000").SubmitAsync();
        Assert.Contains("签到码不对或已经过期", wrong.TextOf(".errors"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromSeconds(2 * HallCode.StepSeconds));
        Assert.NotEqual(old, council.Code(id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await chair.GetAsync($"/my/council/meetings/{id}")).Form("#check-in").Fill("Code", old).SubmitAsync()).Status);
        var screen = await council.Desk.GetAsync($"/desk/council/meetings/{id}/screen");
        var code = screen.Document.QuerySelector("#code")!.GetAttribute("data-code")!;
        Assert.NotNull(screen.Document.QuerySelector("meta[http-equiv=refresh]"));
        site.Clock.Advance(TimeSpan.FromSeconds(HallCode.StepSeconds));
        var here = await (await chair.GetAsync($"/my/council/meetings/{id}?code={code}")).Form("#check-in").SubmitAsync();
        Assert.Contains("已签到", here.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(TestUser.Resident((await People.ResidentAsync(site)).Account)).GetAsync($"/my/council/meetings/{id}")).Status);
        var again = await site.WorkAsync("test.check-in", (s, p) => s.GetRequiredService<AttendanceService>().CheckInAsync(id, council.Members[0].Account, council.Code(id), p, default));
        Assert.Equal("council.check-in.already", again.Refusals[0].Code);
        var stranger = await site.WorkAsync("test.check-in", (s, p) => s.GetRequiredService<AttendanceService>().CheckInAsync(id, Guid.NewGuid(), council.Code(id), p, default));
        Assert.Equal("council.check-in.not-member", stranger.Refusals[0].Code);
        await council.PressAsync(id, "CheckIn", council.Members[1].Membership);

        // the item, a speaker, a motion
        await council.PressAsync(id, "Turn", item);
        await (await chair.GetAsync($"/my/council/meetings/{id}")).Form("form[action*='handler=Speak']").SubmitAsync();
        var turn = await site.ReadAsync(db => db.Set<PublicPortal.Council.Speakers.SpeakerTurn>().Where(t => t.MeetingId == id).Select(t => t.Id).SingleAsync());
        await council.PressAsync(id, "Floor", turn);
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        await council.PressAsync(id, "Stop", turn);
        await council.PressAsync(id, "Move", null, ("Motion", "小广场加装 6 盏夜灯"), ("Mover", council.Members[0].Membership.ToString()));
        var motion = await site.ReadAsync(db => db.Set<Motion>().Where(m => m.MeetingId == id).Select(m => m.Id).SingleAsync());
        var voting = await council.PressAsync(id, "Vote", motion, ("Lasts", "10"));
        Assert.Contains("正在表决", voting.TextOf($"#motion-{motion}"), StringComparison.Ordinal);
        Assert.Contains("正在表决", (await site.Browser().GetAsync("/council/" + council.Council.CommunityCode)).Text, StringComparison.Ordinal);
        var poll = (await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.PollId).SingleAsync()))!.Value;
        var state = await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(poll));
        Assert.Equal((3, Motion.SubjectKind, false), (state!.Members, state.Subject.Kind, state.Secret));

        // the term of one ends while the poll is open: the frozen list stands; another leaves: no quorum any more
        await site.WorkAsync("test.end", async (s, p) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var ending = await db.Set<Membership>().FirstAsync(m => m.Id == council.Members[2].Membership);
            return ending.End(ChinaTime.Today(site.Clock), "搬离", ChinaTime.Today(site.Clock));
        });
        Assert.Contains("请写明原因", (await council.PressAsync(id, "Strike", council.Members[1].Membership)).TextOf(".errors"), StringComparison.Ordinal);
        await council.PressAsync(id, "Strike", council.Members[1].Membership, ("Reason", "提前离开"));
        Assert.Equal("council.check-in.struck-out", (await site.WorkAsync("test.check-in", (s, p) => s.GetRequiredService<AttendanceService>().CheckInAsync(id, council.Members[1].Account, council.Code(id), p, default))).Refusals[0].Code);
        var closed = await council.PressAsync(id, "Close", motion);
        Assert.Contains("人数不足", closed.TextOf($"#motion-{motion}"), StringComparison.Ordinal);

        // back again: voted once more on the same motion, with a quorum; the vote of the proxy is taken down at the desk, so it is missing here
        await council.PressAsync(id, "CheckIn", council.Members[1].Membership);
        await council.PressAsync(id, "Vote", motion, ("Lasts", "5"));
        var another = (await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.PollId).SingleAsync()))!.Value;
        Assert.NotEqual(poll, another);
        var roll = await site.ReadAsync(db => db.Database.SqlQuery<string>($"select name as \"Value\" from voting_voter where poll_id = {another}").ToListAsync());
        Assert.Contains(roll, name => name.Contains("受托人：", StringComparison.Ordinal));
        Assert.Contains($"/votes/{another}", (await chair.GetAsync($"/my/council/meetings/{id}")).Text, StringComparison.Ordinal);
        foreach (var n in new[] { 0, 1 }) Assert.Equal(HttpStatusCode.OK, (await (await council.Member(n).GetAsync($"/votes/{another}")).Form("#vote").Fill("Choice", "yes").SubmitAsync()).Status);
        Assert.Contains("赞成 2", (await council.PressAsync(id, "Close", motion)).TextOf($"#motion-{motion}"), StringComparison.Ordinal);
        Assert.Equal(MotionStanding.Carried, await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.Standing).SingleAsync()));

        // withdrawn while it is voted on: the vote goes with it, with the reason
        await council.PressAsync(id, "Move", null, ("Motion", "改天再议"), ("Mover", council.Members[0].Membership.ToString()));
        var second = await site.ReadAsync(db => db.Set<Motion>().Where(m => m.MeetingId == id && m.Number == 2).Select(m => m.Id).SingleAsync());
        await council.PressAsync(id, "Vote", second);
        await council.PressAsync(id, "Withdraw", second, ("Reason", "提出人撤回"));
        var withdrawn = await site.ReadAsync(db => db.Set<Motion>().AsNoTracking().SingleAsync(m => m.Id == second));
        Assert.Equal(MotionStanding.Withdrawn, withdrawn.Standing);
        Assert.Equal(PollStanding.Cancelled, (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(withdrawn.PollId!.Value)))!.Standing);

        // minutes: made, signed by two different people, corrected
        var minutes = await (await council.RunAsync(id)).Form("#finish").SubmitAsync();
        var draft = await minutes.Form("form[action*='handler=Draft']").SubmitAsync();
        var text = draft.TextOf("textarea");
        foreach (var part in new[] { "议题1：小广场夜灯", "动议 1", "通过，赞成 2", "发言", "3 分钟", "提出人撤回" }) Assert.Contains(part, text, StringComparison.Ordinal);
        var signed = await draft.Form("form[action*='handler=Sign']").SubmitAsync();
        Assert.Null(signed.Document.QuerySelector("form[action*='handler=Sign']"));
        Assert.DoesNotContain("加装", (await site.Browser().GetAsync($"/council/meetings/{id}")).Document.QuerySelector("article")?.TextContent ?? "", StringComparison.Ordinal);
        var hash = await site.ReadAsync(async db => (await db.Set<MeetingMinutes>().AsNoTracking().SingleAsync(m => m.MeetingId == id)).Hash);
        var twice = await site.InScopeAsync(async s =>
        {
            var at = (await s.GetRequiredService<CouncilScope>().FindMeetingAsync(id, default))!;
            return await s.GetRequiredService<MinutesService>().SignAsync(at, council.Clerk.AccountId, "王工", hash, new Process(Guid.NewGuid(), "test", null, Channel.Web, site.Clock.GetUtcNow()), default);
        });
        Assert.Equal("council.minutes.signed-twice", twice.Refusals[0].Code);
        await (await chair.GetAsync($"/my/council/meetings/{id}")).Form("form[action*='handler=Sign']").SubmitAsync();
        var published = await site.Browser().GetAsync($"/council/meetings/{id}");
        Assert.Contains("小广场加装 6 盏夜灯", published.TextOf("article"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await published.FollowAsync("a.code")).Status);
        var correction = await (await council.Desk.GetAsync($"/desk/council/meetings/{id}/minutes")).Form("#correct").Fill("Correction", "签到人数应为两人").SubmitAsync();
        Assert.Null(correction.Document.QuerySelector("form[action*='handler=Confirm']"));
        Assert.DoesNotContain("签到人数应为两人", (await site.Browser().GetAsync($"/council/meetings/{id}")).Text, StringComparison.Ordinal);
        await (await site.SignInAs(council.Other).GetAsync($"/desk/council/meetings/{id}/minutes")).Form("form[action*='handler=Confirm']").SubmitAsync();
        Assert.Contains("签到人数应为两人", (await site.Browser().GetAsync($"/council/meetings/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Business_PutBeforeTheCouncil_IsResolvedInTheTransactionOfThePoll(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var council = await site.WithMembersAsync(3);
        var about = Guid.NewGuid();
        var matter = new CouncilBusiness(council.Council.CommunityId, "test.round", about, new("选今年的项目", "Choose this year’s projects"), new("从两个项目里选", "Choose among two"), "/c/" + council.Council.CommunityCode)
        {
            Budget = new BudgetRule(500_000_00, "greedy", ChoiceForm.Approval), Options = [new PollOption("lamps", new("夜灯", "Lamps"), 300_000_00), new PollOption("racks", new("车棚", "Racks"), 250_000_00)],
        };
        Task<Result<Guid>> PutAsync(CouncilBusiness business) => site.WorkAsync("test.put", (s, p) => s.GetRequiredService<ICouncils>().PutAsync(business, p));
        Assert.Equal("council.business.options", (await PutAsync(matter with { Options = [new PollOption("free", new("白来", "Free"), 0)] })).Refusals[0].Code);
        Assert.Equal("council.business.no-council", (await PutAsync(matter with { CommunityId = Guid.NewGuid() })).Refusals[0].Code);
        var id = (await PutAsync(matter)).Value;
        Assert.Equal("council.business.waits", (await PutAsync(matter)).Refusals[0].Code);

        var day = ChinaTime.Today(site.Clock).AddDays(4);
        var planned = await (await council.Desk.GetAsync($"/desk/council/{council.Council.Id}")).Form("#plan").Fill("Title", "选项目").Fill("Date", $"{day:yyyy-MM-dd}").Fill("Time", "19:30").Fill("Place", "会议室").SubmitAsync();
        var meeting = Guid.Parse(planned.Path.Split('/')[4]);
        var agenda = await planned.Form("form[action*='handler=Matter']").SubmitAsync();
        Assert.Equal(BusinessStanding.OnAgenda, await StandingAsync());
        await agenda.Form("#announce").SubmitAsync();
        site.Clock.Advance(ChinaTime.At(day, new TimeOnly(19, 30)) - site.Clock.GetUtcNow());
        await (await council.Desk.GetAsync($"/desk/council/meetings/{meeting}")).Form("#start").SubmitAsync();
        foreach (var member in council.Members) await council.PressAsync(meeting, "CheckIn", member.Membership);
        await council.PressAsync(meeting, "Turn", await site.ReadAsync(db => db.Set<PublicPortal.Council.Meetings.AgendaItem>().Where(i => i.MeetingId == meeting).Select(i => i.Id).SingleAsync()));
        await council.PressAsync(meeting, "Matter");
        var motion = await site.ReadAsync(db => db.Set<Motion>().Where(m => m.MeetingId == meeting).Select(m => m.Id).SingleAsync());
        await council.PressAsync(meeting, "Vote", motion);
        Assert.Equal(BusinessStanding.Voting, await StandingAsync());
        Assert.Equal("council.business.voting", (await site.WorkAsync("test.back", (s, p) => s.GetRequiredService<ICouncils>().WithdrawAsync(id, p))).Refusals[0].Code);
        var poll = (await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.PollId).SingleAsync()))!.Value;

        await site.WorkAsync("test.close", (s, p) =>
        {
            p.Raise(new PollClosed(poll, Motion.SubjectKind, motion, PollOutcome.NoQuorum, []));
            return Task.FromResult(Result.Ok());
        });
        Assert.Equal(BusinessStanding.OnAgenda, await StandingAsync());   // may be voted again at this meeting
        Assert.Equal(0, await ResolvedAsync());
        await council.PressAsync(meeting, "Vote", motion);
        var again = (await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.PollId).SingleAsync()))!.Value;
        await site.WorkAsync("test.close", (s, p) =>
        {
            p.Raise(new PollClosed(poll, Motion.SubjectKind, motion, PollOutcome.Counted, ["racks"]));   // the first one once more: nothing happens
            p.Raise(new PollClosed(again, Motion.SubjectKind, motion, PollOutcome.Counted, ["lamps"]));
            return Task.FromResult(Result.Ok());
        });
        Assert.Equal(BusinessStanding.Resolved, await StandingAsync());
        Assert.Equal(1, await ResolvedAsync());
        var state = await site.InScopeAsync(s => s.GetRequiredService<ICouncils>().FindBusinessAsync(id));
        Assert.Equal((again, PollOutcome.Counted), (state!.PollId, state.Outcome));
        Assert.True((await PutAsync(matter)).IsOk);   // resolved: it may come again

        // public pages of a council take the same number of statements, whatever it has
        var code = council.Council.CommunityCode;
        await site.InScopeAsync(async s => { await s.GetRequiredService<PublicPortal.Council.Readers.PublicCouncil>().FindAsync(code, default); return true; });
        var statements = await site.Statements.DuringAsync(() => site.InScopeAsync(async s => await s.GetRequiredService<PublicPortal.Council.Readers.PublicCouncil>().FindAsync(code, default)));
        Assert.InRange(statements.Count, 1, 9);

        Task<BusinessStanding> StandingAsync() => site.InScopeAsync(async s => (await s.GetRequiredService<ICouncils>().FindBusinessAsync(id))!.Standing);
        Task<int> ResolvedAsync() => site.ReadAsync(async db => (await db.Database.SqlQuery<int>($"select count(*) as \"Value\" from evidence_event where name = 'council.business-resolved' and subject_id = {id}").ToListAsync())[0]);
    }

    [Theory, BothDatabases]
    public async Task MadeUpCouncil_IsThere_WithMinutesBehindAndAMeetingAhead(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await site.Browser().GetAsync("/council/" + PublicPortal.Places.Contracts.DemoDwellings.CommunityCode);
        foreach (var part in new[] { "顾明远", "第四季度议事会", "第三季度议事会", "有会议记录", "小广场加装 6 盏夜灯", "成员（9 人）" }) Assert.Contains(part, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form"));
        var past = await page.FollowAsync("a[href*='/council/meetings/']:has(.ic):last-of-type");
        Assert.Equal(HttpStatusCode.OK, past.Status);
        var home = await site.Browser().GetAsync("/c/" + PublicPortal.Places.Contracts.DemoDwellings.CommunityCode);
        Assert.Contains("共 9 位成员", home.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/council/nowhere")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official(PublicPortal.Places.PlacesPermissions.View)).GetAsync("/desk/council")).Status);
        Assert.Contains("您现在不是议事会成员", (await site.SignInAs(TestUser.Resident()).GetAsync("/my/council")).Text, StringComparison.Ordinal);
    }
}

internal static class Forged
{
    /// <summary>The same form, sent to the act that the page does not offer.</summary>
    public static Task<TestKit.Browsing.Page> ToConfirm(this HttpRequestMessage request, TestKit.Browsing.PortalBrowser browser)
    {
        request.RequestUri = new Uri(request.RequestUri!.ToString().Replace("handler=Discard", "handler=Confirm", StringComparison.Ordinal));
        return browser.SendAsync(request);
    }
}
