using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Calendars;

internal static class NoticeText
{
    /// <summary>Days in their order, those that follow each other as one: 1 月 1 日、2 月 5 日至 11 日.</summary>
    public static LocalizedText Days(IReadOnlyList<DateOnly> days)
    {
        var (zh, en) = (new List<string>(), new List<string>());
        for (int i = 0, j; i < days.Count; i = j + 1)
        {
            for (j = i; j + 1 < days.Count && days[j + 1] == days[j].AddDays(1);) j++;
            var (from, to) = (days[i], days[j]);
            zh.Add($"{from.Month} 月 {from.Day} 日" + (i == j ? "" : from.Month == to.Month ? $"至 {to.Day} 日" : $"至 {to.Month} 月 {to.Day} 日"));
            en.Add(i == j ? English(from, "d MMM") : $"{English(from, from.Month == to.Month ? "%d" : "d MMM")}–{English(to, "d MMM")}");
        }
        return zh.Count == 0 ? new("没有", "none") : new(string.Join('、', zh), string.Join(", ", en));
    }

    private static string English(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
