using System.Globalization;
using System.Text.RegularExpressions;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Notifications.Templates;

/// <summary><c>{address}</c> in a text, filled in one pass: braces inside a value stay what they are.</summary>
internal static partial class Placeholders
{
    private static readonly string[] ChineseDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9]*)\}")]
    private static partial Regex Pattern();

    public static IEnumerable<string> In(string text) => Pattern().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>A brace that belongs to no placeholder is a typing mistake.</summary>
    public static bool HasStrayBrace(string text) => Pattern().Replace(text, "").AsSpan().ContainsAny('{', '}');

    public static string Fill(string text, Func<string, string> value) => Pattern().Replace(text, m => value(m.Groups[1].Value));

    /// <summary>Whether the value can be shown as its kind.</summary>
    public static bool Fits(string value, ValueKind kind) => kind switch
    {
        ValueKind.Date => Day(value) is not null,
        ValueKind.Moment => Moment(value) is not null,
        _ => true,
    };

    /// <param name="year">The year of the message: dates of another year name theirs.</param>
    public static string Show(string value, ValueKind kind, bool english, int year) => kind switch
    {
        ValueKind.Date => Show(Day(value)!.Value, english, year),
        ValueKind.Moment => Show(Moment(value)!.Value, english, year),
        _ => value.Split(NoticeValue.Between) is [var zh, var en] ? (english ? en : zh) : value,
    };

    /// <summary>2026年11月24日 or 2026年11月24日 09:30: for programs that read Chinese dates.</summary>
    public static string Plain(string value, ValueKind kind) => kind switch
    {
        ValueKind.Date when Day(value) is { } day => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        ValueKind.Moment when Moment(value) is { } moment => Kernel.ChinaTime.Local(moment).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Show(DateTimeOffset moment, bool english, int year)
    {
        var local = Kernel.ChinaTime.Local(moment);
        return Show(DateOnly.FromDateTime(local.DateTime), english, year) + (english ? ", " : "") + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Show(DateOnly day, bool english, int year)
    {
        if (english) return day.ToString(day.Year == year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);
        var text = $"{day.Month} 月 {day.Day} 日（{ChineseDays[(int)day.DayOfWeek]}）";
        return day.Year == year ? text : $"{day.Year} 年 {text}";
    }

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Moment(string value) => DateTimeOffset.TryParseExact(
        value, NoticeValue.MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
