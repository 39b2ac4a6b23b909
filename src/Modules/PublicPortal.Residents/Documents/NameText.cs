using System.Globalization;
using System.Text;
using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>The characters of names: which are tidied away, which may stand, which may not.</summary>
internal static class NameText
{
    /// <summary>More marks on one character are in no script; they paint over the lines above and below.</summary>
    private const int MaxMarks = 8;

    /// <summary>One form for one name: NFC, ASCII for full-width letters, single blanks, one kind of middle dot.</summary>
    public static Result<string> Tidy(string typed)
    {
        if (HasNonCharacter(typed)) return NameRefusals.Invisible;
        var text = new StringBuilder(typed.Length);
        var previous = '\0';
        for (var i = 0; i < typed.Length; i++)
        {
            var c = Same(typed[i]);
            if (c is '\u200B' or '\u2060' or '\uFEFF') continue;      // invisible breaks that come along with pasted text
            if (char.IsControl(c) && !char.IsWhiteSpace(c)) return NameRefusals.Invisible;
            if (char.IsWhiteSpace(c)) c = ' ';
            if (c == ' ' && previous is ' ' or '\0') continue;
            // Keyboards without a middle dot make people write a full stop inside Chinese names.
            if (c == '.' && IsHan(previous) && i + 1 < typed.Length && IsHan(typed[i + 1])) c = '\u00B7';
            text.Append(c);
            previous = c;
        }
        return text.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Why a character may not stand in a name, or null when it may.</summary>
    /// <param name="character">As people count characters, with the marks that belong to it.</param>
    /// <param name="position">Counted from 1.</param>
    public static Refusal? Wrong(string character, int position)
    {
        var marks = 0;
        foreach (var rune in character.EnumerateRunes())
        {
            if (IsHan(rune) || rune.Value is ' ' or 0xB7 or '-' or '\'' or '.') continue;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
                    continue;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    when ++marks <= MaxMarks && (char.IsLetter(character, 0) || IsHan(Rune.GetRuneAt(character, 0))):
                    continue;
                case UnicodeCategory.DecimalDigitNumber:
                    return NameRefusals.Digit(position, character);
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    return NameRefusals.Invisible;
                case UnicodeCategory.PrivateUse:
                    return NameRefusals.PrivateUse(position);
                default:
                    return NameRefusals.Character(position, character);
            }
        }
        return null;
    }

    /// <summary>
    /// Characters of Chinese names. Planes 2 and 3 hold nothing else, so characters are welcome that are newer than
    /// the tables of the runtime. 〇 (U+3007) is a number to Unicode and a character to the people named so.
    /// </summary>
    private static bool IsHan(Rune rune) => rune.Value is 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>The same for one UTF-16 unit: surrogates stand for the planes above, where rare characters are.</summary>
    private static bool IsHan(char c) => char.IsSurrogate(c) || IsHan(new Rune(c));

    private static char Same(char c) => c switch
    {
        '\u2022' or '\u30FB' or '\u2027' or '\u2219' or '\u22C5' or '\uFF65' or '\u0387' => '\u00B7',
        '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '`' or '\u00B4' => '\'',
        '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
        >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' or '\uFF07' or '\uFF0D' or '\uFF0E' => (char)(c - 0xFEE0),
        _ => c,
    };

    /// <summary>Half a pair, or a code point that is no character by definition: no keyboard sends them, and they cannot be normalised.</summary>
    private static bool HasNonCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)) return true;
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return true;
            i += rune.Utf16SequenceLength - 1;
        }
        return false;
    }
}
