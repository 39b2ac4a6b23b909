using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Reads what people typed into fields that everybody reads later.</summary>
internal static class ProjectText
{
    /// <summary>So many digits in a row are a phone, a document or an account number.</summary>
    private const int NumberDigits = 11;

    public static Result<string> Read(string? typed, int most, Refusal missing)
    {
        var read = Optional(typed, most, missing.Field);
        if (read.IsRefused) return Result<string>.Refuse(read.Refusals);
        return read.Value is { Length: > 0 } text ? text : missing;
    }

    /// <summary>Empty where nothing was typed.</summary>
    public static Result<string> Optional(string? typed, int most, string? field)
    {
        var text = string.Join('\n', (typed ?? "").Normalize(System.Text.NormalizationForm.FormC).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        text = string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)));
        if (text.Length > most) return ProjectRefusals.TextTooLong.With(most) with { Field = field };
        return HasNumber(text) ? ProjectRefusals.TextHasNumber with { Field = field } : text;
    }

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Result<DateOnly> Day(string? typed, string field) =>
        DateOnly.TryParseExact((typed ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? day : ProjectRefusals.DayMissing.At(field);

    private static bool HasNumber(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) run++;
            else if (c is not (' ' or '-')) run = 0;
            if (run >= NumberDigits) return true;
        }
        return false;
    }
}
