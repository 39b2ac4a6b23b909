using System.Globalization;
using System.Text;

namespace PublicPortal.Content.Media;

/// <summary>A picture for everybody to see. Its content lies in the vault under the same id and never changes.</summary>
internal sealed class MediaFile
{
    public const int LongestPath = 255, LongestWords = 200;

    public Guid Id { get; init; }

    /// <summary>Below <c>/media/</c>: id, and a name with its size, so that a page keeps the room free: <c>…/square-1600x1200.jpg</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public required string Words { get; init; }
    public required string ContentType { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public int Size { get; init; }

    /// <summary>Of the content, in hexadecimal digits; its entity tag.</summary>
    public required string Sha256 { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }

    public string Address => "/media/" + Path;

    /// <summary>As it is written into a body.</summary>
    public string Markdown => MarkdownAs(Words);

    public string MarkdownAs(string words) => $"![{words.Replace("\\", "", StringComparison.Ordinal).Replace("[", "（", StringComparison.Ordinal).Replace("]", "）", StringComparison.Ordinal)}]({Address})";

    public static string NameOf(string? given, string contentType, int width, int height)
    {
        var stem = new StringBuilder();
        foreach (var c in System.IO.Path.GetFileNameWithoutExtension(given ?? "").ToLowerInvariant())
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) stem.Append(c);
            else if (stem.Length > 0 && stem[^1] != '-') stem.Append('-');
        var name = stem.ToString().Trim('-');
        if (name.Length > 40) name = name[..40].Trim('-');
        var ending = contentType switch { "image/png" => "png", "image/webp" => "webp", _ => "jpg" };
        return string.Create(CultureInfo.InvariantCulture, $"{(name.Length == 0 ? "picture" : name)}-{width}x{height}.{ending}");
    }
}
