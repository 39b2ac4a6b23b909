using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Casting;

/// <summary>What a member may vote on, on the home page.</summary>
internal sealed class VotingHome(VoteQueries queries, TimeProvider clock) : IHomeSlot
{
    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel) =>
    [
        .. (await queries.OfAccountAsync(accountId, cancel)).Where(l => l is { Standing: PollStanding.Open, TookPart: false }).Select(l => new HomeItem(
            new LocalizedText($"您可以投票：{l.Question.Zh}", $"You can vote: {l.Question.En}"),
            VoteTexts.Until(l.Closes), $"/votes/{l.Id}", "ballot", l.Opens, ChinaTime.Date(l.Closes), new LocalizedText("去投票", "Vote"))),
    ];

    public async Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel)
    {
        var month = clock.GetUtcNow().AddDays(-30);
        return
        [
            .. (await queries.OfAccountAsync(accountId, cancel)).Where(l => l.Standing is PollStanding.Closed && l.Closes > month).Take(3).Select(l => new HomeItem(
                new LocalizedText($"表决结果：{l.Question.Zh}", $"Result: {l.Question.En}"), new LocalizedText("已公布，可以自己核对", "Published; you can check it yourself"), $"/polls/{l.Id}", "ballot", l.Closes)),
        ];
    }
}

internal static class VoteTexts
{
    public static LocalizedText Until(DateTimeOffset closes)
    {
        var local = ChinaTime.Local(closes);
        return new($"{local.Month} 月 {local.Day} 日 {local:HH:mm} 截止", FormattableString.Invariant($"closes {local:d MMMM, HH:mm}"));
    }

    public static LocalizedText Standing(PollStanding standing) => standing switch
    {
        PollStanding.Announced => new("已公告", "Announced"),
        PollStanding.Open => new("正在表决", "Open"),
        PollStanding.Closing => new("正在计票", "Being counted"),
        PollStanding.Closed => new("已有结果", "Decided"),
        _ => new("已取消", "Cancelled"),
    };
}
