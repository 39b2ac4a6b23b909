using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

public class PlanRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    internal static PollPlan Motion(int members = 3) => new(
        new PollSubject("test.motion", Guid.NewGuid(), "440304/", "/test"), new LocalizedText("同意吗？", "Agreed?"),
        [.. Enumerable.Range(1, members).Select(i => new PollMember(Guid.NewGuid(), $"成员{i}"))], new QuorumShare(1, 2, true), Now, Now.AddHours(1)) { Motion = new MotionRule(MotionMajority.Absolute, false, false) };

    internal static PollPlan Projects(string rule = "greedy", ChoiceForm form = ChoiceForm.Approval, params (string Id, long Cost)[] projects) => Motion() with
    {
        Motion = null, Budget = new BudgetRule(100_000, rule, form),
        Options = [.. (projects.Length == 0 ? [("p1", 60_000), ("p2", 50_000), ("p3", 30_000)] : projects).Select(p => new PollOption(p.Id, new LocalizedText("项目" + p.Id, "Project " + p.Id), p.Cost))],
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "voting.plan.question", "Question" }, { "voting.plan.nobody", "Members" }, { "voting.plan.member-twice", "Members" }, { "voting.plan.member-unnamed", "Members" },
        { "voting.plan.quorum", "Quorum" }, { "voting.plan.quorum-never", "Quorum" }, { "voting.plan.closes", "Closes" }, { "voting.plan.closes-past", "Closes" }, { "voting.plan.kind", "Motion" },
        { "voting.plan.options-of-motion", "Options" }, { "voting.plan.no-options", "Options" }, { "voting.project.twice", "Options" }, { "voting.project.cost-not-positive", "Options" },
        { "voting.project.cost-above-fund", "Options" }, { "voting.plan.option-id", "Options" }, { "voting.budget.out-of-range", "Budget" }, { "voting.plan.rule", "Budget" }, { "voting.rule.needs-approval", "Budget" },
        { "voting.plan.rule-numbers", "Budget" }, { "voting.plan.secret-tally", "ShowsRunningTally" }, { "voting.plan.paper", "Papers" }, { "voting.plan.subject", "Subject" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Check_OneThingWrong_IsRefusedAtItsMember(string code, string member)
    {
        var (motion, projects) = (Motion(), Projects());
        var plan = code switch
        {
            "voting.plan.question" => motion with { Question = new LocalizedText("？", " ") },
            "voting.plan.nobody" => motion with { Members = [] },
            "voting.plan.member-twice" => motion with { Members = [motion.Members[0], motion.Members[0]] },
            "voting.plan.member-unnamed" => motion with { Members = [motion.Members[0] with { Name = "半\ud83d" }] },
            "voting.plan.quorum" => motion with { Quorum = new QuorumShare(3, 2, false) },
            "voting.plan.quorum-never" => motion with { Quorum = new QuorumShare(1, 1, true) },
            "voting.plan.closes" => motion with { Closes = motion.Opens },
            "voting.plan.closes-past" => motion with { Opens = Now.AddHours(-2), Closes = Now.AddHours(-1) },
            "voting.plan.kind" => motion with { Budget = projects.Budget, Options = projects.Options },
            "voting.plan.options-of-motion" => motion with { Options = projects.Options },
            "voting.plan.no-options" => projects with { Options = [] },
            "voting.project.twice" => projects with { Options = [projects.Options[0], projects.Options[0]] },
            "voting.project.cost-not-positive" => Projects("greedy", ChoiceForm.Approval, ("p1", 0), ("p2", -5)),
            "voting.project.cost-above-fund" => Projects("greedy", ChoiceForm.Approval, ("p1", 100_001)),
            "voting.plan.option-id" => Projects("greedy", ChoiceForm.Approval, ("p 1", 5)),
            "voting.budget.out-of-range" => projects with { Budget = projects.Budget! with { Fund = 0 } },
            "voting.plan.rule" => projects with { Budget = projects.Budget! with { Rule = "by-mood" } },
            "voting.rule.needs-approval" => Projects("equalshares/add1u", ChoiceForm.Points),
            "voting.plan.rule-numbers" => projects with { Budget = projects.Budget! with { Threshold = 1.5m } },
            "voting.plan.secret-tally" => motion with { Secret = true, ShowsRunningTally = true },
            "voting.plan.paper" => motion with { Papers = [new PollPaper(motion.Question, "/x", "no hash")] },
            _ => motion with { Subject = motion.Subject with { Path = "//elsewhere" } },
        };
        Assert.Contains(PlanRules.Check(plan, Now), r => r.Code == code && r.Field == member);
    }

    [Fact]
    public void Check_SoundPlans_AreNotRefused()
    {
        Assert.Empty(PlanRules.Check(Motion(), Now));
        Assert.Empty(PlanRules.Check(Motion() with { Secret = true }, Now));
        foreach (var form in Enum.GetValues<ChoiceForm>()) Assert.Empty(PlanRules.Check(Projects("greedy", form), Now));
        Assert.Empty(PlanRules.Check(Projects("equal-shares"), Now));
    }

    [Fact]
    public void Manifest_OfAPlan_IsWhatTheVerifierExpects()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var members = new[] { ("0a", "甲 \"x\""), ("1b", "乙") };
        var list = new JsonArray([.. members.Select(m => new JsonObject { ["member"] = m.Item1, ["name"] = m.Item2 })]);
        var hash = Manifest.ElectorateHash(members);
        Assert.Equal(PollRecordFile.ElectorateHash(list), hash);
        var plan = Projects() with { Members = [.. members.Select(m => new PollMember(Guid.NewGuid(), m.Item2))] };
        var manifest = Manifest.Of(Guid.NewGuid(), plan, hash, PollKeys.Public(key.ExportParameters(false)), null, "seed");
        var file = PollRecordFile.Write(manifest, new JsonObject { ["electorate"] = list, ["roll"] = new JsonArray(), ["present"] = 0, ["sheets"] = new JsonArray(), ["open"] = new JsonArray() }, key);
        Assert.Equal([], PollVerification.Verify(file).Defects);
        Assert.Equal(JsonValueKind.Number, manifest["count"]!["unit"]!.GetValueKind());
    }

    [Fact]
    public void Verify_ASpoiledBallot_IsListedAndNotCountedAndMustNotBeAGoodOne()
    {
        var spoiled = PollFiles.Resigned(PollFiles.SecretMotion, record =>
        {
            var ballots = record["secret"]!["ballots"]!.AsArray();
            var first = ballots[0]!.AsObject();
            foreach (var name in new[] { "choice", "phrase", "r" }) first.Remove(name);
            record["result"] = PollRecount.Result(record);
        });
        // Somebody with the site's key calls a good ballot spoiled: it still opens to a good one.
        Assert.Equal(["spoiled secret.ballots[0]"], PollVerification.Verify(spoiled).Defects.Select(d => d.ToString()));
    }
}
