using System.ComponentModel.DataAnnotations;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Section <c>MicroProjects:Projects</c>. Terms and limits differ by year and district, so they are settings; each names where it comes from.</summary>
internal sealed class ProjectOptions
{
    /// <summary>城市居民委员会组织法 (revised 2025) art 34: what a community decides and spends is published for at least so long.</summary>
    public const int LegalNoticeDays = 15;

    /// <summary>Working days within which the street confirms a resolution.</summary>
    [Range(1, 90)] public int ConfirmWorkingDays { get; set; } = 5;

    /// <summary>Days of the notice of the resolution, the day of publishing not counted.</summary>
    [Range(1, 90)] public int NoticeDays { get; set; } = LegalNoticeDays;

    /// <summary>The law's term applies: the money is the community's and the resolution is one of its affairs.</summary>
    public bool LawApplies { get; set; } = true;
    [Required] public string NoticeSource { get; set; } = "《中华人民共和国城市居民委员会组织法》（2025 年修订）第三十四条：居务公开不少于 15 日";
    [Required] public string NoticeSourceEn { get; set; } = "Organisation law of urban residents' committees (revised 2025), article 34: published for at least 15 days";

    /// <summary>Working days within which an objection is answered.</summary>
    [Range(1, 90)] public int ObjectionWorkingDays { get; set; } = 5;

    /// <summary>Days after the notice within which a contract is signed.</summary>
    [Range(1, 365)] public int ContractDays { get; set; } = 30;

    /// <summary>Quotes that are asked for; fewer need a reason.</summary>
    [Range(1, 9)] public int Quotes { get; set; } = 3;

    /// <summary>Payments above it need a second person. Fen.</summary>
    [Range(0, 100_000_000_00)] public long SecondPersonAboveFen { get; set; } = 10_000_00;

    /// <summary>Changes of the money above so many hundredths of what was first approved go back to the council.</summary>
    [Range(0, 100)] public int CouncilAbovePercent { get; set; } = 10;

    /// <summary>Days after the works within which they are accepted, and after acceptance within which the account is closed.</summary>
    [Range(1, 365)] public int AcceptanceDays { get; set; } = 15;
    [Range(1, 365)] public int AccountDays { get; set; } = 30;

    /// <summary>Days in which residents may evaluate.</summary>
    [Range(1, 365)] public int EvaluationDays { get; set; } = 30;

    /// <summary>Working days within which a bad evaluation is answered; one province sets 15 for 差评.</summary>
    [Range(1, 90)] public int ReplyWorkingDays { get; set; } = 15;

    /// <summary>What is looked at when works are accepted; suggested, one point a line.</summary>
    public IReadOnlyList<string> Checklist { get; set; } = ["和决议、合同说的一样", "数量对得上", "用着安全", "现场收拾干净", "保修写清楚"];

    public LocalizedText Source => new(NoticeSource, NoticeSourceEn);

    /// <summary>Small or no money is decided by the street; much, either way, by the council.</summary>
    public bool NeedsCouncil(long firstApproved, long addedByEarlierChanges, long added) =>
        Math.Abs(addedByEarlierChanges + added) * 100 > firstApproved * CouncilAbovePercent;
}
