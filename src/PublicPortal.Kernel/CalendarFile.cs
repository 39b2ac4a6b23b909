using System.Text.Json;
using System.Text.Json.Serialization;

namespace PublicPortal.Kernel;

/// <summary>
/// Reads the working calendar from a folder of files like <c>2026.json</c>: year, provisional, source, holidays,
/// workdays. The source names the State Council's notice, which moves days every year.
/// </summary>
public static class CalendarFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,      // a mistyped "holidys" must not go unseen
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private sealed record Content(int Year, bool Provisional, string Source, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays);

    /// <summary>All years of the folder.</summary>
    /// <exception cref="InvalidDataException">The folder has no calendar, or a file is wrong; the text names the file and the mistake.</exception>
    public static WorkingCalendar ReadFolder(string folder) => new(ReadYears(folder));

    /// <inheritdoc cref="ReadFolder"/>
    public static IReadOnlyList<CalendarYear> ReadYears(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        if (files.Length == 0) throw new InvalidDataException($"{folder} holds no calendar such as 2026.json.");
        return [.. files.Order(StringComparer.Ordinal).Select(Read)];
    }

    /// <summary>One year.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the text names it and the mistake.</exception>
    public static CalendarYear Read(string file)
    {
        return Parse(File.ReadAllText(file), Path.GetFileName(file));
    }

    /// <summary>The text of such a file.</summary>
    /// <param name="name">As in <c>2026.json</c>.</param>
    /// <exception cref="InvalidDataException">It is wrong; the text names it and the mistake.</exception>
    public static CalendarYear Parse(string json, string name)
    {
        Content content;
        try { content = JsonSerializer.Deserialize<Content>(json, Options) ?? throw new InvalidDataException($"{name} is empty."); }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
        foreach (var mistake in Mistakes(content, name)) throw new InvalidDataException($"{name}: {mistake}");
        return new CalendarYear(content.Year, content.Holidays.ToHashSet(), content.Workdays.ToHashSet(), content.Provisional);
    }

    /// <summary>A year as such a file has it.</summary>
    public static string Write(CalendarYear year, string source) =>
        JsonSerializer.Serialize(new Content(year.Year, year.Provisional, source, [.. year.Holidays.Order()], [.. year.WorkDays.Order()]), Options);

    private static IEnumerable<string> Mistakes(Content content, string name)
    {
        if (name != $"{content.Year}.json") yield return $"the file of the year {content.Year} is called {content.Year}.json.";
        if (string.IsNullOrWhiteSpace(content.Source)) yield return "no source is given: name the notice.";
        if (content.Holidays.Count == 0) yield return "there are no holidays.";
        foreach (var day in content.Holidays.Concat(content.Workdays))
            if (day.Year != content.Year)
                yield return $"{day:yyyy-MM-dd} is not in {content.Year}.";
        foreach (var twice in content.Holidays.Concat(content.Workdays).GroupBy(day => day).Where(days => days.Count() > 1))
            yield return $"{twice.Key:yyyy-MM-dd} stands there twice.";
        foreach (var day in content.Workdays)
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                yield return $"{day:yyyy-MM-dd} is no weekend day, so it need not be named as worked.";
    }
}
