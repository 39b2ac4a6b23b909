using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Council;
using PublicPortal.Council.Motions;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.PortalTests.Council;
using PublicPortal.PortalTests.Residence;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.MicroProjects;

/// <summary>
/// The three modules together, nothing stands in for another: eligible proposals go before the council, its meeting chooses
/// among them within the fund, the published file says the same when it is recounted, and what was chosen is a project.
/// </summary>
public class RoundToProjectTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Round_ThroughTheCouncilsVote_BecomesProjects_AndTheRecordRecounts(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var council = await site.WithMembersAsync(3);
        var (round, cheap, dear) = await EligibleAsync(site, council.Council.CommunityId);
        var official = site.SignInAs(TestUser.Official(council.Council.ScopePath, MicroProjectsPermissions.View, MicroProjectsPermissions.Rounds));
        var put = await (await official.GetAsync($"/desk/rounds/{round}")).Form("form[action*='handler=Put']").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal(ProposalStanding.BeforeCouncil, await StandingAsync(site, cheap));

        // The matter onto an agenda, moved as it was put, voted on by two of three.
        var day = ChinaTime.Today(site.Clock).AddDays(4);
        var planned = await (await council.Desk.GetAsync($"/desk/council/{council.Council.Id}")).Form("#plan")
            .Fill("Title", "民生微实事专题会").Fill("Date", day.ToString("yyyy-MM-dd")).Fill("Time", "19:30").Fill("Place", "社区会议室").SubmitAsync();
        var meeting = Guid.Parse(planned.Path.Split('/')[4]);
        var agenda = await planned.Form("form[action*='handler=Matter']").SubmitAsync();
        await agenda.Form("#announce").SubmitAsync();
        site.Clock.Advance(ChinaTime.At(day, new TimeOnly(19, 20)) - site.Clock.GetUtcNow());
        await (await council.Desk.GetAsync($"/desk/council/meetings/{meeting}")).Form("#start").SubmitAsync();
        foreach (var n in new[] { 0, 1 })
            await (await council.Member(n).GetAsync($"/my/council/meetings/{meeting}")).Form("#check-in").Fill("Code", council.Code(meeting)).SubmitAsync();
        var item = await site.ReadAsync(db => db.Set<PublicPortal.Council.Meetings.AgendaItem>().Where(i => i.MeetingId == meeting).Select(i => i.Id).SingleAsync());
        await council.PressAsync(meeting, "Turn", item);
        await council.PressAsync(meeting, "Matter");
        var motion = await site.ReadAsync(db => db.Set<Motion>().Where(m => m.MeetingId == meeting).Select(m => m.Id).SingleAsync());
        await council.PressAsync(meeting, "Vote", motion, ("Lasts", "10"));
        var poll = (await site.ReadAsync(db => db.Set<Motion>().Where(m => m.Id == motion).Select(m => m.PollId).SingleAsync()))!.Value;
        foreach (var n in new[] { 0, 1 })
        {
            var voted = await (await council.Member(n).GetAsync($"/votes/{poll}")).Form("#vote").Tick("Choices", CouncilService.OptionId(cheap)).SubmitAsync();
            Assert.Contains("已投票", voted.Text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await council.PressAsync(meeting, "Close", motion)).Status);

        // Decided in the same transaction: one is a project now, the other is told why not.
        Assert.Equal((ProposalStanding.Chosen, ProposalStanding.NotChosen), (await StandingAsync(site, cheap), await StandingAsync(site, dear)));
        var project = await site.ReadAsync(db => db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == cheap));
        Assert.Equal((ProjectStanding.Resolved, 60_000_00L, poll), (project.Standing, project.ApprovedFen, project.PollId));
        var shown = await site.Browser().GetAsync($"/projects/{cheap}");
        Assert.NotNull(shown.Document.QuerySelector($"a[href='/polls/{poll}']"));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync($"/projects/{dear}")).Status);

        var bytes = await site.Browser().Http.GetByteArrayAsync($"/polls/{poll}/record.json");
        Assert.Empty(PollVerification.Verify(bytes).Defects);
        var record = JsonNode.Parse(bytes)!;
        Assert.Equal([CouncilService.OptionId(cheap)], record["result"]!["budget"]!["selected"]!.AsArray().Select(s => s!.GetValue<string>()));
        var changed = (byte[])bytes.Clone();
        var digit = System.Text.Encoding.UTF8.GetString(bytes).IndexOf("\"present\":2", StringComparison.Ordinal);
        changed[System.Text.Encoding.UTF8.GetByteCount(System.Text.Encoding.UTF8.GetString(bytes)[..digit]) + "\"present\":".Length] = (byte)'3';
        Assert.NotEmpty(PollVerification.Verify(changed).Defects);   // one byte

        // Search engines find each of its pages, and nothing that is not public.
        var draft = (await (await council.Desk.GetAsync($"/desk/council/{council.Council.Id}")).Form("#plan").Fill("Title", "还没公布").Fill("Date", day.AddDays(9).ToString("yyyy-MM-dd")).Fill("Time", "19:30").Fill("Place", "社区会议室").SubmitAsync()).Path.Split('/')[4];
        var addresses = await site.Browser().Http.GetStringAsync("/sitemap.xml");
        foreach (var path in new[] { "/polls", "/proposals", "/projects", $"/polls/{poll}", $"/council/{council.Council.CommunityCode}", $"/council/meetings/{meeting}", $"/rounds/{round}", $"/projects/{cheap}", $"/projects/{dear}" })
            Assert.Contains($"{path}</loc>", addresses, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, addresses, StringComparison.Ordinal);
        Assert.Contains($"/funds/{council.Council.CommunityCode}/", addresses, StringComparison.Ordinal);
        foreach (var line in (await site.Browser().Http.GetStringAsync("/robots.txt")).Split('\n').Where(l => l.StartsWith("Disallow: ", StringComparison.Ordinal)))
            Assert.False("/proposals".StartsWith(line["Disallow: ".Length..], StringComparison.Ordinal), line);
    }

    /// <summary>A fresh demonstration has votes of the past, a roll call and a secret one, that anybody recounts from the file alone.</summary>
    [Theory, BothDatabases]
    public async Task FreshDistrict_HasPollsOfThePast_ThatRecount(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var held = await site.ReadAsync(db => db.Set<Motion>().Where(m => m.PollId != null && (m.Text == "小广场加装 6 盏夜灯，22 点后调暗" || m.Text == "充电点建在 3 栋东侧")).OrderBy(m => m.Number).ToListAsync());
        Assert.Equal([MotionStanding.Carried, MotionStanding.Lost], held.Select(m => m.Standing));
        foreach (var motion in held)
        {
            var bytes = await browser.Http.GetByteArrayAsync($"/polls/{motion.PollId}/record.json");
            Assert.Empty(PollVerification.Verify(bytes).Defects);
            Assert.Equal(motion.Number == 2, JsonNode.Parse(bytes)!["secret"] is not null);
            foreach (var page in new[] { "", "/roll", "/verify", motion.Number == 2 ? "/board" : "/roll" })
                Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/polls/{motion.PollId}{page}")).Status);
            Assert.Contains($"/polls/{motion.PollId}", (await browser.GetAsync($"/council/meetings/{motion.MeetingId}")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    private static Task<ProposalStanding> StandingAsync(PortalSite site, Guid proposal) => site.ReadAsync(db => db.Set<Proposal>().Where(p => p.Id == proposal).Select(p => p.Standing).SingleAsync());

    /// <summary>A closed round with two answered proposals, both eligible.</summary>
    private static Task<(Guid Round, Guid Cheap, Guid Dear)> EligibleAsync(PortalSite site, Guid communityId) => site.ActAsync(async (services, _) =>
    {
        var (db, rules, now) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<RuleSets>(), site.Clock.GetUtcNow());
        var community = (await services.GetRequiredService<IPlaces>().FindPlaceAsync(communityId))!;
        var today = ChinaTime.Date(now);
        var round = new Round
        {
            Id = Ids.New(now), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, Year = today.Year, Title = "年度征集", OpensOn = today.AddDays(-60), ClosesOn = today,
            Fund = 100_000_00, RulesCode = rules.All[0].Code, Threshold = 5, AnswerDays = 15, ObjectionDays = 5, CreatedAt = now,
        };
        round.Publish(rules.All[0], now);
        round.Close(now, "提议已经收齐", early: true);
        db.Add(round);
        var (cheap, dear) = (New("小广场加装夜灯", 60_000_00), New("更换全部健身器材", 90_000_00));
        await db.SaveChangesAsync();
        return (round.Id, cheap, dear);

        Guid New(string title, long estimate)
        {
            var proposal = new Proposal
            {
                Id = Guid.CreateVersion7(), Number = ProposalNumbers.New(), RoundId = round.Id, CommunityId = community.Id, ScopePath = community.ScopePath, PersonId = Guid.CreateVersion7(), PersonName = "林*禾",
                Title = title, Need = "晚上太黑，走路看不清。", Kind = ProposalKind.Works, Field = rules.All[0].Fields[0].Code, Place = "小广场", SentAt = now.AddDays(-40),
            };
            proposal.Show(now.AddDays(-40));
            proposal.StartConsultation(today);
            proposal.Answer(true, estimate, now.AddDays(-30));
            db.Add(proposal);
            return proposal.Id;
        }
    });
}
