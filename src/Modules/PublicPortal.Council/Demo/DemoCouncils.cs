using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Demo;

/// <summary>The council of the made-up community 和乐: nine members, rules confirmed, a meeting with minutes behind and one to come. Development only.</summary>
internal sealed class DemoCouncils(
    PortalDbContext db, UnitOfWork work, IPlaces places, IPersons persons, IExternalSignIn signIn, IAccounts accounts, MemberService members, MemberRoll roll, RulesService rules, RulePresets presets,
    MeetingService meetings, MeetingCourses courses, MinutesService minutes, IPastPolls polls, TimeProvider clock) : IDemoData
{
    private static readonly (string Key, string Seat, CouncilOffice Office, bool Named)[] People =
    [
        ("gu-mingyuan", "worthy", CouncilOffice.Chair, true), ("su-hui", "hukou", CouncilOffice.ViceChair, true), ("ye-qing", "hukou", CouncilOffice.Secretary, true),
        ("fang-jianguo", "hukou", CouncilOffice.Member, false), ("ma-xiaodong", "non-hukou", CouncilOffice.Member, false), ("luo-ping", "non-hukou", CouncilOffice.Member, true),
        ("zhou-min", "organisation", CouncilOffice.Member, false), ("zhong-wen", "organisation", CouncilOffice.Member, false), ("xia-lan", "organisation", CouncilOffice.Member, false),
    ];

    private readonly DateTimeOffset now = clock.GetUtcNow();
    private DateOnly Today => ChinaTime.Date(now);

    public static string Name => "council";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var community = (await places.PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/", cancel)).FirstOrDefault(p => p.Code == DemoDwellings.CommunityCode);
        if (community is null || await accounts.FindStaffByNumberAsync("J2001", cancel) is not { } street || await accounts.FindStaffByNumberAsync("C3001", cancel) is not { } clerk) return;
        var process = work.Start("council.load-demo", null, Channel.Job);
        var council = new CommunityCouncil { Id = Ids.New(now), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, FoundedAt = now.AddDays(-250) };
        db.Add(council);
        await db.SaveChangesAsync(cancel);
        process.Raise(new CouncilFounded(council.Id, community.Id));
        await AddMembersAsync(council, process, cancel);
        await AddRulesAsync(council, street.Id, clerk.Id, process, cancel);
        await AddPastAsync(council, process, cancel);
        await AddComingAsync(council, process, cancel);
        await work.CompleteAsync(cancel);
    }

    private async Task AddMembersAsync(CommunityCouncil council, Process process, CancellationToken cancel)
    {
        var from = Today.AddDays(-240);
        foreach (var (key, seat, office, named) in People)
        {
            var account = await signIn.FindOrCreateAsync("demo", key, process, cancel);
            if (await persons.OfAccountAsync(account, cancel) is not { } person) continue;
            if (seat is "worthy" or "hukou" or "non-hukou") await persons.SetHomeCommunityAsync(person.Id, council.CommunityId, HomeCommunitySource.Counter, process, cancel);
            var seated = await members.SeatAsync(council, person.Id, seat, office, from, from.AddYears(3), $"{from.Year} 年 {from.Month} 月居民代表会议推选", named, process, cancel);
            if (seated.IsRefused) throw new InvalidDataException($"{key}: {seated.Refusals[0].Code}");
        }
    }

    private async Task AddRulesAsync(CommunityCouncil council, Guid by, Guid other, Process process, CancellationToken cancel)
    {
        var preset = presets.Find("council")!;
        await rules.ProposeAsync(council, preset.Name, "《和乐社区居民议事会章程（示范）》第三章，居民代表会议通过", preset.Values, by, process, cancel);
        var proposed = await db.Set<StandingRules>().FirstAsync(r => r.CouncilId == council.Id, cancel);
        await rules.ConfirmAsync(council, proposed.Id, other, process, cancel);
        await db.Set<StandingRules>().Where(r => r.CouncilId == council.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConfirmedAt, now.AddDays(-200)), cancel);
    }

    private async Task AddPastAsync(CommunityCouncil council, Process process, CancellationToken cancel)
    {
        var inForce = (await rules.InForceAsync(council.Id, cancel))!;
        var starts = ChinaTime.At(Today.AddDays(-26), new TimeOnly(19, 30));
        var meeting = new Meeting { Id = Ids.New(now), CouncilId = council.Id, Title = "第三季度议事会", Place = "和乐社区服务中心二楼会议室", StartsAt = starts };
        AgendaItem[] items =
        [
            new() { Id = Ids.New(now), MeetingId = meeting.Id, Place = 1, Title = "小广场夜间照明", Text = "小广场晚上太暗，老人孩子容易摔倒。", Minutes = 20, Standing = ItemStanding.Done },
            new() { Id = Ids.New(now), MeetingId = meeting.Id, Place = 2, Title = "电动车集中充电点选址", Text = "两个备选位置，听听大家的意见。", Minutes = 30, Standing = ItemStanding.Done },
        ];
        meeting.Announce(inForce, starts.AddDays(-6));
        meeting.Start(starts.AddMinutes(-10));
        db.AddRange([meeting, .. items]);
        var here = (await roll.OnAsync(council.Id, Today, cancel)).Take(8).ToList();
        var minute = 0;
        foreach (var member in here) db.Add(CheckIn.Make(Ids.New(now), meeting.Id, member.Membership.Id, member.PersonId, CheckInWay.Code, starts.AddMinutes(-9 + minute++)));
        Motion[] motions =
        [
            new() { Id = Ids.New(now), MeetingId = meeting.Id, ItemId = items[0].Id, Number = 1, Text = "小广场加装 6 盏夜灯，22 点后调暗", TextEn = "Six lamps for the small square, dimmed after 22:00", MoverId = here[3].Membership.Id, MovedAt = starts.AddMinutes(15) },
            new() { Id = Ids.New(now), MeetingId = meeting.Id, ItemId = items[1].Id, Number = 2, Text = "充电点建在 3 栋东侧", TextEn = "Charging point east of block 3", MoverId = here[4].Membership.Id, MovedAt = starts.AddMinutes(45) },
        ];
        db.AddRange(motions);
        foreach (var (member, item, minutesIn, length) in new[] { (here[3], items[0], 3, 4), (here[5], items[0], 8, 3), (here[4], items[1], 25, 5), (here[1], items[1], 31, 4) })
        {
            var turn = new SpeakerTurn { Id = Ids.New(now), MeetingId = meeting.Id, ItemId = item.Id, MembershipId = member.Membership.Id, JoinedAt = starts.AddMinutes(minutesIn - 1) };
            turn.Start(starts.AddMinutes(minutesIn));
            turn.Stop(starts.AddMinutes(minutesIn + length));
            db.Add(turn);
        }
        meeting.End(starts.AddMinutes(58));
        await db.SaveChangesAsync(cancel);
        // A roll call and a secret vote, so that a fresh site has something to recompute.
        var all = await roll.OnAsync(council.Id, Today, cancel);
        await HoldAsync(motions[0], secret: false, starts.AddMinutes(18), ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "abstain"]);
        await HoldAsync(motions[1], secret: true, starts.AddMinutes(50), ["yes", "yes", "yes", "no", "no", "no", "no", "abstain"]);
        await db.SaveChangesAsync(cancel);
        var at = new MeetingAt(meeting, council);
        var text = MinutesText.Of(await courses.OfAsync(at, cancel))
            .Replace("弃权 1；8 人参加表决（" + Poll(1), "弃权 1；请工作站再找一处位置；8 人参加表决（" + Poll(1), StringComparison.Ordinal);
        var written = new MeetingMinutes { Id = Ids.New(now), MeetingId = meeting.Id, Text = text, WrittenAt = now };
        db.Add(written);
        await db.SaveChangesAsync(cancel);
        await minutes.SignAsync(at, here[2].AccountId!.Value, $"{here[2].Name}（秘书）", written.Hash, process, cancel);
        await minutes.SignAsync(at, here[0].AccountId!.Value, $"{here[0].Name}（召集人）", written.Hash, process, cancel);

        string Poll(int motion) => $"/polls/{motions[motion].PollId}";

        async Task HoldAsync(Motion motion, bool secret, DateTimeOffset opens, string[] choices)
        {
            var plan = new PollPlan(new PollSubject(Motion.SubjectKind, motion.Id, council.ScopePath, $"/council/meetings/{meeting.Id}"), motion.Words, [.. all.Select(m => new PollMember(m.PersonId, m.Name))], inForce.Quorum, opens, opens.AddMinutes(2))
            {
                Motion = inForce.Motion, Secret = secret,
            };
            var poll = await polls.HoldAsync(plan, here.Zip(choices).ToDictionary(v => v.First.PersonId, v => v.Second), cancel);
            motion.PutToVote(poll.Id);
            motion.Decide(poll.Id, poll.Outcome!.Value, poll.Closes);
        }
    }

    private async Task AddComingAsync(CommunityCouncil council, Process process, CancellationToken cancel)
    {
        var meeting = new Meeting { Id = Ids.New(now), CouncilId = council.Id, Title = "第四季度议事会", Place = "和乐社区服务中心二楼会议室", StartsAt = ChinaTime.At(Today.AddDays(5), new TimeOnly(19, 30)) };
        db.AddRange(meeting,
            new AgendaItem { Id = Ids.New(now), MeetingId = meeting.Id, Place = 1, Title = "充电点新的选址", Text = "工作站找到的第三处位置：南门自行车棚旁。", Minutes = 20 },
            new AgendaItem { Id = Ids.New(now), MeetingId = meeting.Id, Place = 2, Title = "明年的民生微实事怎么征集", Text = "征集时间、每户能提几件、怎样公布。", Minutes = 30 });
        await db.SaveChangesAsync(cancel);
        var announced = await meetings.AnnounceAsync(new MeetingAt(meeting, council), process, cancel);
        if (announced.IsRefused) throw new InvalidDataException(announced.Refusals[0].Code);
    }
}
