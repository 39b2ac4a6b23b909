using System.Security.Cryptography;

namespace PublicPortal.Kernel;

/// <summary>Ids and codes. Ids tell their time and are no secret; codes are random and are one.</summary>
public static class Ids
{
    /// <summary>A UUID version 7 of the given moment.</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>A UUID version 7 of the clock's present moment.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}

/// <summary>Codes that people read aloud and type: Crockford's base 32 without I, L, O and U.</summary>
public static class HumanCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A random code of <paramref name="length"/> characters, 5 bits each.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>What a person typed, brought to the form we store: upper case, no blanks or hyphens, O read as 0, I and L as 1.</summary>
    public static string Normalize(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        Span<char> kept = typed.Length <= 256 ? stackalloc char[typed.Length] : new char[typed.Length];
        var n = 0;
        foreach (var raw in typed)
        {
            var c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw;   // full-width forms
            c = char.ToUpperInvariant(c);
            if (c is ' ' or '-' or '\u3000' or '\t' || char.IsWhiteSpace(c)) continue;
            kept[n++] = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
        }
        return new string(kept[..n]);
    }

    /// <summary>Groups of four, for print: <c>7K2M-9QXD</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>
    /// Check character over letters and digits, ISO 7064 MOD 37,36: finds every single wrong character and all but
    /// one in 630 swaps of two neighbours (those missed swap a character with the next one of the alphabet).
    /// </summary>
    public static char CheckCharacter(string code)
    {
        const string all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var p = 36;
        foreach (var c in code)
        {
            var v = all.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (v < 0) throw new ArgumentException($"'{c}' is no letter or digit", nameof(code));
            p = (p + v) % 36;
            if (p == 0) p = 36;
            p = p * 2 % 37;
        }
        return all[(37 - p) % 36];
    }
}
