using PublicPortal.Kernel;

namespace PublicPortal.Voting.Polls;

/// <summary>What is wrong with a poll file, and where.</summary>
/// <param name="Path">As in <c>secret.ballots[3]</c>; empty for the whole file.</param>
internal sealed record PollDefect(string Code, string Path)
{
    private static readonly Dictionary<string, LocalizedText> Texts = new()
    {
        ["json"] = new("不是 JSON 文件。", "This is no JSON document."),
        ["canonical"] = new("内容不是规范写法：有人改动过文件。", "It is not written in the canonical way: the file was changed."),
        ["shape"] = new("这里缺少内容、有多余内容，或类型不对。", "Something is missing here, or too much, or of the wrong kind."),
        ["manifest-hash"] = new("表决公告的内容与公布的哈希值不符。", "The manifest is not the one whose hash was published."),
        ["signature"] = new("网站签名不符：文件在签名后被改动，或不是本网站发布的。", "The site's signature does not fit: the file was changed after it was signed, or comes from elsewhere."),
        ["times"] = new("截止时间不晚于开始时间。", "It closes no later than it opens."),
        ["quorum"] = new("法定人数的写法不对。", "The quorum makes no sense."),
        ["option"] = new("同一选项出现两次。", "An option is listed twice."),
        ["kind"] = new("选项或规则与表决种类不符。", "Options or rules do not fit this kind of poll."),
        ["cost"] = new("项目费用必须大于零且不超过资金总额。", "A cost must be above zero and at most the fund."),
        ["rule"] = new("计票规则不认识，或与选票形式不符。", "The counting rule is unknown or does not fit the form of the ballots."),
        ["secrecy"] = new("记名与无记名的内容混在一起，或缺少内容。", "Parts of open and of secret polls are mixed, or missing."),
        ["order"] = new("没有按顺序排列，或有重复。", "Not in order, or there twice."),
        ["electorate-hash"] = new("选民名单与公告中的哈希值不符。", "The list of members is not the one that the manifest names."),
        ["electorate-size"] = new("选民人数与公告不符。", "The number of members is not that of the manifest."),
        ["clerks"] = new("计票单须由两名不同的工作人员签字。", "A sheet needs two different clerks."),
        ["marks"] = new("计票单上的票数与登记的人数不符。", "The sheet has not as many votes as members marked for it."),
        ["stranger"] = new("此人不在选民名单中。", "This person is not among the members."),
        ["unknown-sheet"] = new("登记的计票单不存在。", "There is no such sheet."),
        ["present"] = new("到会人数少于投票人数，或多于全体人数。", "Fewer are present than voted, or more than there are."),
        ["not-on-roll"] = new("此人没有登记在线投票。", "This member is not marked as having voted online."),
        ["ballot-count"] = new("选票数与登记在线投票的人数不符。", "There are not as many ballots as members marked as having voted online."),
        ["poll-key"] = new("公布的私钥不属于公告中的表决公钥。", "The private key does not belong to the poll's public key."),
        ["commitment"] = new("选票内容与承诺值不符：选票被改动过。", "The ballot is not the one that was committed to: it was changed."),
        ["sealed"] = new("密封的选票打开后与公布的内容不同。", "The sealed ballot does not open to what is published."),
        ["spoiled"] = new("列为废票的选票其实有效，或内容不全。", "A ballot that is listed as spoiled is valid, or half of it is missing."),
        ["root"] = new("公示板的根哈希与选票不符。", "The board's root does not fit the ballots."),
        ["choice"] = new("选票的选择不符合规则。", "The choice is not one that this poll allows."),
        ["result"] = new("结果与重新计算的不同。", "The result is not what a recount gives."),
    };

    /// <summary>Every code that a verification may tell.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    public LocalizedText Text => Texts[Code];

    public override string ToString() => Path.Length == 0 ? Code : $"{Code} {Path}";
}
