using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Moderation;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>How proposals stand, in words.</summary>
internal static class ProposalWords
{
    public static LocalizedText Title(this ProposalStanding standing) => standing switch
    {
        ProposalStanding.Waiting => new("待审看", "Being looked at"),
        ProposalStanding.Open => new("征集附议", "Collecting endorsements"),
        ProposalStanding.Consulting => new("商议中", "Being consulted about"),
        ProposalStanding.Eligible => new("通过审核", "Eligible"),
        ProposalStanding.Refused => new("未通过", "Not accepted"),
        ProposalStanding.BeforeCouncil => new("议事会决定中", "Before the council"),
        ProposalStanding.Chosen => new("入选", "Chosen"),
        ProposalStanding.NotChosen => new("未入选", "Not chosen"),
        ProposalStanding.Merged => new("已合并", "Merged"),
        ProposalStanding.Withdrawn => new("已撤回", "Withdrawn"),
        _ => new("未公开", "Not shown"),
    };

    /// <summary>Class of the tag that shows it.</summary>
    public static string Tag(this ProposalStanding standing) => standing switch
    {
        ProposalStanding.Eligible or ProposalStanding.Chosen => "tag ok",
        ProposalStanding.Refused or ProposalStanding.Hidden => "tag warn",
        _ => "tag",
    };

    /// <summary>Symbol beside the word.</summary>
    public static string Icon(this ProposalStanding standing) => standing switch
    {
        ProposalStanding.Open => "people",
        ProposalStanding.Consulting or ProposalStanding.Waiting => "clock",
        ProposalStanding.Eligible or ProposalStanding.Chosen => "check",
        ProposalStanding.BeforeCouncil => "ballot",
        ProposalStanding.Merged => "link",
        ProposalStanding.Withdrawn => "undo",
        _ => "cross",
    };

    public static LocalizedText Title(this ReportReason reason) => reason switch
    {
        ReportReason.Insult => new("辱骂、人身攻击", "Insults"),
        ReportReason.Personal => new("泄露个人信息", "Somebody's personal data"),
        ReportReason.Spam => new("广告、刷屏", "Advertising, flooding"),
        ReportReason.Untrue => new("内容不实", "Not true"),
        _ => new("其他", "Something else"),
    };

    public static LocalizedText Title(this Rounds.RoundStanding standing) => standing switch
    {
        Rounds.RoundStanding.Draft => new("草稿", "Draft"),
        Rounds.RoundStanding.Open => new("征集中", "Open"),
        Rounds.RoundStanding.Closed => new("商议中", "Being consulted about"),
        Rounds.RoundStanding.BeforeCouncil => new("议事会决定中", "Before the council"),
        Rounds.RoundStanding.Resolved => new("已决议", "Resolved"),
        _ => new("已取消", "Cancelled"),
    };
}
