using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

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

    // Announcing; they stand at the names of the plan's members.
    public static readonly Refusal QuestionEmpty = new("voting.plan.question", "请写清楚要表决什么，中文、英文各不超过 600 字。", "Say what is to be decided, in Chinese and English, 600 characters each at most.", nameof(PollPlan.Question));
    public static readonly Refusal NobodyMayVote = new("voting.plan.nobody", "名单里没有人，无法表决。", "Nobody is on the list: there can be no vote.", nameof(PollPlan.Members));
    public static readonly Refusal MemberTwice = new("voting.plan.member-twice", "名单里有人出现两次。", "Somebody is on the list twice.", nameof(PollPlan.Members));
    public static readonly Refusal MemberUnnamed = new("voting.plan.member-unnamed", "名单里有人没有姓名，或姓名过长。", "Somebody on the list has no name, or one that is too long.", nameof(PollPlan.Members));
    public static readonly Refusal QuorumOdd = new("voting.plan.quorum", "法定人数应写成 0 到 1 之间的分数，分母不超过 1000。", "The quorum must be a share from none to all, with a denominator up to 1000.", nameof(PollPlan.Quorum));
    public static readonly Refusal QuorumNever = new("voting.plan.quorum-never", "“超过全体”永远达不到。", "'More than all' can never be met.", nameof(PollPlan.Quorum));
    public static readonly Refusal ClosesTooEarly = new("voting.plan.closes", "截止时间必须晚于开始时间。", "It must close after it opens.", nameof(PollPlan.Closes));
    public static readonly Refusal ClosesInThePast = new("voting.plan.closes-past", "截止时间已经过了。", "The closing time has passed already.", nameof(PollPlan.Closes));
    public static readonly Refusal KindUnclear = new("voting.plan.kind", "请在议题和项目两种表决中选一种。", "It must be either a motion or a choice among projects.", nameof(PollPlan.Motion));
    public static readonly Refusal MotionHasOptions = new("voting.plan.options-of-motion", "议题只有赞成、反对、弃权，不能另加选项。", "A motion has yes, no and abstain, and no other options.", nameof(PollPlan.Options));
    public static readonly Refusal NoOptions = new("voting.plan.no-options", "没有可以选的项目。", "There are no projects to choose from.", nameof(PollPlan.Options));
    public static readonly Refusal TooManyOptions = new("voting.plan.too-many-options", "项目不能超过 200 个。", "There may be 200 projects at most.", nameof(PollPlan.Options));
    public static readonly Refusal OptionIdOdd = new("voting.plan.option-id", "项目编号“{0}”只能用字母、数字、连字符，最多 64 个字符。", "The project id '{0}' may have letters, digits and hyphens, 64 at most.", nameof(PollPlan.Options));
    public static readonly Refusal OptionUntitled = new("voting.plan.option-title", "项目“{0}”没有名称。", "Project '{0}' has no title.", nameof(PollPlan.Options));
    public static readonly Refusal RuleUnknown = new("voting.plan.rule", "计票规则“{0}”不认识。", "The counting rule '{0}' is unknown.", nameof(PollPlan.Budget));
    public static readonly Refusal RuleNumbers = new("voting.plan.rule-numbers", "最低得分须是不小于零的整数，排序名次须在 0 到 1000 之间。", "The threshold must be a whole number from zero, the places from 0 to 1000.", nameof(PollPlan.Budget));
    public static readonly Refusal SecretTally = new("voting.plan.secret-tally", "无记名投票在截止前不能公布票数。", "The tally of a secret poll cannot be shown before it closes.", nameof(PollPlan.ShowsRunningTally));
    public static readonly Refusal NoKeyKeepers = new("voting.plan.key-keepers", "无记名投票需要两名不同的工作人员各保管半把钥匙；本辖区有此权限的不足两人，或指定的两人不符合条件。", "A secret poll needs two different officials who each keep half of the key; fewer than two of the place may, or those named may not.", nameof(PollPlan.KeyKeepers));
    public static readonly Refusal PaperOdd = new("voting.plan.paper", "附件的哈希值或地址不对。", "A paper's hash or address is wrong.", nameof(PollPlan.Papers));
    public static readonly Refusal SubjectOdd = new("voting.plan.subject", "表决事项的类别或地址不对。", "The kind or address of what is to be decided is wrong.", nameof(PollPlan.Subject));
    public static readonly Refusal TooLong = new("voting.plan.too-long", "内容太长。", "It is too long.", nameof(PollPlan.Options));

    // Standing.
    public static readonly Refusal Unknown = new("voting.poll.unknown", "没有这次表决。", "There is no such poll.");
    public static readonly Refusal AlreadyEnded = new("voting.poll.ended", "这次表决已经结束。", "This poll has ended already.");
    public static readonly Refusal NotOpenToClose = new("voting.poll.not-open", "表决还没有开始，可以取消，不能截止。", "The poll has not opened: it can be cancelled, not closed.");
    public static readonly Refusal ReasonNeeded = new("voting.poll.reason", "请写明取消的原因，会公开，最多 500 字。", "Give the reason; it is published. 500 characters at most.", "Reason");
    public static readonly Refusal NotYours = new("voting.poll.place", "这次表决不在您负责的范围内。", "This poll is not within your place.");

    // Casting.
    public static readonly Refusal NotAMember = new("voting.cast.not-a-member", "您不在这次表决的名单里，不能投票。名单在公告时已经定下。", "You are not on the list of this poll, which was fixed when it was announced.");
    public static readonly Refusal NotOpenYet = new("voting.cast.not-open", "表决还没有开始。", "Voting has not begun.");
    public static readonly Refusal Closed = new("voting.cast.closed", "表决已经截止，这一票没有计入。", "Voting has closed; this vote was not counted.");
    public static readonly Refusal Cancelled = new("voting.cast.cancelled", "这次表决已经取消。", "This poll was cancelled.");
    public static readonly Refusal VotedOnPaper = new("voting.cast.on-paper", "您已经登记为现场投票，不能再在网上投。", "You are marked as having voted in the hall and cannot vote online as well.");
    public static readonly Refusal VotedSecretly = new("voting.cast.final", "您已经投过票了。无记名投票的第一票就是最后一票，不能更改。", "You have voted already. In a secret poll the first vote is final.");
    public static readonly Refusal VotedAtOnce = new("voting.cast.at-once", "您正在另一处投票，请重新打开页面看看。", "You are voting elsewhere at the same moment; open the page again and look.");
    public static readonly Refusal ChoiceMissing = new("voting.cast.choice", "请先选择。", "Please choose first.", "Choice");
    public static readonly Refusal ChoiceOdd = new("voting.cast.choice-unknown", "选项不存在，或选了两次。", "There is no such option, or it was chosen twice.", "Choice");
    public static readonly Refusal OverFund = new("voting.cast.over-fund", "所选项目合计 {0} 元，超过了资金总额 {1} 元。请去掉一些。", "Your projects cost {0} yuan together, more than the fund of {1} yuan. Please take some out.", "Choice");
    public static readonly Refusal PointsOdd = new("voting.cast.points", "分数须是 0 到 {0} 之间的整数。", "Points are whole numbers from 0 to {0}.", "Points");
    public static readonly Refusal RanksOdd = new("voting.cast.ranks", "名次从 1 开始，不能重复，最多排 {0} 名。", "Ranks begin with 1, none twice, {0} at most.", "Ranks");
    public static readonly Refusal SecretNeedsScript = new("voting.cast.needs-script", "无记名投票要在您的手机上加密，这里没有做到。请更新微信或浏览器，或到现场用纸票投票。", "A secret vote is sealed on your own device, which did not happen. Please update WeChat or the browser, or vote on paper.");
    public static readonly Refusal SealedOdd = new("voting.cast.sealed", "加密后的选票格式不对，请重新打开页面再投。", "The sealed ballot has the wrong form; please open the page again and vote.");

    // Keys.
    public static readonly Refusal ShareTaken = new("voting.key.taken", "这半把钥匙已由别人保管。", "This half of the key is kept by somebody else.");
    public static readonly Refusal ShareBoth = new("voting.key.both", "一个人不能保管两半钥匙。", "One person cannot keep both halves.");
    public static readonly Refusal ShareWrong = new("voting.key.wrong", "与您保管的半把钥匙不符，请核对后再输入。", "This is not the half that you keep. Please compare and type it again.", "Share");
    public static readonly Refusal ShareNotNow = new("voting.key.not-now", "现在不需要交回钥匙：表决截止后再交。", "It is not needed now: bring it back when voting has closed.", "Share");
    public static readonly Refusal ShareDone = new("voting.key.done", "您已经交回了。", "You have brought it back already.", "Share");

    // Paper and hands.
    public static readonly Refusal SheetUnknown = new("voting.sheet.unknown", "没有这张计票单。", "There is no such sheet.");
    public static readonly Refusal SheetConfirmed = new("voting.sheet.confirmed", "这张计票单已经由两人确认，不能再改。", "This sheet is confirmed by two people and cannot be changed.");
    public static readonly Refusal SheetEmpty = new("voting.sheet.empty", "还没有录入票数。", "No numbers were entered yet.");
    public static readonly Refusal SheetSameClerk = new("voting.sheet.same-clerk", "须由另一名工作人员核对确认。", "A different official must compare and confirm.");
    public static readonly Refusal SheetTotals = new("voting.sheet.totals", "计票单共 {0} 票，登记的是 {1} 人，必须相等。请重新清点。", "The sheet holds {0} votes, but {1} members are marked for it. They must be equal: count again.", "Ballots");
    public static readonly Refusal SheetLine = new("voting.sheet.line", "第 {0} 行看不懂，或选择不符合规则：{1}", "Line {0} cannot be read, or the choice is not allowed: {1}", "Ballots");
    public static readonly Refusal SheetNumbers = new("voting.sheet.numbers", "票数须是不小于零的整数。", "Numbers of votes are whole numbers from zero.", "Ballots");
    public static readonly Refusal SheetScan = new("voting.sheet.scan", "请附上计票单的照片或扫描件。", "Attach a photo or scan of the sheet.", "Scan");
    public static readonly Refusal MarkUnknown = new("voting.mark.unknown", "名单里没有这个人。", "There is nobody like that on the list.", "Member");
    public static readonly Refusal MarkTwice = new("voting.mark.twice", "{0}已经登记投过票（{1}），不能再投。", "{0} is marked as having voted ({1}) and cannot vote again.", "Member");
    public static readonly Refusal MarkTooLate = new("voting.mark.closed", "表决已截止，不能再登记投票人。", "Voting has closed: no more voters can be marked.", "Member");
    public static readonly Refusal MarkConfirmed = new("voting.mark.confirmed", "这张计票单已确认，不能增减投票人。", "This sheet is confirmed: its voters cannot change.", "Member");
    public static readonly Refusal SheetsWaiting = new("voting.poll.sheets-waiting", "还有计票单没有由两人确认。", "There are sheets that two people have not confirmed.");
}
