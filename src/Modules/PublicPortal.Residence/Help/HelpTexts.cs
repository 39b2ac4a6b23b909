using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Help;

internal static class HelpTexts
{
    public static LocalizedText Kind(HelpKind kind) => kind switch
    {
        HelpKind.Declare => new("申报住处", "declare where I live"),
        HelpKind.Papers => new("交材料、办证件", "papers and certificates"),
        _ => new("别的事", "something else"),
    };

    public static LocalizedText State(HelpState state) => state switch
    {
        HelpState.Open => new("已约好", "Booked"),
        HelpState.Done => new("办好了", "Done"),
        HelpState.Missed => new("没遇到人", "Nobody was home"),
        HelpState.Counter => new("要到窗口办", "To be done at a counter"),
        _ => new("已取消", "Cancelled"),
    };

    public static LocalizedText Follows(HelpState state) => state switch
    {
        HelpState.Done => new("对方会收到通知", "The person is told"),
        HelpState.Missed => new("留卡片；对方可以再约，不影响任何事", "Leave a card; they may book again, nothing is held against them"),
        _ => new("写明为什么、到窗口要带什么", "Write why, and what to bring to the counter"),
    };

    /// <summary>11 月 25 日周三上午 9–12 点</summary>
    public static LocalizedText Slot(DateOnly day, VisitSlot half)
    {
        var (text, when) = (VisitSlots.Text(half), Day(day));
        return new($"{when.Zh}{text.Zh}", $"{when.En}, {text.En}");
    }

    /// <summary>11 月 25 日周三</summary>
    public static LocalizedText Day(DateOnly day) => new(
        $"{day.Month} 月 {day.Day} 日周{"日一二三四五六"[(int)day.DayOfWeek]}", $"{day.DayOfWeek} {day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}");
}
