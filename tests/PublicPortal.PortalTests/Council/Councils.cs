using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Council;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Members;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Council;

/// <summary>A council with members and rules, made for one test in a community of the made-up district that no other test uses.</summary>
internal sealed record TestCouncil(PortalSite Site, CommunityCouncil Council, IReadOnlyList<(Guid Account, Guid Person, Guid Membership)> Members, TestUser Clerk, TestUser Other)
{
    public PortalBrowser Desk { get; } = Site.SignInAs(Clerk);
    public PortalBrowser Member(int n) => Site.SignInAs(TestUser.Resident(Members[n].Account));

    public string Code(Guid meeting, int stepsBack = 0) => stepsBack == 0 ? Site.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<HallCode>().Now(meeting)
        : throw new ArgumentOutOfRangeException(nameof(stepsBack));
}

internal static class Councils
{
    private static int next;

    public static readonly IReadOnlyList<Permission> Rights = CouncilPermissions.All;

    /// <summary>Another community at every call; 和乐 is left to the made-up council.</summary>
    public static Task<PlaceInfo> CommunityAsync(this PortalSite site) => site.InScopeAsync(async s =>
    {
        var all = (await s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/")).Where(p => p.Code != DemoDwellings.CommunityCode).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        return all[Interlocked.Increment(ref next) % all.Count];
    });

    public static async Task<TestCouncil> WithMembersAsync(this PortalSite site, int members, RuleValues? values = null)
    {
        var place = await site.CommunityAsync();
        var (clerk, other) = (TestUser.Official(place.ScopePath, Rights), TestUser.Official(place.ScopePath, Rights));
        var people = new List<(Guid Account, Guid Person)>();
        for (var n = 0; n < members; n++)
        {
            var (account, person, _) = await People.ResidentAsync(site, $"成员{"甲乙丙丁戊己庚辛壬"[n]}");
            people.Add((account, person.Id));
        }
        CommunityCouncil council = null!;
        var seats = new List<(Guid, Guid, Guid)>();
        await site.WorkAsync("test.council", async (s, process) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            council = new CommunityCouncil { Id = Ids.New(site.Clock), CommunityId = place.Id, CommunityCode = place.Code, CommunityName = place.Name, ScopePath = place.ScopePath, FoundedAt = site.Clock.GetUtcNow() };
            db.Add(council);
            await db.SaveChangesAsync();
            var today = ChinaTime.Today(site.Clock);
            foreach (var (account, person) in people)
            {
                var office = seats.Count switch { 0 => CouncilOffice.Chair, 1 => CouncilOffice.Secretary, _ => CouncilOffice.Member };
                var seated = await s.GetRequiredService<MemberService>().SeatAsync(council, person, "hukou", office, today.AddDays(-30), today.AddYears(2), "推选", false, process, default);
                seats.Add((account, person, seated.Value));
            }
            var rules = s.GetRequiredService<RulesService>();
            await rules.ProposeAsync(council, "council", "章程", values ?? s.GetRequiredService<RulePresets>().Find("council")!.Values, clerk.AccountId, process, default);
            var proposed = await db.Set<StandingRules>().FirstAsync(r => r.CouncilId == council.Id);
            return await rules.ConfirmAsync(council, proposed.Id, other.AccountId, process, default);
        });
        return new TestCouncil(site, council, seats, clerk, other);
    }

    /// <summary>A meeting with one item, announced in time, and the clock moved to its beginning; the hall is open.</summary>
    public static async Task<Guid> OpenMeetingAsync(this TestCouncil council)
    {
        var day = ChinaTime.Today(council.Site.Clock).AddDays(4);
        var planned = await (await council.Desk.GetAsync($"/desk/council/{council.Council.Id}")).Form("#plan")
            .Fill("Title", "第四次议事会").Fill("Date", day.ToString("yyyy-MM-dd")).Fill("Time", "19:30").Fill("Place", "社区会议室").SubmitAsync();
        var id = Guid.Parse(planned.Path.Split('/')[4]);
        var agenda = await planned.Form("form[action*='handler=Item']").Fill("ItemTitle", "小广场夜灯").Fill("ItemText", "晚上太暗").SubmitAsync();
        await agenda.Form("#announce").SubmitAsync();
        council.Site.Clock.Advance(ChinaTime.At(day, new TimeOnly(19, 20)) - council.Site.Clock.GetUtcNow());
        await (await council.Desk.GetAsync($"/desk/council/meetings/{id}")).Form("#start").SubmitAsync();
        return id;
    }

    public static Task<Page> RunAsync(this TestCouncil council, Guid meeting) => council.Desk.GetAsync($"/desk/council/meetings/{meeting}/run");

    /// <summary>Sends one of the forms of the hall's page, chosen by its handler and hidden value.</summary>
    public static async Task<Page> PressAsync(this TestCouncil council, Guid meeting, string handler, Guid? item = null, params (string Field, string Value)[] fields)
    {
        var page = await council.RunAsync(meeting);
        var form = item is null ? page.Form($"form[action*='handler={handler}']") : Marked(page, handler, item.Value);
        foreach (var (field, value) in fields) form.Fill(field, value);
        return await form.SubmitAsync();
    }

    public static PageForm Marked(Page page, string handler, Guid item)
    {
        var input = page.Document.QuerySelector($"form[action*='handler={handler}'] input[value='{item}']") ?? throw new InvalidOperationException($"{page.Path} has no form '{handler}' for {item}.");
        input.ParentElement!.Id = "chosen";
        return page.Form("#chosen");
    }

    public static Task<T> ReadAsync<T>(this PortalSite site, Func<PortalDbContext, Task<T>> read) => site.InScopeAsync(s => read(s.GetRequiredService<PortalDbContext>()));
}
