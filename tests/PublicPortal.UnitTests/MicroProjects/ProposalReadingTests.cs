using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.TestKit;
using Xunit;

namespace PublicPortal.UnitTests.MicroProjects;

/// <summary>What people type, and what is made of it.</summary>
public class ProposalReadingTests
{
    [Fact]
    public void Number_TypedWithWrongCharacter_IsNotRead()
    {
        for (var n = 0; n < 200; n++)
        {
            var number = ProposalNumbers.New();
            Assert.Equal(number, ProposalNumbers.Read(ProposalNumbers.Shown(number).ToLowerInvariant()));
            var wrong = number.ToCharArray();
            wrong[3] = wrong[3] == '7' ? '8' : '7';
            Assert.Null(ProposalNumbers.Read(new string(wrong)));
        }
        Assert.Null(ProposalNumbers.Read("路灯"));
        Assert.Null(ProposalNumbers.Read(null));
    }

    [Fact]
    public void ShippedRules_AllRead_WithLimitsOfTheirSource()
    {
        var folder = Path.Combine(Repository.Root, "content", "microprojects", "rules");
        var rules = new RuleSets(Directory.EnumerateFiles(folder, "*.json").Select(File.ReadAllText));
        var futian = rules.Find("futian-2016")!;
        Assert.Equal((20_000_000L, 40_000_000L, null), (futian.Of(ProposalKind.Service)!.Limit, futian.Of(ProposalKind.Works)!.Limit, futian.Of(ProposalKind.Goods)!.Limit));
        Assert.Equal(5, futian.Fields.Count);
        Assert.All(rules.All, r => Assert.True(r.Source.Url?.StartsWith("http", StringComparison.Ordinal) == true && r.ToJson().Length <= Round.RulesLength));
        Assert.Equal(futian.ToJson(), RuleSet.Parse(futian.ToJson()).ToJson());
    }

    [Fact]
    public void Similar_SameWordsOtherOrder_IsLikeAndOtherThingIsNot()
    {
        static double Like(string one, string other) => SimilarProposals.Likeness(SimilarProposals.Pairs(one), [], SimilarProposals.Pairs(other), []);
        Assert.True(Like("3 栋门口装路灯", "在3栋门口加装一盏路灯") >= 0.4);
        Assert.True(Like("3 栋门口装路灯", "长者食堂周末也开") < 0.1);
        Assert.Equal(1, Like("装路灯", "装路灯！"));
        Assert.Equal(0, Like("", "装路灯"));
    }

    [Fact]
    public void Difference_WordsChanged_AreReadable()
    {
        var parts = VersionDifference.Of("装两盏路灯，𠮷安巷", "装四盏太阳能路灯，𠮷安巷");
        Assert.Equal([(Change.Same, "装"), (Change.Gone, "两"), (Change.New, "四"), (Change.Same, "盏"), (Change.New, "太阳能"), (Change.Same, "路灯，𠮷安巷")], parts.Select(p => (p.Change, p.Text)));
        Assert.Equal("装两盏路灯，𠮷安巷", string.Concat(parts.Where(p => p.Change != Change.New).Select(p => p.Text)));
    }

    [Fact]
    public void Text_AllWrong_SaysEverythingAtOnce()
    {
        var round = ProposalRuleTests.ARound(fund: 1_000_000);
        var read = ProposalText.Read(new DraftContent { Title = new string('长', 41), Need = "短", Kind = "Goods", Field = "no", Building = "x", Guess = "20000" }, round, ProposalRuleTests.Rules(), [], []);
        Assert.Equal(["Title", "Need", "Kind", "Field", "Building", "Place", "Guess"], read.Refusals.Select(r => r.Field));
        var good = ProposalText.Read(new DraftContent { Title = " 装路灯 ", Need = "晚上太黑，老人看不见路。", Kind = "Works", Field = "safety", Place = "3 栋东侧", Guess = "5,000" }, round, ProposalRuleTests.Rules(), [], []);
        Assert.Equal(("装路灯", "3 栋东侧", 500_000L), (good.Value.Title, good.Value.Place, good.Value.Guess));
    }

    [Theory]
    [InlineData("9000", null, 3, "microprojects.consult.amount-quoted")]      // no such quote
    [InlineData("12000", null, 3, "microprojects.consult.amount-quoted")]     // not the lowest, no reason
    [InlineData("12000", "质保更长", 3, null)]
    [InlineData("10000", null, 2, "microprojects.consult.quotes-few")]
    [InlineData("10000", "只有两家响应", 2, null)]
    [InlineData("", null, 3, "microprojects.consult.amount")]
    public void Estimate_Quotes_NeedThreeAndTheLowest(string amount, string? note, int quotes, string? refusal)
    {
        (string?, string?, string?)[] lines = [("甲", "10000", null), ("乙", "12000", null), ("丙", "15000", null)];
        var read = EstimateRead.Of(new EstimateInput("Quotes", amount, null, note, null, [.. lines.Take(quotes)]), ProposalRuleTests.AProposal(), ProposalRuleTests.ARound(), ProposalRuleTests.Rules());
        Assert.Equal(refusal, read.IsOk ? null : Assert.Single(read.Refusals).Code);
    }

    [Fact]
    public void Estimate_UnitPrices_AreAddedAndHeldAgainstLimitAndFund()
    {
        EstimateInput Input(string price) => new("UnitPrices", null, "信息价 2026-06", null, null, [("灯杆", price, "4"), ("", null, null)]);
        var (proposal, round) = (ProposalRuleTests.AProposal(), ProposalRuleTests.ARound());
        Assert.Equal(4_000_000, EstimateRead.Of(Input("10000"), proposal, round, ProposalRuleTests.Rules()).Value.Amount);
        Assert.Contains(EstimateRead.Of(Input("100001"), proposal, round, ProposalRuleTests.Rules()).Refusals, r => r.Code == ConsultationRefusals.AmountAboveLimit.Code);
        Assert.Contains(EstimateRead.Of(Input("130000"), proposal, round, ProposalRuleTests.Rules(null)).Refusals, r => r.Code == ConsultationRefusals.AmountAboveFund.Code);
        Assert.Equal(ConsultationRefusals.LinesWrong.Code, Assert.Single(EstimateRead.Of(Input("-1"), proposal, round, ProposalRuleTests.Rules()).Refusals).Code);
    }
}
