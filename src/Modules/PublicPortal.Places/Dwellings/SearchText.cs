using System.Text;

namespace PublicPortal.Places.Dwellings;

/// <summary>Addresses as people type them, brought to one form: no blanks, half width, lower case.</summary>
internal static class SearchText
{
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw;
            if (!char.IsWhiteSpace(c) && c is not ('-' or ',' or '，' or '。' or '、')) kept.Append(char.ToLowerInvariant(c));
        }
        return kept.ToString();
    }

    /// <summary>The words of a search, at most five; each must be found.</summary>
    public static IReadOnlyList<string> Words(string? typed) =>
        [.. (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Of).Where(w => w.Length > 0).Take(5)];

    /// <summary>A dwelling code as typed: full-width digits and blanks are forgiven.</summary>
    public static string Code(string? typed) => Of(typed is { Length: <= 100 } ? typed : "");
}
