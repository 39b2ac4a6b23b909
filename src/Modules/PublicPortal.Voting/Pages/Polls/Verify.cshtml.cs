using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Polls;
using PublicPortal.Voting.Results;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Voting.Pages.Polls;

/// <summary><c>/polls/{id}/verify</c>: everything is recomputed in the reader's browser, from the published file alone.</summary>
[PublicPage]
internal sealed class VerifyModel(PublicPollReader reader, PublicAddress own) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public PollOnPage Shown { get; private set; } = null!;
    public string SiteKey { get; private set; } = "";
    public string Fingerprint => PollKeys.Fingerprint(SiteKey);
    public string RecordAddress => own.Of(Shown.Path + "/record.json");

    /// <summary>Larger than a phone likes.</summary>
    public bool IsLarge => Shown.Poll.RecordBytes > 20 * 1024 * 1024;

    /// <summary>What is checked, in the order of the checks, and the defects that belong to each.</summary>
    public IReadOnlyList<(string Title, string Why, string Codes)> Checks =>
    [
        (T("文件完整，写法规范", "The file is whole"), T("没有多一个字、少一个字的余地", "nothing can be added or left out"), "json canonical shape"),
        (T("是本网站签发的，签发后没改过", "Signed by this site, unchanged since"), T("用网站的公开钥匙核对签名", "the signature fits the site's public key"), "signature key"),
        (T("规则就是投票前公布的那些", "The rules are those published before the vote"), T("和公告指纹一致", "they fit the print of the notice"), "manifest-hash times quorum option kind cost rule secrecy published"),
        (T("成员名单就是投票前定下的那份", "The members are those fixed before the vote"), T("和公告里的名单指纹一致", "they fit the print in the notice"), "electorate-hash electorate-size"),
        (T("参加的人都在名单上，每人只有一次", "Who took part is a member, each once"), T("逐个核对名册", "each line of the roll"), "order stranger unknown-sheet present"),
        (T("纸上的票和登记人数相等，有两人核对", "Sheets add up to their marks, with two clerks"), T("每张计票单", "each sheet"), "clerks marks"),
        Shown.State.Secret
            ? (T("每张密封的选票都打开了，内容没变", "Each sealed ballot was opened and is unchanged"), T("承诺值、密封内容、公示板指纹和张数", "commitments, sealed texts, the board's root and their number"), "poll-key commitment sealed spoiled root ballot-count not-on-roll choice")
            : (T("票数和参加人数相等，每张票都合规", "As many ballots as members, each allowed"), T("逐张核对", "each ballot"), "ballot-count not-on-roll choice poll-key commitment sealed spoiled root"),
        (T("重新数一遍，结果一样", "Counted again, the result is the same"), T("票数、人数、规则、结论", "votes, quorum, rule and verdict"), "result"),
    ];

    /// <summary>What each defect means, for the script: it has no words of its own.</summary>
    public static IEnumerable<(string Code, string Text)> Words =>
    [
        .. PollDefect.Codes.Select(c => (c, new PollDefect(c, "").Text.ToString())),
        ("key", T("文件是用另一把钥匙签名的。", "The file is signed with another key.")),
        ("published", T("文件里的公告和本页公布的指纹不同：这不是这次表决的文件。", "The notice in the file is not the one on this page: it is not the file of this vote.")),
        ("receipt", T("回执不是这次表决的，或签名不符。", "The receipt is not of this vote, or its signature does not fit.")),
        ("missing-ballot", T("回执所指的选票不在公示板上。请保存好回执：它能证明选票被丢了。", "The ballot of the receipt is not on the board. Keep the receipt: it proves that a ballot was dropped.")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(Id, HttpContext, cancel) is not { } page) return NotFound();
        Shown = page;
        SiteKey = PollVerification.Text(page.Poll.Manifest, "siteKey");
        return Page();
    }
}
