using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace PublicPortal.Content.Markdown;

/// <summary>The title of the page is its h1, so the highest heading of a body is h2; no level is left out; each has an address.</summary>
internal sealed class Headings
{
    private const int LongestId = 40;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private int highest = 6, before = 1;

    public void Survey(INode body)
    {
        foreach (var element in body.Descendants().OfType<IElement>())
            if (element.LocalName is ['h', >= '1' and <= '6'] && element.LocalName[1] - '0' < highest) highest = element.LocalName[1] - '0';
    }

    public (int Level, string? Id) Next(IElement heading)
    {
        var level = Math.Clamp(heading.LocalName[1] - '0' - highest + 2, 2, Math.Min(before + 1, 6));
        before = level;
        return (level, IdOf(heading.TextContent));
    }

    private string? IdOf(string words)
    {
        var id = new StringBuilder("s-");   // a prefix of our own: no heading takes the name of something else on the page
        foreach (var rune in words.Trim().EnumerateRunes())
        {
            if (id.Length >= LongestId) break;
            if (Rune.IsLetterOrDigit(rune)) id.Append(Rune.ToLowerInvariant(rune));
            else if (id[^1] != '-') id.Append('-');
        }
        var name = id.ToString().TrimEnd('-');
        if (name == "s") return null;
        for (var n = 2; !ids.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{name.TrimEnd("0123456789".ToCharArray()).TrimEnd('-')}-{n}");
        return name;
    }
}
