using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>Sums are kept in fen and typed in yuan.</summary>
internal static class Money
{
    /// <summary>The most that is believed: ten thousand million yuan.</summary>
    private const decimal Most = 10_000_000_000m;

    /// <summary>12 000, 12,000.50, ￥3万 is no number: null.</summary>
    public static long? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimStart('¥', '￥').TrimEnd('元').Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && yuan > 0 && yuan <= Most && yuan * 100 == decimal.Truncate(yuan * 100)
            ? (long)(yuan * 100) : null;
    }

    /// <summary>12,000 or 12,000.50</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    /// <summary>12,000 元, ¥12,000</summary>
    public static string Show(long fen) => LocalizedText.IsEnglish ? "¥" + Yuan(fen) : Yuan(fen) + " 元";

    /// <summary>For a form: without separators.</summary>
    public static string? Typed(long? fen) => fen is { } sum ? (sum / 100m).ToString("0.##", CultureInfo.InvariantCulture) : null;
}
