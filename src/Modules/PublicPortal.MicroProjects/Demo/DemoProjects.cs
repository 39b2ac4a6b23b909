using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.MicroProjects.Spending;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Demo;

/// <summary>An earlier round of the made-up community, resolved: one project on notice, one being built (late), one to be evaluated, one finished. Development only.</summary>
internal sealed class DemoProjects(
    PortalDbContext db, UnitOfWork work, RuleSets rules, IPlaces places, IPersons persons, IAccounts accounts, IExternalSignIn signIn, ProjectNews news, ProjectDues dues, TimeProvider clock) : IDemoData
{
    private static readonly LocalizedText Chosen = new("居民议事会选中了这个项目", "The council has chosen this project"), Confirmed = new("街道审定通过", "The street confirmed it"), Noticed = new("开始公示，15 天内可以提异议", "On notice: objections within 15 days");
    private readonly DateTimeOffset now = clock.GetUtcNow();
    private Guid clerk, street;
    private Round round = null!;
    private PersonInfo proposer = null!;
    private Guid? account;
    private IReadOnlyList<PlaceInfo> buildings = [];

    public static string Name => "microprojects-projects";

    private DateOnly Day(int ago) => ChinaTime.Date(now).AddDays(-ago);
    private DateTimeOffset At(int ago) => ChinaTime.At(Day(ago), new TimeOnly(10, 0));

    public async Task LoadAsync(CancellationToken cancel)
    {
        var process = work.Start("microprojects.load-demo", null, Channel.Job);
        var community = (await places.PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/", cancel)).FirstOrDefault(c => c.Code == DemoDwellings.CommunityCode);
        if (community is null || rules.All.Count == 0) return;   // another district was loaded
        buildings = await places.PlacesAsync(PlaceLevel.Building, community.ScopePath, cancel);
        clerk = (await accounts.FindStaffByNumberAsync("C3001", cancel))!.Id;
        street = (await accounts.FindStaffByNumberAsync("J2001", cancel))!.Id;
        account = await signIn.FindOrCreateAsync("demo", "he-guoqiang", process, cancel);
        proposer = (await persons.OfAccountAsync(account.Value, cancel))!;
        round = new Round
        {
            Id = Ids.New(At(220)), CommunityId = community.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath, Year = Day(0).Year, Title = "第一期民生微实事",
            OpensOn = Day(220), ClosesOn = Day(190), Fund = 2_000_000_00, RulesCode = rules.All[0].Code, Threshold = 10, AnswerDays = 15, ObjectionDays = 5, CreatedAt = At(221), CreatedBy = clerk,
        };
        round.Publish(rules.All[0], At(220));
        round.Close(At(189), null, early: false);
        round.PutBeforeCouncil(Guid.CreateVersion7(At(180)));
        round.Resolve(Guid.Empty);
        db.Add(round);
        await db.SaveChangesAsync(cancel);
        await SaveAsync(Finished(), cancel);
        await SaveAsync(Evaluating(), cancel);
        await SaveAsync(Building(), cancel);
        await SaveAsync(OnNotice(), cancel);
        await work.CompleteAsync(cancel);
    }

    private Project Begin(string title, string need, ProposalKind kind, string place, int building, long fen, int decided, int prepared)
    {
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(At(decided + 60)), Number = ProposalNumbers.New(), RoundId = round.Id, CommunityId = round.CommunityId, ScopePath = round.ScopePath, PersonId = proposer.Id, OwnerAccountId = account,
            PersonName = proposer.MaskedName, Title = title, Need = need, Kind = kind, Field = rules.All[0].Fields[0].Code, Place = place, BuildingId = buildings.Count > building ? buildings[building].Id : null,
            Guess = fen, SentAt = At(decided + 60),
        };
        proposal.Show(At(decided + 59));
        proposal.StartConsultation(Day(decided + 20));
        proposal.Answer(true, fen, At(decided + 22));
        proposal.PutBeforeCouncil();
        proposal.Resolve(true);
        db.Add(proposal);
        for (var n = 0; n < 12 + building * 5; n++) db.Add(new Endorsements.Endorsement { Id = Ids.New(At(decided + 55)), ProposalId = proposal.Id, PersonId = Guid.CreateVersion7(), At = At(decided + 55) });
        db.Add(new ProposalVersion { Id = Ids.New(At(decided + 60)), ProposalId = proposal.Id, Number = 1, Title = title, Need = need, Kind = kind, Field = proposal.Field, Place = place, Guess = fen, At = At(decided + 60) });
        db.Add(new Consultation.Answer { Id = Ids.New(At(decided + 22)), ProposalId = proposal.Id, Eligible = true, Reason = "符合征集规则，不属于物业职责，现场看过可以做。", Estimate = fen, ObjectUntil = Day(decided + 15), By = clerk, At = At(decided + 22) });
        var project = Project.Choose(proposal.Id, round.Id, round.Year, round.CommunityId, round.ScopePath, proposal.Number, title, kind, fen, Guid.Empty, At(decided), Day(decided - 7));
        db.Add(project);
        news.Note(project, "resolved", Chosen, null, At(decided));
        project.Prepare(true, "与议事会决议一致，资金在社区年度额度内。", clerk, At(prepared));
        project.Confirm(street, ProjectOptions.LegalNoticeDays, At(prepared - 1));
        news.Note(project, "confirmed", Confirmed, project.ConfirmReason, At(prepared - 1));
        news.Note(project, "notice", Noticed, null, At(prepared - 1));
        return project;
    }

    private async Task SaveAsync(Project project, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await dues.SettleAsync(project, cancel);
    }

    private Project OnNotice()
    {
        var project = Begin("小广场装夜灯", "晚上小广场没有灯，跳舞和遛孩子都看不清路。想装六盏太阳能路灯。", ProposalKind.Works, "和乐花园小广场", 3, 86_000_00, 10, 5);
        var objection = new Objection
        {
            Id = Ids.New(At(2)), ProjectId = project.Id, NoticeNumber = 1, PersonId = Guid.CreateVersion7(), PersonName = "黄*", Text = "灯正对三楼窗户，夜里会照进来。能不能换个位置，或者十点以后调暗？", MadeAt = At(2), AnswerBy = Day(-5),
        };
        objection.Reply(ObjectionOutcome.NotUpheld, "灯杆移到花坛另一侧，加遮光罩，22:30 以后自动调到三成亮度。谢谢提醒。", street, At(1));
        db.Add(objection);
        news.Note(project, "objection-answered", new("一条异议有了答复", "An objection was answered"), null, At(1));
        return project;
    }

    private Project Building()
    {
        var project = Begin("3 号楼门前加一条坡道", "推轮椅、推婴儿车的 40 多户人家，不用再抬上五级台阶。", ProposalKind.Works, "和乐花园 3 栋门口", 2, 180_000_00, 60, 56);
        Carry(project, "福安市政工程（示范）有限公司", 172_000_00, 34, 30, -18, [("福安市政工程（示范）有限公司", 172_000_00), ("安达建设（示范）有限公司", 178_500_00), ("和顺工程（示范）有限公司", 181_200_00)]);
        Step(project, "开工", 28, 26, "连日下雨，工期顺延");
        Step(project, "基础和坡面浇筑", 14, 13, "养护多留了一天");
        Step(project, "扶手和防滑条", 3, null, null);
        Step(project, "收尾、清场", -12, null, null);
        Pay(project, 1, 25, 51_600_00, "首付款 30%");
        Pay(project, 2, 12, 34_800_00, "基础完成付款");
        Pay(project, 3, 8, 10_000_00, "防滑材料", PayeeKind.OtherOrganisation);
        return project;
    }

    private Project Evaluating()
    {
        var project = Begin("老年食堂添两辆保温餐车", "行动不便的老人在家等饭，送到时已经凉了。添两辆保温餐车，冬天也能吃上热饭。", ProposalKind.Goods, "社区老年食堂", 1, 46_000_00, 100, 97);
        Carry(project, "暖心厨具（示范）商行", 44_300_00, 75, 74, 40, [("暖心厨具（示范）商行", 44_300_00), ("惠民设备（示范）有限公司", 45_900_00), ("南方餐车（示范）厂", 47_000_00)]);
        Step(project, "到货", 60, 60, null);
        Step(project, "培训和试用", 45, 44, "等厨师排班");
        Pay(project, 1, 58, 22_150_00, "到货付一半");
        Pay(project, 2, 20, 22_150_00, "试用合格付清");
        Accept(project, 42, 12, 10);
        Say(project, 5, "饭菜是热的了，谢谢。", 8, null);
        Say(project, 4, null, 7, null);
        Say(project, 2, "只送到楼下，六楼的老人还是拿不到。", 3, null);
        return project;
    }

    private Project Finished()
    {
        var project = Begin("东门加装扶手", "东门台阶陡，雨天滑，老人上下很慢。两边加上扶手，再贴防滑条。", ProposalKind.Works, "和乐花园东门", 0, 28_000_00, 160, 157);
        Carry(project, "福安市政工程（示范）有限公司", 27_000_00, 135, 134, 110, [("福安市政工程（示范）有限公司", 27_000_00), ("安达建设（示范）有限公司", 29_600_00), ("和顺工程（示范）有限公司", 30_100_00)]);
        Step(project, "开工", 132, 132, null);
        Step(project, "扶手装好", 118, 117, "换了更粗的管材");
        Pay(project, 1, 130, 8_100_00, "首付款");
        Pay(project, 2, 100, 18_650_00, "验收后付清");
        Accept(project, 112, 95, 60);
        project.PrepareAccount(0, clerk);
        project.CloseAccount(0, street, At(80));
        news.Note(project, "account-closed", new("决算：花了 26,750 元，退回 1,250 元", "Final account: 26,750 yuan spent, 1,250 yuan returned"), null, At(80));
        Say(project, 5, "每天走东门，方便多了。", 90, null);
        Say(project, 5, null, 88, null);
        Say(project, 4, "要是再加一盏灯就更好。", 85, null);
        Say(project, 2, "扶手接头有点刮手。", 82, "工人已经打磨，贴了护套。请再看看。");
        project.Finish(0, Day(40), At(40));
        news.Note(project, "finished", new("项目办结", "The project is finished"), null, At(40));
        return project;
    }

    private void Carry(Project project, string supplier, long fen, int signed, int starts, int ends, IReadOnlyList<(string Supplier, long Price)> quotes)
    {
        project.EndNotice(0, Day(signed + 1), Day(signed - 30));
        news.Note(project, "notice-ended", new("公示结束，进入实施", "The notice has ended; it is carried out now"), null, At(signed + 1));
        var id = Ids.New(At(signed));
        db.Add(new ProjectContract
        {
            Id = id, ProjectId = project.Id, Supplier = supplier, SumFen = fen, SignedOn = Day(signed), StartsOn = Day(starts), EndsOn = Day(ends), EnteredBy = clerk, EnteredAt = At(signed),
            Quotes = [.. quotes.Select((q, i) => new Quote { Id = Ids.New(At(signed)), ContractId = id, Position = i + 1, Supplier = q.Supplier, PriceFen = q.Price })],
        });
        news.Note(project, "contract", new("签了合同", "The contract was signed"), supplier, At(signed));
    }

    private void Step(Project project, string title, int planned, int? done, string? delay)
    {
        var milestone = Milestone.Plan(Ids.New(At(planned + 30)), project.Id, title, Day(planned), At(planned + 30));
        if (done is { } on) milestone.Done(Day(on), delay, null, Day(0));
        db.Add(milestone);
        if (done is { } day) news.Note(project, "milestone-done", new($"完成：{title}", $"Done: {title}"), delay, At(day));
    }

    private void Pay(Project project, int number, int day, long fen, string purpose, PayeeKind payee = PayeeKind.Supplier)
    {
        var entry = new SpendingEntry { Id = Ids.New(At(day)), ProjectId = project.Id, Number = number, PaidOn = Day(day), Payee = payee, Purpose = purpose, AmountFen = fen, EnteredBy = clerk, EnteredAt = At(day) };
        entry.Book(project, street, At(day));
        db.Add(entry);
        news.Note(project, "payment", new($"付款 {Yuan.Zh(fen)}", $"Paid {Yuan.En(fen)}"), purpose, At(day));
    }

    private void Accept(Project project, int completed, int accepted, int evaluationDays)
    {
        project.Complete(Day(completed), hasContract: true, 0, Day(0), Day(completed - 15));
        var two = new[] { "张**", "陈*" }.Select(name => new Supervisor { Id = Ids.New(At(completed)), ProjectId = project.Id, PersonId = Guid.CreateVersion7(), PersonName = name, NamedBy = clerk, NamedAt = At(completed) }).ToArray();
        db.AddRange(two);
        var inspection = new Inspection
        {
            Id = Ids.New(At(accepted)), ProjectId = project.Id, Number = 1, HeldOn = Day(accepted), Checked = "和决议、合同说的一样\n数量对得上\n用着安全\n现场收拾干净\n保修写清楚", FirstSupervisorId = two[0].Id, SecondSupervisorId = two[1].Id, EnteredBy = clerk, EnteredAt = At(accepted),
        };
        inspection.Sign(two[0].Id, At(accepted));
        inspection.Sign(two[1].Id, At(accepted));
        inspection.Pass(project, 0, street, evaluationDays < 30 ? 30 : evaluationDays - 20, At(accepted));
        db.Add(inspection);
        news.Note(project, "accepted", new("居民验收通过，请大家评价", "Accepted; residents may evaluate it now"), null, At(accepted));
    }

    private void Say(Project project, int level, string? text, int day, string? reply)
    {
        var said = ProjectEvaluation.Make(Ids.New(At(day)), project.Id, Guid.CreateVersion7(), null, null, level, text, At(day), Day(day - 21));
        if (text is not null) said.Moderate(true, null);
        if (reply is not null) said.Answer(reply, street, At(day - 2));
        db.Add(said);
    }
}
