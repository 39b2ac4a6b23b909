using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Calendars;

internal static class CalendarRefusals
{
    public static readonly Refusal YearWrong = new("workflows.calendar.year-wrong", "请填写年份，例如 2027。", "Please give the year, like 2027.", "Year");
    public static readonly Refusal Empty = new("workflows.calendar.empty", "请粘贴通知的正文。", "Please paste the text of the notice.", "Notice");
    public static readonly Refusal TooLong = new("workflows.calendar.too-long", "太长了：只要通知的正文。", "Too long: only the text of the notice is needed.", "Notice");
    public static readonly Refusal OtherYear = new("workflows.calendar.other-year", "这是 {0} 年的通知，不是 {1} 年的。", "This is the notice for {0}, not for {1}.", "Notice");
    public static readonly Refusal NothingFound = new("workflows.calendar.nothing-found",
        "没有读到放假的日子。要像通知里那样写，例如：2月5日至11日放假。2月14日上班。", "No days off were found. Write them as the notice does, e.g. 2027-02-05至2027-02-11放假。2027-02-14上班。", "Notice");
    public static readonly Refusal WorkedWeekday = new("workflows.calendar.worked-weekday", "{0} 不是周末，本来就上班。请核对。", "{0} is no weekend day and worked anyway. Please check.", "Notice");
    public static readonly Refusal Both = new("workflows.calendar.both", "{0} 又放假又上班。请核对。", "{0} is both off and worked. Please check.", "Notice");
    public static readonly Refusal SourceMissing = new("workflows.calendar.source-missing", "请写通知的名称或文号，200 个字以内。", "Please name the notice or its number, within 200 characters.", "Source");
    public static readonly Refusal Gone = new("workflows.calendar.gone", "已经没有待确认的通知，可能别人刚办过。", "No notice waits any more; somebody may have dealt with it.");
    public static readonly Refusal SamePerson = new("workflows.calendar.same-person", "录入的人不能自己确认，请另一个人来核对。", "Whoever entered it cannot confirm it; somebody else has to check.");
}
