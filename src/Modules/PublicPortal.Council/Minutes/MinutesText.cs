using System.Globalization;
using System.Text;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Minutes;

/// <summary>Everything that happened at a meeting.</summary>
internal sealed record MeetingCourse(
    MeetingAt At, StandingRules? Rules, IReadOnlyList<AgendaItem> Items, IReadOnlyList<AgendaPaper> Papers, IReadOnlyList<MemberLine> Members, IReadOnlyDictionary<Guid, MemberLine> Everybody, IReadOnlyList<CheckIn> CheckIns,
    IReadOnlyList<Proxies.Proxy> Proxies, IReadOnlyList<SpeakerTurn> Turns, IReadOnlyList<Motion> Motions, IReadOnlyDictionary<Guid, PollState> Polls)
{
    public string NameOf(Guid membership) => Everybody.GetValueOrDefault(membership)?.Name ?? "*";
    public int Present => CheckIns.Count(c => c.IsPresent);
    public PollState? PollOf(Motion motion) => motion.PollId is { } id ? Polls.GetValueOrDefault(id) : null;
}

/// <summary>Writes minutes as they begin: in Chinese, short, to be completed by people.</summary>
internal static class MinutesText
{
    public static string Of(MeetingCourse course)
    {
        var (meeting, council) = course.At;
        var text = new StringBuilder();
        text.Append($"{council.Title.Zh}会议记录\n");
        text.Append($"会议：{meeting.Title}\n");
        text.Append($"时间：{Moment(meeting.StartedAt ?? meeting.StartsAt)} 至 {(meeting.EndedAt is { } end ? Moment(end) : "")}\n");
        text.Append($"地点：{meeting.Place}\n");
        text.Append("\n## 到会情况\n");
        var came = course.CheckIns.Select(c => c.MembershipId).ToHashSet();
        text.Append(CultureInfo.InvariantCulture, $"在任成员 {course.Members.Count} 人，签到 {came.Count} 人");
        text.Append(course.Rules is { } rules ? $"；法定人数 {rules.QuorumOf(course.Members.Count)} 人，{(rules.IsQuorum(came.Count, course.Members.Count) ? "达到" : "未达到")}。\n" : "。\n");
        Line(text, "到会", course.CheckIns.Where(c => c.IsPresent).Select(c => course.NameOf(c.MembershipId)));
        foreach (var left in course.CheckIns.Where(c => !c.IsPresent)) text.Append($"- {course.NameOf(left.MembershipId)}：{Hour(left.StruckAt!.Value)} 起不在会场\n");
        foreach (var proxy in course.Proxies.Where(p => p.RevokedAt is null)) text.Append($"- {course.NameOf(proxy.PrincipalId)}委托{course.NameOf(proxy.HolderId)}{(course.CheckIns.Any(c => c.IsPresent && c.MembershipId == proxy.HolderId) ? "" : "（受托人未到会，委托无效）")}\n");
        Line(text, "未到", course.Members.Where(m => !came.Contains(m.Membership.Id)).Select(m => m.Name));
        foreach (var item in course.Items) Item(text, course, item);
        return text.ToString();
    }

    private static void Item(StringBuilder text, MeetingCourse course, AgendaItem item)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## 议题{item.Place}：{item.Title}\n");
        if (item.Standing == ItemStanding.Dropped)
        {
            text.Append("本次没有讨论。\n");
            return;
        }
        var speakers = course.Turns.Where(t => t.ItemId == item.Id && t.StartedAt is not null).OrderBy(t => t.StartedAt)
            .Select(t => $"{course.NameOf(t.MembershipId)}（{Math.Max(1, (t.Seconds(t.EndedAt ?? t.StartedAt!.Value) + 30) / 60)} 分钟）").ToList();
        if (speakers.Count > 0) Line(text, "发言", speakers);
        foreach (var motion in course.Motions.Where(m => m.ItemId == item.Id)) Decision(text, course, motion);
    }

    private static void Decision(StringBuilder text, MeetingCourse course, Motion motion)
    {
        var mover = motion.MoverId is { } id ? course.NameOf(id) + "提出" : "提交议事会";
        text.Append(CultureInfo.InvariantCulture, $"- 动议 {motion.Number}（{mover}）：{motion.Text}\n");
        if (motion.Standing == MotionStanding.Withdrawn)
        {
            text.Append($"  撤回：{motion.WithdrawnBecause}\n");
            return;
        }
        text.Append($"  结果：{motion.Standing.Title().Zh}");
        if (course.PollOf(motion) is { Outcome: not null } poll)
        {
            if (!poll.IsBudget) text.Append(CultureInfo.InvariantCulture, $"，赞成 {poll.Yes}，反对 {poll.No}，弃权 {poll.Abstain}");
            else text.Append(CultureInfo.InvariantCulture, $"，选出 {poll.Selected.Count} 个项目");
            text.Append(CultureInfo.InvariantCulture, $"；{poll.TookPart} 人参加表决（{poll.Path}）");
        }
        text.Append("。\n");
    }

    private static void Line(StringBuilder text, string what, IEnumerable<string> names)
    {
        var all = string.Join('、', names);
        if (all.Length > 0) text.Append($"{what}：{all}\n");
    }

    private static string Moment(DateTimeOffset at)
    {
        var local = ChinaTime.Local(at);
        return $"{local.Year} 年 {local.Month} 月 {local.Day} 日 {Hour(at)}";
    }

    private static string Hour(DateTimeOffset at) => ChinaTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
