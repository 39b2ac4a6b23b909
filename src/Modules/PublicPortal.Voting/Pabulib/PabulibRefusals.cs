using PublicPortal.Kernel;

namespace PublicPortal.Voting.Pabulib;

/// <summary>Why a <c>.pb</c> file is not counted; the first argument is the line.</summary>
internal static class PabulibRefusals
{
    private static Refusal At(string code, string zh, string en) => new($"voting.pabulib.{code}", "第 {0} 行：" + zh, "Line {0}: " + en);

    public static readonly Refusal Unclosed = At("unclosed", "引号没有结束。", "a quotation mark is never closed.");
    public static readonly Refusal NoSection = At("no-section", "文件应以 META 开头，这里是“{1}”。", "the file begins with META, here stands '{1}'.");
    public static readonly Refusal SectionTwice = At("section-twice", "“{1}”部分出现了两次。", "the section {1} comes twice.");
    public static readonly Refusal SectionEarly = At("section-early", "“{1}”部分出现得太早；顺序是 META、PROJECTS、VOTES。", "the section {1} comes too early; the order is META, PROJECTS, VOTES.");
    public static readonly Refusal SectionMissing = At("section-missing", "文件到此结束，缺少“{1}”部分。", "the file ends here and the section {1} is missing.");
    public static readonly Refusal ColumnMissing = At("column-missing", "缺少“{1}”列。", "the column {1} is missing.");
    public static readonly Refusal ColumnTwice = At("column-twice", "“{1}”列出现了两次。", "the column {1} comes twice.");
    public static readonly Refusal TooManyFields = At("too-many-fields", "有 {1} 个字段，只有 {2} 列。文字里的分号要放在双引号内。", "{1} fields for {2} columns. A semicolon within a text needs quotation marks.");
    public static readonly Refusal KeyTwice = At("key-twice", "“{1}”写了两次。", "{1} is given twice.");
    public static readonly Refusal KeyMissing = At("key-missing", "META 里缺少“{1}”。", "META does not give {1}.");
    public static readonly Refusal NotANumber = At("not-a-number", "“{1}”应是数字，这里是“{2}”。小数用点，不用逗号。", "{1} must be a number, here stands '{2}'. Decimals have a point, not a comma.");
    public static readonly Refusal NotPositive = At("not-positive", "“{1}”必须大于零，这里是 {2}。", "{1} must be above zero, here stands {2}.");
    public static readonly Refusal TooFine = At("too-fine", "“{1}”是 {2}：金额太大，或小数超过 6 位。", "{1} is {2}: too large, or more than 6 decimals.");
    public static readonly Refusal AboveFund = At("above-fund", "项目“{1}”的费用 {2} 超过资金总额 {3}，无法入选。统计他人已公布的文件时可加 --above-fund。",
        "project '{1}' costs {2}, more than the whole fund of {3}, and could never be chosen. To count a file that others published so, add --above-fund.");
    public static readonly Refusal IdMissing = At("id-missing", "缺少编号（{1}）。", "the id ({1}) is missing.");
    public static readonly Refusal ProjectTwice = At("project-twice", "项目“{1}”在第 {2} 行已经出现。", "the project '{1}' stands in line {2} already.");
    public static readonly Refusal TooManyProjects = At("too-many-projects", "项目超过 {1} 个。", "more than {1} projects.");
    public static readonly Refusal VoterTwice = At("voter-twice", "选民“{1}”已经投过票。", "the voter '{1}' has a vote already.");
    public static readonly Refusal ProjectUnknown = At("project-unknown", "选票里的项目“{1}”不在项目列表中。", "the vote names the project '{1}', which is not listed.");
    public static readonly Refusal NamedTwice = At("named-twice", "一张选票里两次出现项目“{1}”。", "one vote names the project '{1}' twice.");
    public static readonly Refusal EmptyName = At("empty-name", "选票里两个逗号之间没有内容。", "nothing stands between two commas of the vote.");
    public static readonly Refusal OneOnly = At("one-only", "这次投票每人只能选一个项目，这里有 {1} 个。", "everybody has one project in this vote, here are {1}.");
    public static readonly Refusal PointsDiffer = At("points-differ", "选了 {1} 个项目，却有 {2} 个分值。", "{1} projects, but {2} points.");
    public static readonly Refusal TypeUnknown = At("type-unknown", "不认识的投票方式“{1}”。可用：approval、choose-1、ordinal、cumulative、scoring。", "unknown vote_type '{1}'. Known: approval, choose-1, ordinal, cumulative, scoring.");
    public static readonly Refusal CountDiffers = At("count-differs", "{1} 写的是 {2}，文件里实际有 {3}。文件可能不完整。", "{1} says {2}, but there are {3}. The file may be cut off.");
    public static readonly Refusal RuleUnknown = new("voting.pabulib.rule-unknown", "文件里写的规则“{0}”无法计算，请用 --rule 指定规则。", "The rule '{0}' named in the file cannot be computed; name one with --rule.");
    public static readonly Refusal ThresholdMissing = new("voting.pabulib.threshold-missing", "greedy-threshold 需要 META 里的 min_project_score_threshold，或 --threshold。", "greedy-threshold needs min_project_score_threshold in META, or --threshold.");
}
