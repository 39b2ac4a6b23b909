using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Money is counted in fen and read and written in yuan.</summary>
internal static class Yuan
{
    private const long Most = 10_000_000_000;   // a hundred million yuan: more is a slip of the hand

    /// <summary>180,000 元; fen are shown where there are some.</summary>
    public static string Show(long fen) => LocalizedText.IsEnglish ? En(fen) : Zh(fen);
    public static string Zh(long fen) => Number(fen) + " 元";
    public static string En(long fen) => Number(fen) + " yuan";

    public static string Number(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    /// <summary>As it stands in a box to be changed.</summary>
    public static string Plain(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>20.5 万元 in Chinese where it is much, else as it is.</summary>
    public static string Short(long fen) => !LocalizedText.IsEnglish && Math.Abs(fen) >= 10_000_00
        ? (fen / 1_000_000m).ToString("#,0.##", CultureInfo.InvariantCulture) + " 万元"
        : Show(fen);

    /// <summary>What was typed: full-width digits, commas and 元 are forgiven. Null where it is no sum of money.</summary>
    public static long? Read(string? typed)
    {
        var text = (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace("元", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("¥", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)) return null;
        if (Math.Abs(yuan) > Most) return null;
        var fen = yuan * 100;
        return fen == decimal.Truncate(fen) ? (long)fen : null;
    }
}
