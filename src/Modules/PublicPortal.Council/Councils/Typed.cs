using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Councils;

/// <summary>Reads what people typed into forms; what is wrong is collected, each at its field.</summary>
internal sealed class Typed
{
    private readonly List<Refusal> wrong = [];

    public bool IsWrong => wrong.Count > 0;
    public Result Refusal => Result.Refuse(wrong);
    public Result<T> RefusalOf<T>() => Result<T>.Refuse(wrong);

    public void Add(Refusal refusal) => wrong.Add(refusal);

    public string Text(string? typed, string field, int most, bool optional = false)
    {
        var text = typed?.Trim().ReplaceLineEndings("\n") ?? "";
        if (text.Length == 0 && !optional) wrong.Add(CouncilRefusals.NoText.At(field));
        if (text.Length > most) wrong.Add(CouncilRefusals.TextTooLong.With(most).At(field));
        return text;
    }

    public string Reason(string? typed, string field = "Reason")
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is < 2 or > 300) wrong.Add(CouncilRefusals.NoReason.At(field));
        return text;
    }

    public DateOnly Date(string? typed, string field)
    {
        if (DateOnly.TryParseExact(typed?.Trim(), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200) return day;
        wrong.Add(CouncilRefusals.NoDate.At(field));
        return default;
    }

    public TimeOnly Time(string? typed, string field)
    {
        if (TimeOnly.TryParseExact(typed?.Trim().Replace('：', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        wrong.Add(CouncilRefusals.NoTime.At(field));
        return default;
    }

    /// <param name="refusal">Said where it is no whole number between the bounds.</param>
    public int Whole(string? typed, int least, int most, Refusal refusal)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        wrong.Add(refusal.With(least, most));
        return least;
    }
}
