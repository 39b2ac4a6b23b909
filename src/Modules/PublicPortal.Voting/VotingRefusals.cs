using PublicPortal.Kernel;

namespace PublicPortal.Voting;

internal static class VotingRefusals
{
    public static readonly Refusal BudgetOutOfRange = new("voting.budget.out-of-range", "资金总额必须大于零，且不超过 90 万亿元。", "The fund must be above zero and at most 90 million million.");
    public static readonly Refusal ProjectTwice = new("voting.project.twice", "项目“{0}”出现了两次。", "The project '{0}' is listed twice.");
    public static readonly Refusal CostNotPositive = new("voting.project.cost-not-positive", "项目“{0}”的费用必须大于零。", "The cost of project '{0}' must be above zero.");
    public static readonly Refusal CostAboveFund = new("voting.project.cost-above-fund", "项目“{0}”的费用超过资金总额，无法入选。", "Project '{0}' costs more than the whole fund and could never be chosen.");
    public static readonly Refusal KnapsackTooFull = new("voting.ballot.too-full", "有选票所选项目的费用合计超过资金总额。", "A ballot holds projects that together cost more than the fund.");
    public static readonly Refusal SharesNeedApproval = new("voting.rule.needs-approval", "“均分法”只能用于勾选项目的选票，不能用于打分或排序的选票。", "Equal shares count approval ballots only, not points or ranks.");
    public static readonly Refusal CountsDoNotFit = new("voting.motion.counts-do-not-fit", "票数对不上：赞成、反对、弃权之和不能多于参加人数，参加人数不能多于全体人数。", "The numbers do not fit: the votes cannot be more than those present, nor those present more than all members.");
}
