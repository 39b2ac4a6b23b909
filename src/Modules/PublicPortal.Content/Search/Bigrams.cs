using System.Globalization;
using System.Text;

namespace PublicPortal.Content.Search;

/// <summary>A piece of text without blanks or signs, of one kind of script.</summary>
/// <param name="Text">Folded: half width, lower case, without accents.</param>
/// <param name="IsHan">Written without blanks between words, so cut into pairs of characters.</param>
internal readonly record struct Run(string Text, bool IsHan);

/// <summary>
/// The one tokeniser of both databases. Chinese becomes pairs of neighbouring characters, and the last character alone, so that
/// a single character is found as the beginning of a token; Latin words and numbers stay whole.
/// </summary>
internal static class Bigrams
{
    private const int LongestToken = 60;

    /// <summary>What is indexed, in its order, parted by blanks.</summary>
    public static string Index(string text)
    {
        var tokens = new StringBuilder(text.Length * 4);
        foreach (var run in Runs(text))
            foreach (var token in Tokens(run, withLast: true)) tokens.Append(token).Append(' ');
        return tokens.ToString().TrimEnd();
    }

    /// <summary>The tokens that follow each other where the run is found.</summary>
    public static IReadOnlyList<string> Tokens(Run run, bool withLast = false)
    {
        if (!run.IsHan) return [run.Text];
        var characters = run.Text.EnumerateRunes().Select(r => r.ToString()).ToList();
        if (characters.Count == 1) return [run.Text];
        var tokens = new List<string>(characters.Count);
        for (var i = 0; i + 1 < characters.Count; i++) tokens.Add(characters[i] + characters[i + 1]);
        if (withLast) tokens.Add(characters[^1]);
        return tokens;
    }

    public static IEnumerable<Run> Runs(string text)
    {
        var run = new StringBuilder();
        var han = false;
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            var letter = Rune.IsLetterOrDigit(rune) || rune.Value == 0x3007;   // 〇 is a number sign to Unicode, a character to readers
            if (run.Length > 0 && (!letter || IsHan(rune) != han || (!han && run.Length >= LongestToken)))
            {
                yield return new Run(run.ToString(), han);
                run.Clear();
            }
            if (!letter) continue;
            han = IsHan(rune);
            run.Append(rune);
        }
        if (run.Length > 0) yield return new Run(run.ToString(), han);
    }

    /// <summary>Ｇｏｖ１２ and Gov12, café and CAFE are the same to who searches.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(Fold(rune));
        return folded.ToString();
    }

    /// <summary>One character; may become none or several.</summary>
    public static string Fold(Rune rune)
    {
        if (rune.Value < 0x80) return ((char)rune.Value is >= 'A' and <= 'Z' ? (char)(rune.Value | 0x20) : (char)rune.Value).ToString();
        if (rune.Value is >= 0x4E00 and <= 0x9FFF) return rune.ToString();
        if (rune == Rune.ReplacementChar) return " ";
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) folded.Append(part);
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Han, and the scripts of Japanese and Korean, which part no words either.</summary>
    public static bool IsHan(Rune rune) => rune.Value is >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x3FFFF or >= 0x3040 and <= 0x30FF or >= 0xAC00 and <= 0xD7AF or 0x3005 or 0x3007;
}
