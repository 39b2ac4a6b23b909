using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Kernel.Conditions;

namespace PublicPortal.MicroProjects.Demo;

/// <summary>A round of the made-up community with proposals in different standings. Development only.</summary>
internal sealed class DemoRound(
    PortalDbContext db, UnitOfWork work, IPlaces places, IPersons persons, IAccounts accounts, IExternalSignIn signIn, RuleSets rules, ProposalShelf shelf, IWorkflowCases cases, Spots spots, WorkingCalendar calendar, TimeProvider clock) : IDemoData
{
    private const int People = 14;

    public static string Name => "microprojects-round";

    private sealed record Text(string Title, string Need, ProposalKind Kind, string Field, string Place, long? Guess, int Endorsements, ProposalStanding Standing, long? Estimate = null, string? Reason = null);

    private static readonly Text[] Texts =
    [
        new("3 栋到车站的小路装路灯", "晚上九点以后从地铁站走回 3 栋要经过一段没有灯的小路，上个月有位阿姨被砖头绊倒。希望装四盏太阳能路灯，不用拉线。", ProposalKind.Works, "safety", "3 栋东侧小路", 6_000_000, 34, ProposalStanding.Consulting),
        new("菜场门口加自行车停车架", "早上买菜的自行车、电动车把盲道和消防通道都占了。想在菜场门口空地装两排停车架，能停六十辆。", ProposalKind.Goods, "surroundings", "和乐菜场门口", 3_000_000, 21, ProposalStanding.Open),
        new("1 栋楼道加装扶手", "1 栋是没有电梯的老楼，六层住着十几位七十岁以上的老人。楼道一侧没有扶手，上下楼很吃力。", ProposalKind.Works, "safety", "1 栋 1 至 6 层", 4_500_000, 29, ProposalStanding.Eligible, 4_180_000, "已到现场看过，墙体能固定扶手，三家报价取最低价；物业没有这项义务，也没有列入改造计划。"),
        new("长者食堂周末也开", "现在长者食堂只开周一到周五。独居老人周末常常一碗面对付三顿。希望周六、周日中午也供餐，先试半年。", ProposalKind.Service, "care", "社区长者食堂", 12_000_000, 31, ProposalStanding.Eligible, 11_800_000, "食堂运营方愿意周末供餐，按现行餐标测算半年费用；志愿者负责送餐上门。"),
        new("小广场的健身器材换新", "小广场的器材有五件坏了，螺丝松、座椅裂，孩子爬上去很危险。", ProposalKind.Goods, "culture", "和乐小广场", 8_000_000, 17, ProposalStanding.Open),
        new("给每户免费装新防盗门", "我们楼的门都旧了，希望社区统一换。", ProposalKind.Goods, "safety", "5 栋", 45_000_000, 4, ProposalStanding.Refused, null, "入户门属于业主自有部分，不属于公共项目；费用也超过本次征集的资金。住户有困难的，可向街道申请适老化改造补助，服务窗口可以帮您填表。"),
        new("暑假儿童阅读角和四点半课堂", "双职工家庭孩子放假没人带。党群服务中心二楼下午空着，可以请大学生志愿者陪孩子看书做作业。", ProposalKind.Service, "culture", "党群服务中心二楼", 5_000_000, 26, ProposalStanding.Open),
        new("雨天 2 栋门口积水", "一下大雨 2 栋门口积水到脚踝，老人小孩都要趟水。请改一下排水口。", ProposalKind.Works, "surroundings", "2 栋大门口", null, 12, ProposalStanding.Withdrawn, null, "市政排水改造已列入计划，不再需要"),
    ];

    public async Task LoadAsync(CancellationToken cancel)
    {
        var community = (await places.PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/", cancel)).FirstOrDefault(p => p.Code == DemoDwellings.CommunityCode);
        if (community is null || rules.Find("futian-2016") is not { } set) return;   // another district was loaded
        var process = work.Start("microprojects.load-demo", null, Channel.Job);
        var now = clock.GetUtcNow();
        var today = ChinaTime.Date(now);
        var round = new Round
        {
            Id = Ids.New(now), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, Title = $"{today.Year} 年民生微实事征集", RulesCode = set.Code, CreatedAt = now.AddDays(-21),
            Year = today.Year, OpensOn = today.AddDays(-20), ClosesOn = today.AddDays(25), Fund = 50_000_000, Threshold = 30, AnswerDays = 15, ObjectionDays = 5, Notes = "想改善什么都可以提：路灯、扶手、停车架、活动……一句话也行。",
        };
        round.Publish(set, now.AddDays(-20));
        db.Add(round);
        var neighbours = await NeighboursAsync(community.Id, process, cancel);
        var (owner, account) = await OwnerAsync(community.Id, process, cancel);
        var answeredBy = (await accounts.FindStaffByNumberAsync("J2001", cancel))?.Id ?? Guid.Empty;
        var middle = (await spots.OutlinesAsync(community.ScopePath, cancel)) is [var first, ..] ? first.Point : (GeoPoint?)null;
        for (var n = 0; n < Texts.Length; n++)
        {
            var by = n is 0 or 6 ? owner : neighbours[n];
            await AddAsync(Texts[n], n, round, by, n is 0 or 6 ? account : null, neighbours, answeredBy, middle, process, cancel);
        }
        await db.SaveChangesAsync(cancel);
        await work.CompleteAsync(cancel);
    }

    private async Task AddAsync(Text t, int n, Round round, PersonInfo by, Guid? account, IReadOnlyList<PersonInfo> neighbours, Guid official, GeoPoint? middle, Process process, CancellationToken cancel)
    {
        var sent = clock.GetUtcNow().AddDays(-18 + n);
        var proposal = new Proposal
        {
            Id = Ids.New(sent), Number = ProposalNumbers.New(), RoundId = round.Id, CommunityId = round.CommunityId, ScopePath = round.ScopePath, PersonId = by.Id, OwnerAccountId = account, PersonName = by.MaskedName,
            Title = t.Title, Need = t.Need, Kind = t.Kind, Field = t.Field, Place = t.Place, Guess = t.Guess, SentAt = sent,
        };
        if (middle is { } at) (proposal.Longitude, proposal.Latitude) = (Math.Round(at.Longitude + (n % 3 - 1) * 0.007, 6), Math.Round(at.Latitude + (n / 3 - 1) * 0.003, 6));
        proposal.Show(sent);
        db.Add(proposal);
        db.Add(new ProposalVersion { Id = Ids.New(sent), ProposalId = proposal.Id, Number = 1, Title = t.Title, Need = t.Need, Kind = t.Kind, Field = t.Field, Place = t.Place, Guess = t.Guess, At = sent });
        process.Raise(new ProposalSent(proposal.Id, round.Id, proposal.Number, ByClerk: false));
        // Only their number is ever shown: most of them need not be anybody, which spares a first start a quarter of a minute.
        var endorsers = neighbours.Where(p => p.Id != by.Id).Select(p => p.Id).Prepend(by.Id).Take(t.Endorsements).ToList();
        while (endorsers.Count < t.Endorsements) endorsers.Add(Guid.NewGuid());
        db.AddRange(endorsers.Select(person => new Endorsement { Id = Ids.New(sent), ProposalId = proposal.Id, PersonId = person, At = sent.AddHours(3) }));
        var today = ChinaTime.Today(clock);
        if (t.Endorsements >= round.Threshold) proposal.PassThreshold(sent.AddDays(2), calendar.Add(today, 8));
        if (t.Standing is ProposalStanding.Consulting or ProposalStanding.Eligible or ProposalStanding.Refused) proposal.StartConsultation(calendar.Add(today, 8));
        if (t.Standing is ProposalStanding.Eligible or ProposalStanding.Refused) Answer(proposal, t, official);
        if (t.Standing == ProposalStanding.Withdrawn) proposal.Withdraw(t.Reason, sent.AddDays(3));
        if (n is 0 or 1) AddComments(proposal, neighbours, sent);
        await db.SaveChangesAsync(cancel);
        if (t.Standing == ProposalStanding.Consulting)   // so that station, committee and officers find something to say in their inbox
            await cases.StartAsync(new StartCase(ConsultationKind.Code, proposal.Id, new(t.Title, t.Title), proposal.ScopePath, $"/desk/proposals/{proposal.Id}") { Facts = new Dictionary<string, FieldValue> { [ConsultationKind.PartyStep] = FieldValue.Of(true), [ConsultationKind.Kind] = FieldValue.Of(t.Kind.ToString()) } }, process, cancel);
        await shelf.PutAsync(proposal, cancel);
    }

    private void Answer(Proposal proposal, Text t, Guid official)
    {
        var at = clock.GetUtcNow().AddDays(-1);
        proposal.Answer(t.Estimate is not null, t.Estimate, at);
        db.Add(new Answer { Id = Ids.New(at), ProposalId = proposal.Id, Eligible = t.Estimate is not null, Reason = t.Reason!, Estimate = t.Estimate, ObjectUntil = calendar.Add(ChinaTime.Date(at), 5), By = official, At = at });
        if (t.Estimate is not { } sum) return;
        db.Add(new CostEstimate { Id = Ids.New(at), ProposalId = proposal.Id, Basis = EstimateBasis.Quotes, Amount = sum, Feasibility = "现场可行，不影响通行", By = official, At = at });
        db.AddRange(new[] { ("甲公司（示范）", sum), ("乙公司（示范）", sum + 320_000), ("丙公司（示范）", sum + 510_000) }.Select((q, i) => new EstimateLine { Id = Ids.New(at), ProposalId = proposal.Id, Position = i + 1, What = q.Item1, Price = q.Item2 }));
        foreach (var (task, zh, en, result) in new[] { ("station", "社区工作站意见", "Opinion of the community station", "support"), ("committee", "居民委员会意见", "Opinion of the residents' committee", "support"), ("masses", "群众意见（走访附近居民）", "Opinion of residents nearby", "support"), ("experts", "专业意见", "Expert opinion", "feasible") })
            db.Add(new Opinion { Id = Ids.New(at), ProposalId = proposal.Id, CaseId = Guid.Empty, Task = task, LabelZh = zh, LabelEn = en, Result = result, ResultZh = ResultWords.Of(task, result).Zh, ResultEn = ResultWords.Of(task, result).En, At = at.AddDays(-2) });
    }

    private void AddComments(Proposal proposal, IReadOnlyList<PersonInfo> neighbours, DateTimeOffset sent)
    {
        string[] words = ["支持！我妈上周就在那里崴了脚。", "最好装感应的，半夜不要一直亮。", "能不能顺便把地砖也修一下？"];
        for (var i = 0; i < words.Length; i++)
        {
            var comment = new Comment { Id = Ids.New(sent.AddHours(i)), ProposalId = proposal.Id, AuthorAccountId = Guid.Empty, AuthorName = neighbours[10 + i].MaskedName, IsNeighbour = true, Text = words[i], At = sent.AddHours(5 + i) };
            comment.ShowAtOnce();
            db.Add(comment);
        }
    }

    private async Task<IReadOnlyList<PersonInfo>> NeighboursAsync(Guid community, Process process, CancellationToken cancel)
    {
        var list = new List<PersonInfo>();
        for (var n = 0; n < People; n++)
        {
            var (name, number) = DemoNeighbours.Person(n);
            list.Add(await HomeAsync((await persons.IdentifyAsync(name, DocumentType.ResidentId, number, null, process, cancel)).Value, community, process, cancel));
        }
        return list;
    }

    /// <summary>The landlord of the demonstration has lived there for years: he can sign in and see his proposals.</summary>
    private async Task<(PersonInfo, Guid)> OwnerAsync(Guid community, Process process, CancellationToken cancel)
    {
        var account = await signIn.FindOrCreateAsync("demo", "he-guoqiang", process, cancel);
        var person = await persons.OfAccountAsync(account, cancel) ?? (await persons.IdentifyAsync("何国强", DocumentType.ResidentId, "440390196805213354", account, process, cancel)).Value;
        return (await HomeAsync(person, community, process, cancel), account);
    }

    private async Task<PersonInfo> HomeAsync(PersonInfo person, Guid community, Process process, CancellationToken cancel)
    {
        await persons.NoteRegisterAsync(person.Id, RegisterAnswer.Agrees, process, cancel);
        if (person.HomeCommunityId != community) await persons.SetHomeCommunityAsync(person.Id, community, HomeCommunitySource.HouseholdRegister, process, cancel);
        return person;
    }
}
