using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using static PublicPortal.Hosting.Pages.Text;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Results;

/// <summary>A manifest and its outcome in everyday words, in the language of the request.</summary>
internal static class PollWords
{
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly string[] EnglishDenominators = ["", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    private static readonly string[] EnglishDigits = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static string Standing(PollStanding standing) => standing switch
    {
        PollStanding.Announced => T("还没开始", "Not open yet"),
        PollStanding.Open => T("正在表决", "Open now"),
        PollStanding.Closing => T("已截止，正在计票", "Closed, being counted"),
        PollStanding.Closed => T("已有结果", "Decided"),
        _ => T("已取消", "Cancelled"),
    };

    public static string Outcome(PollOutcome outcome) => OutcomeText(outcome).ToString();

    public static LocalizedText OutcomeText(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Passed => new("通过", "Passed"),
        PollOutcome.Rejected => new("没有通过", "Not passed"),
        PollOutcome.Tied => new("票数相等，再表决一次", "A tie: to be voted again"),
        PollOutcome.NoQuorum => new("人数不够，没有结果", "Too few took part: no decision"),
        _ => new("选出来了", "Chosen"),
    };

    /// <summary>到会不少于三分之二</summary>
    public static string Quorum(JsonObject manifest)
    {
        var (numerator, denominator, more) = QuorumOf(manifest);
        if (numerator == 0) return more ? T("至少一人参加", "at least one member takes part") : T("参加人数不限", "any number of members may take part");
        return more ? T($"参加的人要超过全体的{Share(numerator, denominator)}", $"more than {Share(numerator, denominator)} of all members must take part")
            : T($"参加的人不少于全体的{Share(numerator, denominator)}", $"at least {Share(numerator, denominator)} of all members must take part");
    }

    public static (int Numerator, int Denominator, bool More) QuorumOf(JsonObject manifest) =>
        ((int)Number(manifest["quorum"]!, "numerator"), (int)Number(manifest["quorum"]!, "denominator"), manifest["quorum"]!["more"]!.GetValue<bool>());

    /// <summary>How a motion is decided.</summary>
    public static string Majority(JsonObject manifest)
    {
        var majority = manifest["majority"]!;
        var who = Text(majority, "of") == "all" ? T("全体成员", "all members") : T("到会成员", "those present");
        return Text(majority, "kind") switch
        {
            "absolute" => T($"{who}过半数同意才算通过", $"it passes with yes from more than half of {who}"),
            "twoThirds" => T($"{who}三分之二以上同意才算通过", $"it passes with yes from at least two thirds of {who}"),
            _ => T("同意的比反对的多就通过", "it passes with more yes than no")
                + (Text(majority, "tie") == "again" ? T("，票数相等就再表决一次", "; a tie is voted again") : T("，票数相等就不通过", "; a tie does not pass")),
        };
    }

    /// <summary>How projects are chosen.</summary>
    public static string Counting(JsonObject manifest)
    {
        var count = manifest["count"]!;
        var rule = Text(count, "rule");
        if (rule == "greedy") return T("得分高的先选；剩下的钱不够就跳过它，看下一个", "the highest score first; what the rest of the money cannot pay is skipped");
        if (rule == "greedy-no-skip") return T("得分高的先选；遇到钱不够的就停", "the highest score first, until one cannot be paid");
        if (rule == "greedy-threshold")
            return T($"先要得到 {Number(count, "threshold")} 分，再按得分从高到低选；钱不够就跳过", $"at least {Number(count, "threshold")} points, then the highest score first; what cannot be paid is skipped");
        var words = T("均分法：钱平均分到每位投票人名下，一个项目由支持它的人平摊，谁的支持花得最值就先选谁", "equal shares: each voter gets an equal part of the money, supporters of a project pay for it alike, and what gives them most for their money comes first");
        if (rule.Contains("/add1", StringComparison.Ordinal)) words += T("；每人名下的钱一元一元地加，加到总额用足", "; everybody's part grows step by step until the fund is used");
        if (rule.Contains("/add1u", StringComparison.Ordinal) || rule.Contains("/utilitarian", StringComparison.Ordinal)) words += T("；还剩的钱给得票多的", "; what is left goes to the projects with most votes");
        if (rule.EndsWith("-comparison", StringComparison.Ordinal)) words += T("；如果按得票多少选能让更多人多得几个想要的项目，就用那个结果", "; if choosing by votes gives more voters more of what they want, that result counts");
        return words;
    }

    public static string Form(JsonObject manifest)
    {
        var count = manifest["count"]!;
        return Text(count, "form") switch
        {
            "knapsack" => T("勾选想要的项目，加起来不能超过总额", "tick what you want, together within the fund"),
            "points" => T("给项目打分", "give points to projects"),
            "ranked" when Number(count, "places") > 0 => T($"按喜欢的先后排，最多 {Number(count, "places")} 个", $"rank your favourites, {Number(count, "places")} at most"),
            "ranked" => T("按喜欢的先后排", "rank your favourites"),
            _ => T("勾选赞成的项目，几个都行", "tick all that you approve of"),
        };
    }

    public static string Tie(string by) => by switch
    {
        "cost" => T("花钱少的优先", "the cheaper one came first"),
        "votes" => T("支持人数多的优先", "the one with more voters came first"),
        _ => T("按开始前公布的抽签号", "the lot drawn before the opening decided"),
    };

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + 512) / 1024)} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576d:0.0} MB");

    /// <summary>Groups of four, as people read them to one another.</summary>
    public static string Print(string hash) => string.Join(' ', hash.Chunk(4).Select(c => new string(c)));

    public static string Both(JsonNode holder) => T(Text(holder, "zh"), Text(holder, "en"));

    public static DateTimeOffset Moment(JsonObject manifest, string name) => DateTimeOffset.FromUnixTimeMilliseconds(Number(manifest, name));

    private static string Share(int numerator, int denominator)
    {
        if (LocalizedText.IsEnglish)
        {
            if (numerator == denominator) return "all";
            if (numerator > 10 || denominator > 10) return $"{numerator}/{denominator}";
            return denominator == 2 ? "half" : $"{EnglishDigits[numerator]} {EnglishDenominators[denominator]}{(numerator > 1 ? "s" : "")}";
        }
        if (numerator == denominator) return "全部";
        if (numerator * 2 == denominator) return "一半";
        return numerator > 10 || denominator > 10 ? $" {denominator} 分之 {numerator}" : $"{Digits[denominator]}分之{Digits[numerator]}";
    }
}
