using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.BrowserTests;

/// <summary>A member votes: openly among projects, and secretly with a ballot that the browser itself seals; officials keep the keys.</summary>
public class VotingJourneyTests
{
    [Theory, BothDatabases]
    public async Task Member_VotesOpenlyAndSecretly_AndIsCounted(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        var now = site.Clock.GetUtcNow();
        var lin = (await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindByDocumentAsync(DocumentType.ResidentId, "440390199203154426")))!;
        var other = (await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindByDocumentAsync(DocumentType.ResidentId, "440390196805213354")))!;
        var plan = new PollPlan(new PollSubject("test.motion", Guid.NewGuid(), "440304/440304010/", "/"), new LocalizedText("石厦花园二期加装电梯，同意吗？", "Add lifts to Shixia Garden?"),
            [new PollMember(lin.Id, lin.MaskedName), new PollMember(other.Id, other.MaskedName)], new QuorumShare(1, 2, false), now.AddHours(-1), now.AddHours(2));
        var projects = await AnnounceAsync(site, plan with
        {
            Question = new LocalizedText("今年先做哪些项目？", "Which projects first?"), Budget = new BudgetRule(30_000_000, "equalshares/add1u", ChoiceForm.Knapsack),
            Options = [new("lamps", new("楼道感应灯改造", "Sensor lamps in the stairs"), 8_600_000), new("benches", new("中心花园长椅和遮阴棚", "Benches and shade in the garden"), 12_000_000), new("charging", new("电动车集中充电棚", "Shelter for charging e-bikes"), 18_500_000)],
        });
        var secret = await AnnounceAsync(site, plan with { Motion = new MotionRule(MotionMajority.Simple, false, false), Secret = true });
        await site.RunJobsAsync();

        await using var phone = await Phone.StartAsync(site);
        await phone.BecomeAsync("lin-xiaohe");
        await phone.OpenAsync("/votes");
        await phone.LookAsync("1-votes");
        await phone.OpenAsync($"/votes/{projects}");
        await phone.Page.CheckAsync("[value=lamps]");
        await phone.Page.CheckAsync("[value=benches]");
        Assert.Contains("还剩 94,000 元", await phone.Page.Locator("[data-running]").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("2-projects");
        await phone.Page.Locator(".act-bar .btn").First.ClickAsync();   // asks once
        await phone.LookAsync("3-sure");
        await phone.PressAsync(".act-bar .btn:not(.quiet)");
        await phone.LookAsync("4-voted");

        var halves = new Dictionary<string, string>();
        foreach (var key in new[] { "street-officer", "window-clerk" })
        {
            await using var desk = await Phone.StartAsync(site, 1280);
            await desk.BecomeAsync(key);
            await desk.OpenAsync($"/desk/polls/{secret}/key");
            await desk.PressAsync("form[action*=Take] button");
            halves[key] = await desk.Page.Locator(".code.big").InnerTextAsync();
            await desk.LookAsync($"5-key-{key}");
            await desk.Page.FillAsync("[name=_share]", halves[key]);
            await desk.PressAsync("#keep button");
            await desk.OpenAsync($"/desk/polls/{secret}");
            await desk.LookAsync($"6-poll-{key}");
            if (halves.Count < 2) continue;
            await desk.OpenAsync("/desk/polls");
            await desk.LookAsync("7-polls");
            await desk.OpenAsync($"/desk/polls/{projects}/print?what=ballots");
            await desk.LookAsync("7-print");
            await desk.OpenAsync($"/desk/polls/{projects}");
            await desk.PressAsync("[value=paper]");
            await desk.Page.FillAsync("[name=Name]", "何");
            await desk.PressAsync("form[action*=Find] button");
            await desk.LookAsync("7-sheet-found");
            await desk.PressAsync("form[action*='=Mark'] button");
            await desk.Page.SetViewportSizeAsync(390, 844);
            await desk.LookAsync("7-sheet-marked");
        }

        await phone.OpenAsync($"/preferences?elder=2&lang=en&return=/votes/{secret}");
        await phone.LookAsync("8-secret-english-elder");
        await phone.OpenAsync($"/preferences?elder=0&lang=zh-CN&return=/votes/{secret}");
        await phone.LookAsync("8-secret");
        await phone.Page.CheckAsync("[value=yes]");
        await phone.Page.FillAsync("#phrase", "蓝色的桥");
        await phone.Page.Locator("#secret .btn").ClickAsync();
        Assert.Contains("再按一次", await phone.Page.Locator("#secret [data-error]").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("9-sure");
        await phone.Page.Locator("#secret .btn").ClickAsync();
        await phone.Page.Locator("#receipt").WaitForAsync();
        await phone.LookAsync("10-receipt");
        var ballot = (await phone.Page.Locator("[data-c]").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromHours(3));
        await site.RunJobsAsync();
        foreach (var (key, half) in halves)
        {
            await using var desk = await Phone.StartAsync(site, 1280);
            await desk.BecomeAsync(key);
            await desk.OpenAsync($"/desk/polls/{secret}/key");
            await desk.Page.FillAsync("[name=_share]", half);
            await desk.PressAsync("#release button");
            await desk.LookAsync($"11-released-{key}");
        }
        var state = (await site.InScopeAsync(s => s.GetRequiredService<IPolls>().FindAsync(secret)))!;
        Assert.Equal((PollStanding.Closed, 1L, 1), (state.Standing, state.Yes!.Value, state.TookPart!.Value));
        Assert.Matches("^[0-9a-f]{64}$", ballot);
    }

    private static async Task<Guid> AnnounceAsync(PortalSite site, PollPlan plan)
    {
        var done = await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.announce", Channel.Job, (s, process) => s.GetRequiredService<IPolls>().AnnounceAsync(plan, process));
        Assert.True(done.IsOk, done.IsOk ? "" : done.Refusals[0].Text.En);
        return done.Value;
    }
}
