using System.Globalization;
using System.Text;

namespace PublicPortal.Files.Checks;

/// <summary>A name that is safe to show, to store and to save under.</summary>
internal static class FileName
{
    private const int Longest = 80, LongestRead = 1000;

    /// <summary>Without folders, control and direction signs; at most 80 characters; with the ending that fits the content.</summary>
    public static string Clean(string? given, FileKind kind)
    {
        var name = given ?? "";
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length > LongestRead) name = name[..LongestRead];
        var dot = name.LastIndexOf('.');
        if (dot >= 0) name = name[..dot];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
                && rune.Value is not ('"' or '<' or '>' or ':' or '|' or '?' or '*' or 0xFFFD))
                kept.Append(rune);
        var whole = kept.ToString().Trim(' ', '.', '\u3000');
        var info = new StringInfo(whole);
        if (info.LengthInTextElements > Longest) whole = info.SubstringByTextElements(0, Longest).Trim();
        if (whole.Length > Longest * 4) whole = "";   // one sign with hundreds of marks on it is no name
        return (whole.Length == 0 ? kind switch { FileKind.Pdf => "文件", FileKind.Csv => "表格", _ => "照片" } : whole) + kind.Extension();
    }
}
