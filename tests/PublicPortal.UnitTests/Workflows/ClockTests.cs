using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.TestKit;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

public class ClockTests
{
    private static readonly WorkingCalendar Calendar = CalendarFile.ReadFolder(Repository.PathOf("content/calendars"));

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), ChinaTime.Offset);

    private static ClockTick Started(string at) => new(Tick.Started, At(at));

    [Theory]
    [InlineData("2026-11-23 09:00", 3, "2026-11-26 18:00")]
    [InlineData("2026-11-23 23:59", 3, "2026-11-26 18:00")]        // the day of the start does not count
    [InlineData("2026-11-27 09:00", 1, "2026-11-30 18:00")]        // over a weekend
    [InlineData("2026-09-30 09:00", 1, "2026-10-08 18:00")]        // over the national holidays
    [InlineData("2026-09-18 09:00", 1, "2026-09-20 18:00")]        // a Sunday that is worked
    [InlineData("2026-02-13 09:00", 1, "2026-02-14 18:00")]        // a Saturday that is worked
    [InlineData("2026-11-23 09:00", 0.5, "2026-11-24 12:00")]
    [InlineData("2026-11-23 09:00", 2.5, "2026-11-26 12:00")]
    public void Due_WorkingDays(string start, double days, string due) => Assert.Equal(At(due), Clock.Due([Started(start)], (decimal)days, DayUnit.WorkingDays, Calendar));

    [Theory]
    [InlineData("2026-11-23 09:00", 3, "2026-11-26 18:00")]
    [InlineData("2026-11-24 09:00", 4, "2026-11-30 18:00")]        // ends on a Saturday: the next working day
    [InlineData("2026-09-28 09:00", 5, "2026-10-08 18:00")]        // ends in the holidays
    public void Due_CalendarDays_EndOnAWorkingDay(string start, double days, string due) => Assert.Equal(At(due), Clock.Due([Started(start)], (decimal)days, DayUnit.CalendarDays, Calendar));

    [Fact]
    public void Due_Paused_StandsStillAndThenGoesOn()
    {
        ClockTick[] paused = [Started("2026-11-23 09:00"), new(Tick.Paused, At("2026-11-24 10:00"))];
        Assert.Null(Clock.Due(paused, 3, DayUnit.WorkingDays, Calendar));
        ClockTick[] resumed = [.. paused, new(Tick.Resumed, At("2026-12-01 15:00"))];
        Assert.Equal(At("2026-12-03 18:00"), Clock.Due(resumed, 3, DayUnit.WorkingDays, Calendar));   // one day was used before, two are left
    }

    [Fact]
    public void Due_PausedAndResumedOnOneDay_LosesNothing() => Assert.Equal(At("2026-11-26 18:00"),
        Clock.Due([Started("2026-11-23 09:00"), new(Tick.Paused, At("2026-11-24 10:00")), new(Tick.Resumed, At("2026-11-24 16:00"))], 3, DayUnit.WorkingDays, Calendar));

    [Fact]
    public void Due_ExtendedOrMoved_IsLater_AndAMoveNeverShortens()
    {
        Assert.Equal(At("2026-11-30 18:00"), Clock.Due([Started("2026-11-23 09:00"), new(Tick.Extended, At("2026-11-24 09:00"), 2)], 3, DayUnit.WorkingDays, Calendar));
        Assert.Equal(At("2026-12-04 21:00"), Clock.Due([Started("2026-11-23 09:00"), new(Tick.Moved, At("2026-11-24 09:00"), 0, At("2026-12-04 21:00"))], 3, DayUnit.WorkingDays, Calendar));
        Assert.Equal(At("2026-11-26 18:00"), Clock.Due([Started("2026-11-23 09:00"), new(Tick.Moved, At("2026-11-24 09:00"), 0, At("2026-11-25 12:00"))], 3, DayUnit.WorkingDays, Calendar));
    }

    [Fact]
    public void Due_StartedAgain_CountsFromThere_AndStopped_IsNone()
    {
        ClockTick[] ticks = [Started("2026-11-23 09:00"), new(Tick.Extended, At("2026-11-23 10:00"), 5), Started("2026-11-25 09:00")];
        Assert.Equal(At("2026-11-26 18:00"), Clock.Due(ticks, 1, DayUnit.WorkingDays, Calendar));
        Assert.Null(Clock.Due([.. ticks, new(Tick.Stopped, At("2026-11-26 09:00"))], 1, DayUnit.WorkingDays, Calendar));
        Assert.Null(Clock.Due([], 1, DayUnit.WorkingDays, Calendar));
    }

    [Theory]
    [InlineData(50, "2026-11-27 12:00")]     // 3.5 of 7 days
    [InlineData(80, "2026-12-01 18:00")]     // 5.6, upwards to 6
    [InlineData(100, "2026-12-02 18:00")]
    public void At_AShareOfTheTime(int percent, string moment) => Assert.Equal(At(moment), Clock.At([Started("2026-11-23 09:00")], 7, percent, DayUnit.WorkingDays, Calendar));

    [Fact]
    public void Due_InAYearThatIsNotThere_IsAnError()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => Clock.Due([Started("2027-12-30 09:00")], 5, DayUnit.WorkingDays, Calendar));
        Assert.Contains("2028", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task WorkingDays_AreThoseOfChineseDays(int year)
    {
        var theirs = System.Text.Json.JsonSerializer.Deserialize<List<string>>(await NodeTools.RunAsync("working-days.mjs", year.ToString(CultureInfo.InvariantCulture)))!;
        var ours = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Where(Calendar.IsWorkingDay).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(theirs, ours);
    }
}
