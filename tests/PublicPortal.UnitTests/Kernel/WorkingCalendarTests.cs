using PublicPortal.Kernel;

namespace PublicPortal.UnitTests.Kernel;

public class WorkingCalendarTests
{
    // A made-up year: Thursday 1 and Friday 2 January off, Sunday 4 January worked instead.
    private static readonly WorkingCalendar Calendar = new([
        new(2026, new HashSet<DateOnly> { new(2026, 1, 1), new(2026, 1, 2) }, new HashSet<DateOnly> { new(2026, 1, 4) }, Provisional: false),
        new(2027, new HashSet<DateOnly> { new(2027, 1, 1) }, new HashSet<DateOnly>(), Provisional: true),
    ]);

    [Theory]
    [InlineData(1, false)]      // holiday on a Thursday
    [InlineData(3, false)]      // Saturday
    [InlineData(4, true)]       // worked Sunday
    [InlineData(5, true)]       // Monday
    [InlineData(10, false)]     // Saturday
    [InlineData(11, false)]     // Sunday
    public void Holidays_and_worked_weekends_come_before_the_week(int day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(new(2026, 1, day)));

    [Theory]
    [InlineData("2026-01-01", 0, "2026-01-01")]     // nothing to wait for, even from a holiday
    [InlineData("2026-01-01", 1, "2026-01-04")]
    [InlineData("2026-01-05", 1, "2026-01-06")]     // the start itself does not count
    [InlineData("2026-01-09", 1, "2026-01-12")]     // over a weekend
    [InlineData("2026-12-31", 1, "2027-01-04")]     // into the next year, over a holiday and a weekend
    public void Add_counts_working_days_after_the_start(string start, int count, string due) =>
        Assert.Equal(Day(due), Calendar.Add(Day(start), count));

    [Fact]
    public void Left_is_what_Add_added()
    {
        for (var start = Day("2026-01-01"); start < Day("2026-03-01"); start = start.AddDays(1))
            for (var count = 0; count <= 20; count++)
                Assert.Equal(count, Calendar.Left(start, Calendar.Add(start, count)));
    }

    [Fact]
    public void Left_is_negative_when_late() =>
        Assert.Equal(-2, Calendar.Left(Day("2026-01-07"), Day("2026-01-05")));

    [Fact]
    public void A_year_without_a_file_is_an_error_that_names_the_year()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Calendar.Add(Day("2027-12-31"), 1));
        Assert.Contains("2028", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undecided_year_says_so()
    {
        Assert.False(Calendar.IsProvisional(Day("2026-06-01")));
        Assert.True(Calendar.IsProvisional(Day("2027-06-01")));
    }

    [Fact]
    public void A_period_cannot_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(Day("2026-01-05"), -1));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
