using System.Text.RegularExpressions;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>The working calendar of <c>content/calendars</c>, and over it the years that were entered at the desk, on every node.</summary>
public static partial class SiteCalendar
{
    /// <summary>The setting that holds a year, in the shape of its file.</summary>
    public static string SettingOf(int year) => FormattableString.Invariant($"calendar.{year:0000}");

    internal static WorkingCalendar Follow(PortalContent content, SiteSettings settings)
    {
        var files = CalendarFile.ReadYears(content.File("calendars"));
        var calendar = new WorkingCalendar(files);
        settings.Changed += Take;
        Take();
        return calendar;

        void Take()
        {
            var entered = settings.All.Where(s => Name().IsMatch(s.Key)).Select(s => CalendarFile.Parse(s.Value, s.Key["calendar.".Length..] + ".json")).ToDictionary(y => y.Year);
            calendar.Use([.. files.Where(f => !entered.ContainsKey(f.Year)), .. entered.Values]);
        }
    }

    [GeneratedRegex("^calendar\\.[0-9]{4}$")]
    private static partial Regex Name();
}
