using PublicPortal.Kernel;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Kernel;

public sealed class CalendarFileTests : IDisposable
{
    private static readonly string Content = Repository.PathOf("content/calendars");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-calendars-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Counted with the npm package chinese-days 1.5.7; 2027 is not decided and counted from the statutory days.</summary>
    [Theory]
    [InlineData(2025, new[] { 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23 })]
    [InlineData(2026, new[] { 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23 })]
    [InlineData(2027, new[] { 20, 16, 23, 21, 19, 21, 22, 22, 21, 18, 22, 23 })]
    public void Every_month_has_the_working_days_that_others_count(int year, int[] expected)
    {
        var calendar = CalendarFile.ReadFolder(Content);
        var counted = Enumerable.Range(1, 12).Select(month => Enumerable.Range(1, DateTime.DaysInMonth(year, month))
            .Count(day => calendar.IsWorkingDay(new(year, month, day))));
        Assert.Equal(expected, counted);
    }

    [Theory]
    [InlineData(2025, 28, 5, false)]
    [InlineData(2026, 33, 6, false)]
    [InlineData(2027, 19, 0, true)]
    public void Each_year_has_the_days_of_its_notice(int year, int holidays, int workDays, bool provisional)
    {
        var file = CalendarFile.Read(Path.Combine(Content, $"{year}.json"));
        Assert.Equal((year, holidays, workDays, provisional), (file.Year, file.Holidays.Count, file.WorkDays.Count, file.Provisional));
    }

    /// <summary>全国年节及纪念日放假办法 (2024) art 2: 13 days a year, so every year has as many working days as weekdays less 13.</summary>
    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void A_year_gives_thirteen_weekdays_off(int year)
    {
        var calendar = CalendarFile.ReadFolder(Content);
        var days = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
        var weekdays = days.Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(weekdays - 13, days.Count(calendar.IsWorkingDay));
    }

    [Fact]
    public void A_period_runs_over_the_spring_festival_and_its_swapped_weekends()
    {
        var calendar = CalendarFile.ReadFolder(Content);
        // 13 February 2026 is a Friday; Saturday the 14th is worked, the 15th to the 23rd are off.
        Assert.Equal(new DateOnly(2026, 2, 14), calendar.Add(new(2026, 2, 13), 1));
        Assert.Equal(new DateOnly(2026, 2, 24), calendar.Add(new(2026, 2, 13), 2));
    }

    [Theory]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2026-01-01"]}""", "workdays")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidys":[],"workdays":[]}""", "holidys")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2026-02-30"],"workdays":[]}""", "holidays")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":null,"workdays":[]}""", "olidays")]
    [InlineData("""{"year":2026,"provisional":false,"source":" ","holidays":["2026-01-01"],"workdays":[]}""", "source")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":[],"workdays":[]}""", "no holidays")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2025-01-01"],"workdays":[]}""", "2025-01-01 is not in 2026")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2026-01-01","2026-01-01"],"workdays":[]}""", "2026-01-01 stands there twice")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2026-01-03"],"workdays":["2026-01-03"]}""", "2026-01-03 stands there twice")]
    [InlineData("""{"year":2026,"provisional":false,"source":"x","holidays":["2026-01-01"],"workdays":["2026-01-05"]}""", "2026-01-05 is no weekend day")]
    [InlineData("""{"year":2027,"provisional":false,"source":"x","holidays":["2027-01-01"],"workdays":[]}""", "called 2027.json")]
    [InlineData("null", "empty")]
    [InlineData("{", "2026.json")]
    public void A_mistake_is_told_with_the_file(string json, string says)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "2026.json"), json);
        var error = Assert.Throws<InvalidDataException>(() => CalendarFile.ReadFolder(folder.FullName));
        Assert.StartsWith("2026.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_calendars_is_an_error()
    {
        Assert.Throws<InvalidDataException>(() => CalendarFile.ReadFolder(folder.FullName));
        Assert.Throws<InvalidDataException>(() => CalendarFile.ReadFolder(Path.Combine(folder.FullName, "missing")));
    }
}
