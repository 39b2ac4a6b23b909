using System.Globalization;

namespace PublicPortal.Kernel;

/// <summary>Times are stored in UTC and shown in China's one time zone (UTC+8, no summer time since 1991).</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);
    public static DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);
    public static DateOnly Today(TimeProvider clock) => Date(clock.GetUtcNow());

    /// <summary>The moment at which a local day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The moment of a local day and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    /// <summary>2026 年 11 月 23 日, or 23 November 2026.</summary>
    public static string Show(DateOnly day) => LocalizedText.IsEnglish
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : $"{day.Year} 年 {day.Month} 月 {day.Day} 日";

    /// <summary>2026 年 11 月 23 日 09:12, or 23 November 2026, 09:12.</summary>
    public static string Show(DateTimeOffset moment)
    {
        var local = Local(moment);
        return Show(DateOnly.FromDateTime(local.DateTime)) + (LocalizedText.IsEnglish ? ", " : " ") + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>11 月 23 日, or 23 November: for dates near today.</summary>
    public static string Short(DateOnly day) => LocalizedText.IsEnglish
        ? day.ToString("d MMMM", CultureInfo.InvariantCulture)
        : $"{day.Month} 月 {day.Day} 日";
}
