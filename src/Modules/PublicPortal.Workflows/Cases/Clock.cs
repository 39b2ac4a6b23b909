using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

internal enum Tick
{
    Started,
    Paused,
    Resumed,
    /// <summary>Some days more.</summary>
    Extended,
    /// <summary>Until a later moment, because the resident asked for it.</summary>
    Moved,
    Stopped,
    /// <summary>Came to the workflow with a due moment of its own.</summary>
    TakenOver,
}

/// <summary>One event of a clock. Due dates are a function of these and the calendar, and of nothing else.</summary>
internal readonly record struct ClockTick(Tick Tick, DateTimeOffset At, decimal Days = 0, DateTimeOffset? Until = null);

/// <summary>
/// Counts days. The day of the start does not count (民法典 art 201); a period of calendar days that would end on a day off
/// ends on the next working day (art 203), at the close of the offices.
/// </summary>
internal static class Clock
{
    /// <summary>Where a clock that stands still lies in lists: behind everything.</summary>
    public static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeOnly EndOfDay = new(18, 0), Noon = new(12, 0);

    /// <param name="ticks">In their order; the last start counts, and all pauses.</param>
    /// <returns>Null while the clock stands still, is stopped, or never started.</returns>
    /// <exception cref="InvalidOperationException">The calendar has no such year.</exception>
    public static DateTimeOffset? Due(IReadOnlyList<ClockTick> ticks, decimal days, DayUnit unit, WorkingCalendar calendar)
    {
        var began = -1;
        for (var i = 0; i < ticks.Count; i++)
            if (ticks[i].Tick == Tick.Started) began = i;
        if (began < 0 || !Runs(ticks)) return null;
        var more = ticks.Skip(began + 1).Where(t => t.Tick == Tick.Extended).Sum(t => t.Days);
        var due = ticks.Skip(began + 1).Where(t => t.Tick == Tick.TakenOver).Select(t => t.Until).LastOrDefault()
            ?? After(ChinaTime.Date(ticks[began].At), days + more, unit, Pauses(ticks), calendar);
        var moved = ticks.Skip(began + 1).Where(t => t.Tick == Tick.Moved).Select(t => t.Until).Max();
        return moved > due ? moved : due;
    }

    /// <summary>When a share of the time is used up; in half days, upwards.</summary>
    public static DateTimeOffset? At(IReadOnlyList<ClockTick> ticks, decimal days, int percent, DayUnit unit, WorkingCalendar calendar)
    {
        if (percent >= 100) return Due(ticks, days, unit, calendar);
        var began = ticks.ToList().FindLastIndex(t => t.Tick == Tick.Started);
        var more = began < 0 ? 0 : ticks.Skip(began + 1).Where(t => t.Tick == Tick.Extended).Sum(t => t.Days);
        var part = Math.Ceiling((days + more) * percent / 50) / 2;
        return Due([.. ticks.Where(t => t.Tick is not (Tick.Extended or Tick.Moved or Tick.TakenOver))], part, unit, calendar);
    }

    public static bool Runs(IReadOnlyList<ClockTick> ticks)
    {
        var runs = false;
        var paused = false;
        foreach (var t in ticks)
            (runs, paused) = t.Tick switch { Tick.Started => (true, paused), Tick.Stopped => (false, paused), Tick.Paused => (runs, true), Tick.Resumed => (runs, false), _ => (runs, paused) };
        return runs && !paused;
    }

    /// <summary>A day between a pause and the going on does not count; that of the pause still does, that of the going on does not.</summary>
    private static List<(DateOnly From, DateOnly To)> Pauses(IReadOnlyList<ClockTick> ticks)
    {
        var found = new List<(DateOnly, DateOnly)>();
        DateOnly? since = null;
        foreach (var t in ticks)
        {
            if (t.Tick == Tick.Paused) since ??= ChinaTime.Date(t.At);
            else if (t.Tick == Tick.Resumed && since is { } from)
            {
                found.Add((from, ChinaTime.Date(t.At)));
                since = null;
            }
        }
        return found;
    }

    private static DateTimeOffset After(DateOnly start, decimal days, DayUnit unit, List<(DateOnly From, DateOnly To)> pauses, WorkingCalendar calendar)
    {
        var half = days != decimal.Truncate(days);
        var left = (int)Math.Ceiling(days);
        var day = start;
        while (left > 0)
        {
            day = day.AddDays(1);
            if (pauses.Any(p => day > p.From && day <= p.To)) continue;
            if (unit == DayUnit.CalendarDays || calendar.IsWorkingDay(day)) left--;
        }
        while (!calendar.IsWorkingDay(day)) day = day.AddDays(1);
        return ChinaTime.At(day, half ? Noon : EndOfDay);
    }
}
