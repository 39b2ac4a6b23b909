using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Polls;

/// <summary>
/// One way only to write a document, so that its hash means something: members by name (UTF-16 code units), no blanks, whole
/// numbers up to 2^53-1, strings escaped only where JSON must. It is the part of RFC 8785 that needs no rules for fractions.
/// </summary>
internal static class CanonicalJson
{
    public const long MostInteger = (1L << 53) - 1;

    /// <summary>What a string cannot hold as it is.</summary>
    public static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The document, and whether its bytes are the canonical ones; null if it is no JSON at all.</summary>
    public static (JsonNode? Document, bool Canonical) Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Utf8.GetString(bytes);
            var document = JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = 64 });
            return document is null ? (null, false) : (document, Write(document) == text);
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException)
        {
            return (null, false);
        }
        catch (Exception odd) when (odd is ArgumentException or InvalidOperationException or FormatException)   // a member twice, half a surrogate pair, a fraction
        {
            return (JsonValue.Create(0), false);
        }
    }

    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    /// <summary>SHA-256 over a word that says what is hashed, a line feed and the text; in hexadecimal.</summary>
    public static string Hash(string domain, string text) => Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes($"{domain}\n{text}")));

    public static byte[] Bytes(string text) => Utf8.GetBytes(text);

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    if (text[^1] != '{') text.Append(',');
                    Write(text, name);
                    text.Append(':');
                    Write(text, value);
                }
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Write(text, items[i]);
                }
                text.Append(']');
                break;
            default:
                switch (node.GetValueKind())
                {
                    case JsonValueKind.String:
                        Write(text, node.GetValue<string>());
                        break;
                    case JsonValueKind.Number:
                        var digits = node.ToJsonString();
                        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > MostInteger) throw new FormatException("not a whole number");
                        text.Append(number.ToString(CultureInfo.InvariantCulture));
                        break;
                    default:
                        text.Append(node.GetValueKind() == JsonValueKind.True ? "true" : "false");
                        break;
                }
                break;
        }
    }

    /// <summary>A string as the document has it.</summary>
    public static void Write(StringBuilder text, string value)
    {
        Utf8.GetByteCount(value);   // half a surrogate pair is no text
        text.Append('"');
        var rest = value.AsSpan();
        while (rest.Length > 0)
        {
            var plain = rest.IndexOfAny(Escaped);
            if (plain < 0) plain = rest.Length;
            text.Append(rest[..plain]);
            if (plain == rest.Length) break;
            text.Append(rest[plain] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                var c => $"\\u{(int)c:x4}",
            });
            rest = rest[(plain + 1)..];
        }
        text.Append('"');
    }
}
