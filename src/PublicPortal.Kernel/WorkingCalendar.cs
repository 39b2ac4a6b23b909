namespace PublicPortal.Kernel;

/// <summary>One year of the State Council's notice on holidays.</summary>
/// <param name="Holidays">Days off, weekends among them or not.</param>
/// <param name="WorkDays">Weekend days that are worked instead (调休).</param>
/// <param name="Provisional">The notice is not out yet: dates may still move, and pages say so.</param>
public sealed record CalendarYear(int Year, IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> WorkDays, bool Provisional);

/// <summary>
/// Working days from data, never from a formula: the notice moves days every year
/// (行政许可法 art 82: periods are working days, holidays excluded).
/// </summary>
public sealed class WorkingCalendar(IEnumerable<CalendarYear> years)
{
    private volatile IReadOnlyDictionary<int, CalendarYear> years = years.ToDictionary(y => y.Year);

    public IReadOnlyList<CalendarYear> Years => [.. years.Values.OrderBy(y => y.Year)];

    /// <summary>Goes on with other years: a notice was entered.</summary>
    public void Use(IEnumerable<CalendarYear> others) => years = others.ToDictionary(y => y.Year);

    /// <summary>Whether offices work on that day.</summary>
    /// <exception cref="InvalidOperationException">The calendar has no such year: an operator must enter it.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        var year = Year(day);
        if (year.Holidays.Contains(day)) return false;
        if (year.WorkDays.Contains(day)) return true;
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>Whether the day's year is not yet decided.</summary>
    public bool IsProvisional(DateOnly day) => Year(day).Provisional;

    /// <summary>The working day that lies <paramref name="count"/> working days after <paramref name="start"/>; the start itself does not count.</summary>
    public DateOnly Add(DateOnly start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count--;
        }
        return day;
    }

    /// <summary>How many working days are left after <paramref name="today"/> up to and including <paramref name="due"/>; 0 on the day itself, negative when late.</summary>
    public int Left(DateOnly today, DateOnly due)
    {
        var (from, to, sign) = today <= due ? (today, due, 1) : (due, today, -1);
        var n = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) n++;
        return n * sign;
    }

    private CalendarYear Year(DateOnly day) => years.TryGetValue(day.Year, out var year)
        ? year
        : throw new InvalidOperationException($"content/calendars has no file for {day.Year}.");
}
