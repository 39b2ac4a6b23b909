using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PublicPortal.Kernel;

namespace PublicPortal.Files.Checks;

/// <summary>A PDF is kept as it is, if it neither acts nor hides: no scripts, programs, attachments or password.</summary>
internal static partial class PdfCheck
{
    private const int MostInflated = 40 * 1024 * 1024;

    public static Result<CleanFile> Clean(ReadOnlySpan<byte> input)
    {
        var end = input.LastIndexOf("%%EOF"u8);
        if (end < 0 || input.IndexOf("startxref"u8) < 0) throw new BrokenFileException("no end");
        var stop = end + 5;
        while (stop < input.Length && stop < end + 7 && input[stop] is (byte)'\r' or (byte)'\n') stop++;
        var content = input[..stop].ToArray();   // what follows is not part of the document

        var text = Encoding.Latin1.GetString(content);
        var hidden = ObjectStreams(content, text);
        var all = Plain(text + hidden);
        if (Locked().IsMatch(all)) return FilesRefusals.PdfLocked;
        // Three letters also occur by chance in the compressed bytes of a large scan: look for them outside of it.
        if (Active().IsMatch(all) || ShortActive().IsMatch(Plain(Stream().Replace(text, " ") + hidden))) return FilesRefusals.PdfActive;
        return new CleanFile(FileKind.Pdf, content, 0, 0);
    }

    /// <summary>Objects may lie compressed in object streams; what they name counts just the same.</summary>
    private static string ObjectStreams(byte[] content, string text)
    {
        var found = new StringBuilder();
        foreach (Match stream in StreamStart().Matches(text))
        {
            var head = text[Math.Max(0, stream.Index - 2000)..stream.Index];
            var dictionary = head[(head.LastIndexOf(" obj", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..];
            if (!Plain(dictionary).Contains("/ObjStm", StringComparison.Ordinal)) continue;
            found.Append(Inflate(content.AsMemory(stream.Index + stream.Length), MostInflated - found.Length));
        }
        return found.ToString();
    }

    /// <exception cref="BrokenFileException">Not compressed in the one way that is common, or far too much.</exception>
    private static string Inflate(ReadOnlyMemory<byte> compressed, int most)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var inflated = new ZLibStream(source, CompressionMode.Decompress);
        var result = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = inflated.Read(buffer)) > 0)
            {
                if (result.Length + read > most) throw new BrokenFileException("too much inside");
                result.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (InvalidDataException) { throw new BrokenFileException("an unreadable part"); }
        return result.ToString();
    }

    /// <summary>Undoes <c>/J#61vaScript</c>.</summary>
    private static string Plain(string text) =>
        text.Contains('#', StringComparison.Ordinal) ? Escaped().Replace(text, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()) : text;

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z0-9])")]
    private static partial Regex Active();

    [GeneratedRegex(@"/(JS|XFA)(?![A-Za-z0-9])")]
    private static partial Regex ShortActive();

    [GeneratedRegex(@"/Encrypt(?![A-Za-z0-9])")]
    private static partial Regex Locked();

    [GeneratedRegex(@"(?<!end)stream\r?\n")]
    private static partial Regex StreamStart();

    [GeneratedRegex(@"(?<!end)stream\r?\n.*?endstream", RegexOptions.Singleline)]
    private static partial Regex Stream();
}
