using System.Globalization;
using System.Text;

namespace PublicPortal.Residents.Documents;

/// <summary>What people make of a number when they type or paste it.</summary>
internal static class TypedNumber
{
    private const char MinusSign = '\u2212';

    /// <summary>
    /// ASCII instead of full-width forms, upper case, without blanks, hyphens and the invisible characters that come
    /// along with pasted text. Nothing is guessed: an O stays an O, so that the person is told about it.
    /// </summary>
    public static string Normalize(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        var kept = new StringBuilder(typed.Length);
        foreach (var raw in typed)
        {
            var c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw;
            if (char.IsWhiteSpace(c) || c == MinusSign || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format) continue;
            kept.Append(char.ToUpperInvariant(c));
        }
        return kept.ToString();
    }

    /// <summary>The characters as people count them, so that "the 12th" is the 12th also after a rare character.</summary>
    public static string[] Characters(string text)
    {
        var characters = new List<string>();
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext()) characters.Add(each.GetTextElement());
        return [.. characters];
    }

    public static bool IsDigits(string text) => text.All(char.IsAsciiDigit);
}
