using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>The words in which people read about a project.</summary>
internal static class ProjectWords
{
    public static readonly IReadOnlyList<LocalizedText> Steps =   // seven of them stand side by side on a phone: short words
        [new("提议", "Idea"), new("商议", "Review"), new("决议", "Vote"), new("公示", "Notice"), new("实施", "Works"), new("验收", "Check"), new("评价", "Rating")];

    public static LocalizedText Of(ProjectStanding standing) => standing switch
    {
        ProjectStanding.Resolved => new("等街道审定", "Waits for the street"),
        ProjectStanding.Refused => new("街道没有审定通过", "Not confirmed"),
        ProjectStanding.OnNotice => new("正在公示", "On notice"),
        ProjectStanding.BackAtCouncil => new("议事会再议", "Back at the council"),
        ProjectStanding.Stopped => new("已停止", "Stopped"),
        ProjectStanding.Implementing => new("正在实施", "Being carried out"),
        ProjectStanding.Acceptance => new("等居民验收", "Being checked"),
        ProjectStanding.Evaluating => new("请大家评价", "Open for opinions"),
        _ => new("已办结", "Finished"),
    };

    /// <summary>Before there is a project.</summary>
    public static LocalizedText Of(ProposalStanding standing) => standing switch
    {
        ProposalStanding.Open => new("征集附议", "Looking for support"),
        ProposalStanding.Consulting => new("正在商议", "Being consulted"),
        ProposalStanding.Eligible => new("等议事会决议", "Waits for the council"),
        ProposalStanding.Refused => new("商议没有通过", "Not eligible"),
        ProposalStanding.BeforeCouncil => new("议事会正在决定", "Before the council"),
        ProposalStanding.Chosen => new("已选中", "Chosen"),
        ProposalStanding.NotChosen => new("没有选中", "Not chosen"),
        ProposalStanding.Merged => new("并入另一条提议", "Merged"),
        ProposalStanding.Withdrawn => new("已撤回", "Withdrawn"),
        _ => new("审看中", "Being looked at"),
    };

    public static string Icon(ProjectStanding standing) => standing switch
    {
        ProjectStanding.Resolved or ProjectStanding.BackAtCouncil => "ballot",
        ProjectStanding.OnNotice => "news",
        ProjectStanding.Implementing => "cone",
        ProjectStanding.Acceptance => "check-circle",
        ProjectStanding.Evaluating or ProjectStanding.Finished => "star",
        _ => "info",
    };

    /// <summary>What is to be done next, for the desk.</summary>
    public static LocalizedText Next(ProjectStanding standing) => standing switch
    {
        ProjectStanding.Resolved => new("审定这个项目", "confirm the project"),
        ProjectStanding.OnNotice => new("答复异议，公示到期后进入实施", "answer objections; work follows the notice"),
        ProjectStanding.BackAtCouncil => new("等议事会再议", "the council looks again"),
        ProjectStanding.Implementing => new("登记合同、进度和付款", "enter contract, progress and payments"),
        ProjectStanding.Acceptance => new("请居民监督员验收", "let the supervisors look at it"),
        ProjectStanding.Evaluating => new("做决算，回复差评", "close the account, answer bad evaluations"),
        _ => new("已结束", "over"),
    };

    public static LocalizedText Of(PayeeKind kind) => kind switch
    {
        PayeeKind.Supplier => new("供应商", "Supplier"),
        PayeeKind.Designer => new("设计单位", "Designer"),
        PayeeKind.Inspector => new("监理、检测单位", "Inspector"),
        PayeeKind.Utility => new("水电等公用单位", "Utility"),
        _ => new("其他单位", "Other organisation"),
    };

    public static LocalizedText Of(PaperKind kind) => kind switch
    {
        PaperKind.Plan => new("方案、预算", "Plan, budget"),
        PaperKind.Quote => new("报价", "Quote"),
        PaperKind.Contract => new("合同", "Contract"),
        PaperKind.Receipt => new("付款凭证", "Receipt"),
        PaperKind.Photo => new("现场照片", "Photo"),
        PaperKind.Acceptance => new("验收", "Acceptance"),
        PaperKind.Account => new("决算", "Final account"),
        _ => new("其他", "Other"),
    };

    /// <summary>还剩 3 天 / 晚 2 天, in calendar days.</summary>
    public static LocalizedText Left(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => new("就在今天", "today"),
        1 => new("还剩 1 天", "1 day left"),
        > 0 and var left => new($"还剩 {left} 天", $"{left} days left"),
        var late => Late(-late),
    };

    public static LocalizedText Late(int days) => new($"晚 {days} 天", days == 1 ? "1 day late" : $"{days} days late");
}
