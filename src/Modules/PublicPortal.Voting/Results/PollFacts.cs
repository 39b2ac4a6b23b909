using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Results;

/// <summary>Small things that several pages of polls say alike.</summary>
internal static class PollFacts
{
    /// <summary>11 月 23 日 18:00; without the year, which a poll seldom outlasts.</summary>
    public static string When(DateTimeOffset moment) => $"{ChinaTime.Short(ChinaTime.Date(moment))} {ChinaTime.Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>When pages about it would say something else by the clock alone.</summary>
    public static DateTimeOffset NextChange(PollStanding standing, DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset now) => standing switch
    {
        PollStanding.Announced when opens > now => opens,
        PollStanding.Announced or PollStanding.Open when closes > now => closes,
        _ => DateTimeOffset.MaxValue,
    };

    /// <summary>Days that people count in: 还剩 3 天.</summary>
    public static string Left(DateTimeOffset until, DateTimeOffset now)
    {
        var days = ChinaTime.Date(until).DayNumber - ChinaTime.Date(now).DayNumber;
        return days switch
        {
            <= 0 => Hosting.Pages.Text.T("今天", "today"),
            1 => Hosting.Pages.Text.T("明天", "tomorrow"),
            _ => Hosting.Pages.Text.T($"还有 {days} 天", $"in {days} days"),
        };
    }
}
