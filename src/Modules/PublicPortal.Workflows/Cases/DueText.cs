using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Cases;

/// <summary>还剩 3 个工作日</summary>
internal static class DueText
{
    public static LocalizedText Left(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar)
    {
        var left = Days(ChinaTime.Date(now), ChinaTime.Date(due), calendar);
        if (now > due && ChinaTime.Date(now) == ChinaTime.Date(due)) return new("今天到点，已超", "was due today");
        if (now > due) return left == 0 ? new("已超期", "late") : new($"超期 {-left} 个工作日", $"{-left} working days late");
        return left == 0 ? new("今天到期", "due today") : new($"还剩 {left} 个工作日", $"{left} working days left");
    }

    /// <summary>A year that the calendar lacks is counted in days of the week.</summary>
    private static int Days(DateOnly today, DateOnly due, WorkingCalendar calendar)
    {
        try { return calendar.Left(today, due); }
        catch (InvalidOperationException) { return (due.DayNumber - today.DayNumber) * 5 / 7; }
    }
}

internal static class DueTexts
{
    public static LocalizedText Tick(ClockEntry entry)
    {
        var why = entry.Reason is { Length: > 0 } reason ? reason : null;
        return entry.Tick switch
        {
            Cases.Tick.Started => entry.TaskId is null ? new("开始计时", "the clock starts") : new("这个任务开始计时", "the task's clock starts"),
            Cases.Tick.Paused => new($"暂停{(why is null ? "" : "（" + Word(why).Zh + "）")}", $"paused{(why is null ? "" : " (" + Word(why).En + ")")}"),
            Cases.Tick.Resumed => new("继续", "goes on"),
            Cases.Tick.Extended => new($"延长 {entry.Days} 天{(why is null ? "" : "：" + why)}", $"{entry.Days} days more{(why is null ? "" : ": " + why)}"),
            Cases.Tick.Moved => new($"改到 {Show(entry, "zh")}{(why is null ? "" : "：" + why)}", $"moved to {Show(entry, "en")}{(why is null ? "" : ": " + why)}"),
            Cases.Tick.TakenOver => new($"接续原来的期限：{Show(entry, "zh")}", $"goes on with its date: {Show(entry, "en")}"),
            _ => new("停止", "stopped"),
        };
    }

    private static LocalizedText Word(string reason) => Definitions.TaskResult.Common.TryGetValue(reason, out var known) ? known.Label : new(reason, reason);

    private static string Show(ClockEntry entry, string language) => entry.Until is not { } until ? "" : language == "zh"
        ? $"{ChinaTime.Date(until).Month} 月 {ChinaTime.Date(until).Day} 日" : ChinaTime.Date(until).ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
}
