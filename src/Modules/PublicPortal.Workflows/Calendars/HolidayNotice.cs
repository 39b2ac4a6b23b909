using System.Text;
using System.Text.RegularExpressions;
using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Calendars;

/// <summary>
/// The State Council's notice on a year's holidays, as it is published (“二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。”);
/// days of the form 2027-02-14 are read as well.
/// </summary>
internal sealed partial record HolidayNotice(int Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkDays)
{
    /// <summary>全国年节及纪念日放假办法 (2024) art 2.</summary>
    public const int StatutoryDays = 13;

    public const int Longest = 20_000;

    public CalendarYear AsYear => new(Year, Holidays.ToHashSet(), WorkDays.ToHashSet(), Provisional: false);

    /// <summary>Working days that the year loses; thirteen when nothing was overlooked.</summary>
    public int DaysOff => Holidays.Count(IsWeekday) - WorkDays.Count;

    public static Result<HolidayNotice> Read(int year, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return CalendarRefusals.Empty;
        if (text.Length > Longest) return CalendarRefusals.TooLong;
        var clean = Aside().Replace(text.Normalize(NormalizationForm.FormKC), "");
        if (OfYear().Match(clean) is { Success: true } title && int.Parse(title.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) != year) return CalendarRefusals.OtherYear.With(title.Groups[1].Value, year);
        var (off, worked, pending) = (new SortedSet<DateOnly>(), new SortedSet<DateOnly>(), "");
        foreach (var part in clean.Split(['。', ';', '\n', ',']))
        {
            pending += part + " ";   // “2月14日，2月28日上班”: the word comes at the end
            var (rests, works) = (pending.Contains("放假", StringComparison.Ordinal), pending.Contains("上班", StringComparison.Ordinal));
            if (!rests && !works) continue;
            foreach (var day in Days(pending, year).Where(d => d.Year == year)) (works ? worked : off).Add(day);
            pending = "";
        }
        if (off.Count == 0) return CalendarRefusals.NothingFound;
        if (worked.Where(IsWeekday).ToList() is [var weekday, ..]) return CalendarRefusals.WorkedWeekday.With(weekday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (off.Intersect(worked).ToList() is [var both, ..]) return CalendarRefusals.Both.With(both.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return new HolidayNotice(year, [.. off], [.. worked]);
    }

    /// <summary>Days and ranges of days; a day without a month is of the month before it.</summary>
    private static IEnumerable<DateOnly> Days(string text, int year)
    {
        DateOnly? last = null;
        var end = 0;
        foreach (Match match in Day().Matches(text))
        {
            var month = Number(match, "m") ?? last?.Month;
            var range = last is not null && To().IsMatch(text[end..match.Index]);
            end = match.Index + match.Length;
            if (month is not { } m || m is < 1 or > 12) continue;
            var y = Number(match, "y") ?? (!range ? year : m < last!.Value.Month ? last.Value.Year + 1 : last.Value.Year);
            if (Number(match, "d") is not { } d || d < 1 || d > DateTime.DaysInMonth(y, m)) continue;
            var day = new DateOnly(y, m, d);
            if (range)
                for (var between = last!.Value.AddDays(1); between < day && day.DayNumber - last.Value.DayNumber < 40; between = between.AddDays(1)) yield return between;
            yield return day;
            last = day;
        }
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\([^)]{0,60}\)")]
    private static partial Regex Aside();

    [GeneratedRegex("(20[0-9]{2})年部分节假日")]
    private static partial Regex OfYear();

    [GeneratedRegex("(?:(?<y>20[0-9]{2})年)?(?:(?<m>[0-9]{1,2})月)?(?<d>[0-9]{1,2})日|(?<y>20[0-9]{2})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\s*(?:至|到|~|—|–|-)\s*$")]
    private static partial Regex To();
}
