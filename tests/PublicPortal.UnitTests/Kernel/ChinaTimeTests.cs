using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.UnitTests.Kernel;

public class ChinaTimeTests
{
    [Theory]
    [InlineData("2026-11-22T15:59:59Z", "2026-11-22")]
    [InlineData("2026-11-22T16:00:00Z", "2026-11-23")]      // midnight in Shenzhen
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    [InlineData("2026-11-23T07:00:00-08:00", "2026-11-23")]
    public void A_moment_belongs_to_Chinas_day(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), ChinaTime.Date(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_day_begins_at_sixteen_hours_of_the_day_before_in_UTC()
    {
        var start = ChinaTime.StartOf(new(2026, 11, 23));
        Assert.Equal(new DateTime(2026, 11, 22, 16, 0, 0, DateTimeKind.Utc), start.UtcDateTime);
        Assert.Equal(new DateOnly(2026, 11, 23), ChinaTime.Date(start));
        Assert.Equal(new DateOnly(2026, 11, 22), ChinaTime.Date(start.AddTicks(-1)));
    }

    /// <summary>China had summer time from 1986 to 1991; births of these years are dates, so the fixed offset changes none of them.</summary>
    [Fact]
    public void Every_day_has_twenty_four_hours()
    {
        for (var day = new DateOnly(1986, 1, 1); day < new DateOnly(1992, 1, 1); day = day.AddDays(1))
            Assert.Equal(TimeSpan.FromDays(1), ChinaTime.StartOf(day.AddDays(1)) - ChinaTime.StartOf(day));
    }

    [Fact]
    public void Dates_are_shown_in_the_language_of_the_request()
    {
        var moment = ChinaTime.At(new(2026, 1, 5), new(9, 2));
        Assert.Equal("2026 年 1 月 5 日 09:02", In("zh-CN", () => ChinaTime.Show(moment)));
        Assert.Equal("5 January 2026, 09:02", In("en-GB", () => ChinaTime.Show(moment)));
        Assert.Equal("1 月 5 日", In("zh-CN", () => ChinaTime.Short(new(2026, 1, 5))));
        Assert.Equal("5 January", In("en", () => ChinaTime.Short(new(2026, 1, 5))));
    }

    private static string In(string culture, Func<string> show)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        try { return show(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
