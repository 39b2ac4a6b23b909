using System.Globalization;
using System.Text;

namespace PublicPortal.Kernel;

/// <summary>Money is counted in fen and read and written in yuan.</summary>
public static class Yuan
{
    private const long Most = 10_000_000_000;   // ten thousand million yuan: more is a slip of the hand

    /// <summary>180,000 元 or 180,000 yuan, in the language of the request; fen are shown where there are some.</summary>
    public static string Show(long fen) => LocalizedText.IsEnglish ? En(fen) : Zh(fen);

    /// <summary>180,000 元</summary>
    public static string Zh(long fen) => Number(fen) + " 元";

    /// <summary>180,000 yuan</summary>
    public static string En(long fen) => Number(fen) + " yuan";

    /// <summary>12,000 or 12,000.50</summary>
    public static string Number(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    /// <summary>12000 or 12000.50, as it stands in a box to be changed or in a file.</summary>
    public static string Plain(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>20.5 万元 in Chinese where it is much, else as it is.</summary>
    public static string Short(long fen) => !LocalizedText.IsEnglish && Math.Abs(fen) >= 10_000_00
        ? (fen / 1_000_000m).ToString("#,0.##", CultureInfo.InvariantCulture) + " 万元"
        : Show(fen);

    /// <summary>Fen from what was typed: full-width digits, commas, blanks, ¥ and 元 are forgiven, a minus is read. Null where it is no sum, is finer than a fen or beyond ten thousand million yuan.</summary>
    public static long? Read(string? typed)
    {
        var text = new StringBuilder((typed ?? "").Normalize(NormalizationForm.FormKC)).Replace(",", "").Replace(" ", "").Replace("¥", "").Replace("元", "").ToString();
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) || Math.Abs(yuan) > Most) return null;
        var fen = yuan * 100;
        return fen == decimal.Truncate(fen) ? (long)fen : null;
    }

    /// <summary>Like <see cref="Read"/>, for sums that must be above zero.</summary>
    public static long? ReadAboveZero(string? typed) => Read(typed) is > 0 and var fen ? fen : null;
}
