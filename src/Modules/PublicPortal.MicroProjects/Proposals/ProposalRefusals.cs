using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

internal static class ProposalRefusals
{
    public static readonly Refusal Unknown = new("microprojects.proposal.unknown", "没有这个提议。", "There is no such proposal.");
    public static readonly Refusal NotOwn = new("microprojects.proposal.not-own", "只有提议人可以这样操作。", "Only the proposer may do this.");
    public static readonly Refusal NotIdentified = new("microprojects.proposal.not-identified", "请先完成实名，系统才知道您住在哪个社区。", "Say who you are first, so that we know which community is yours.");
    public static readonly Refusal LevelLow = new("microprojects.proposal.level", "提议和附议需要核对过的身份。请先核对姓名和证件号码，或带证件到社区窗口。", "Proposals and endorsements need a checked identity: let us check your name and number, or bring your document to the community's counter.");
    public static readonly Refusal NoHome = new("microprojects.proposal.no-home", "还不知道您的居住社区。申报居住并受理后就可以提议，本地户籍和外地户籍一样。", "We do not know your home community yet. After your declaration is accepted you may propose, whatever your hukou.");
    public static readonly Refusal OtherHome = new("microprojects.proposal.other-home", "您的居住社区是另一个社区，只能在自己的社区提议和附议。", "Your home community is another one; proposals and endorsements are made in one's own.");
    public static readonly Refusal NoRound = new("microprojects.proposal.no-round", "这个社区现在没有征集。", "No round is open in this community now.");
    public static readonly Refusal TitleMissing = new("microprojects.proposal.title-missing", "请用一句话写您想改善什么。", "Say in one line what you want to improve.", "Title");
    public static readonly Refusal TitleLong = new("microprojects.proposal.title-long", "标题最多 {0} 个字，详情写在下面。", "At most {0} characters; details go below.", "Title");
    public static readonly Refusal NeedMissing = new("microprojects.proposal.need-missing", "请写为什么需要，至少 10 个字。", "Say why it is needed, in at least 10 characters.", "Need");
    public static readonly Refusal NeedLong = new("microprojects.proposal.need-long", "最多 {0} 个字。", "At most {0} characters.", "Need");
    public static readonly Refusal KindMissing = new("microprojects.proposal.kind-missing", "请选一类。", "Choose a type.", "Kind");
    public static readonly Refusal FieldMissing = new("microprojects.proposal.field-missing", "请选一个领域。", "Choose a field.", "Field");
    public static readonly Refusal PlaceMissing = new("microprojects.proposal.place-missing", "请选楼栋、在地图上点一下，或写清楚在哪里。", "Choose a building, a point on the map, or say where it is.", "Place");
    public static readonly Refusal PlaceLong = new("microprojects.proposal.place-long", "最多 {0} 个字。", "At most {0} characters.", "Place");
    public static readonly Refusal BuildingUnknown = new("microprojects.proposal.building", "请从列表里选本社区的楼栋。", "Choose a building of the community from the list.", "Building");
    public static readonly Refusal PointOutside = new("microprojects.proposal.point-outside", "地图上的点不在本社区范围内，请重新点。", "The point lies outside the community; choose again.", "Place");
    public static readonly Refusal GuessWrong = new("microprojects.proposal.guess", "请填大约多少元，大于 0；不知道就空着。", "About how many yuan, above zero; leave it empty if you do not know.", "Guess");
    public static readonly Refusal GuessAboveFund = new("microprojects.proposal.guess-above-fund", "超过了这次征集的全部资金（{0} 元）。请改小，或空着由社区估价。", "That is more than all the money of this round ({0} yuan). Give less, or leave it to the community.", "Guess");
    public static readonly Refusal TooMany = new Refusal("microprojects.proposal.too-many", "您在这次征集里的提议已到上限（{0} 个）。", "You have reached the limit of {0} proposals in this round.");
    public static readonly Refusal TooOften = new Refusal("microprojects.proposal.too-often", "提交太频繁，请过一会儿再试。", "Too many in a short time; try again later.") with { LeavesTrace = true };
    public static readonly Refusal PhotosMany = new("microprojects.proposal.photos", "最多 {0} 张照片。", "At most {0} photos.", "Photo");
    public static readonly Refusal NotWaiting = new("microprojects.proposal.not-waiting", "这个提议不在待审状态。", "The proposal does not wait to be looked at.");
    public static readonly Refusal CannotHide = new("microprojects.proposal.cannot-hide", "商议开始后不能隐藏，只能公开答复。", "After the consultation has begun it is answered in public, not hidden.");
    public static readonly Refusal ReasonMissing = new("microprojects.proposal.reason", "请写明理由，提议人会看到。", "Give the reason; the proposer sees it.", "Reason");
    public static readonly Refusal CannotWithdraw = new("microprojects.proposal.cannot-withdraw", "现在不能撤回：已提交议事会或已经结束。", "It cannot be withdrawn now: it is before the council, or has ended.");
    public static readonly Refusal CannotEdit = new("microprojects.proposal.cannot-edit", "商议已经开始，提议内容不能再改。", "The consultation has begun; the text does not change any more.");
    public static readonly Refusal NothingChanged = new("microprojects.proposal.nothing-changed", "内容没有变化。", "Nothing has changed.");
    public static readonly Refusal MergeOther = new("microprojects.proposal.merge-other", "只能合并同一次征集里的两个提议。", "Two proposals of the same round can be merged.", "Into");
    public static readonly Refusal MergeNotOpen = new("microprojects.proposal.merge-not-open", "两个提议都在征集附议时才能合并。", "Both must still collect endorsements.", "Into");
    public static readonly Refusal MergeWaiting = new("microprojects.proposal.merge-waiting", "已经发出合并邀请，请等对方答复。", "The other proposer has been asked already.", "Into");
    public static readonly Refusal MergeSettled = new("microprojects.proposal.merge-settled", "这个合并邀请已经答复过了。", "This request has been answered already.");
    public static readonly Refusal NotOpen = new("microprojects.proposal.not-open", "这个提议现在不能这样操作。", "The proposal does not allow this now.");
    public static readonly Refusal NotConsulting = new("microprojects.proposal.not-consulting", "提议不在商议中。", "The proposal is not being consulted about.");
    public static readonly Refusal NotAnswered = new("microprojects.proposal.not-answered", "提议还没有答复。", "The proposal has no answer yet.");
    public static readonly Refusal NotEligible = new("microprojects.proposal.not-eligible", "提议没有通过审核。", "The proposal is not eligible.");
    public static readonly Refusal EstimateMissing = new("microprojects.proposal.estimate", "通过的提议要有造价估算。", "An eligible proposal needs an estimate of its cost.", "Amount");
    public static readonly Refusal Stale = new("microprojects.proposal.stale", "内容刚刚有变化，请核对后再操作。", "It has just changed; look again.");
}
