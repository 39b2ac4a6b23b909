using PublicPortal.Kernel;

namespace PublicPortal.Residents.Organisations;

internal static class OrganisationRefusals
{
    public static readonly Refusal NoIdentity = new("residents.organisation.no-identity",
        "请先登记您自己的身份：第一次申报住处时填写姓名和证件号码就可以。", "Say who you are first: give your name and ID number when you first declare where you live.");
    public static readonly Refusal NameMissing = new("residents.organisation.no-name",
        "请填写单位全称，与营业执照一致，最多 100 个字。", "Enter the full name as on the licence, at most 100 characters.", "Name");
    public static readonly Refusal KindMissing = new("residents.organisation.no-kind", "请选择单位种类。", "Choose the kind of organisation.", "Kind");
    public static readonly Refusal CommunityMissing = new("residents.organisation.no-community", "请选择宿舍所在的社区。", "Choose the community of the dormitory.", "Community");
    public static readonly Refusal TermsMissing = new("residents.organisation.no-terms", "请阅读并勾选经办人须知。", "Read the duties of agents and tick the box.", "Terms");
    public static readonly Refusal AlreadyThere = new("residents.organisation.already-there",
        "这个单位已经有人登记。请向单位的经办人要邀请码；联系不上的，带营业执照到社区窗口。",
        "This organisation is registered already. Ask its agent for an invitation; if you cannot reach one, bring the licence to a community counter.", "CreditCode");
    public static readonly Refusal TooMany = new("residents.organisation.too-many",
        "今天登记的单位太多了，请明天再来。", "Too many organisations were entered today. Come back tomorrow.") { LeavesTrace = true };
    public static readonly Refusal Decided = new("residents.organisation.decided", "这个单位已经办过了，请刷新看看。", "This organisation was decided already. Reload the page.");
    public static readonly Refusal EvidenceMissing = new("residents.organisation.no-evidence",
        "请写明看了哪些材料，或为什么不确认（4 至 300 个字）。", "Say which papers you saw, or why you do not confirm (4 to 300 characters).", "Evidence");
    public static readonly Refusal NotYours = new("residents.organisation.not-yours", "没有这个单位，或您没有这项权限。", "There is no such organisation, or you do not have this power.");
    public static readonly Refusal PowersMissing = new("residents.agent.no-powers", "请至少勾选一项权限。", "Tick at least one power.", "Powers");
    public static readonly Refusal HowMissing = new("residents.agent.no-way", "请选择怎样邀请。", "Choose how to invite.", "How");
    public static readonly Refusal TooManyAgents = new("residents.agent.too-many", "一个单位最多 {0} 个经办人，含未接受的邀请。", "An organisation has at most {0} agents, open invitations included.");
    public static readonly Refusal CodeWrong = new("residents.agent.code-wrong",
        "邀请码不对、已用过或已过期。请对照检查，或请单位重新邀请。", "The code is wrong, used or expired. Check it, or ask for a new invitation.", "Code") { LeavesTrace = true };
    public static readonly Refusal TooManyCodes = new("residents.agent.too-many-codes", "今天试的邀请码太多了，请明天再来。", "Too many codes were tried today. Come back tomorrow.", "Code") { LeavesTrace = true };
    public static readonly Refusal AgentAlready = new("residents.agent.already", "您已经是这个单位的经办人。", "You are an agent of this organisation already.");
    public static readonly Refusal LastManager = new("residents.agent.last-manager",
        "单位至少要有一个能管理经办人的人。请先把这项权限给别人，或到社区窗口办理。", "At least one agent must be able to manage agents. Give that power to another first, or go to a community counter.");
}
