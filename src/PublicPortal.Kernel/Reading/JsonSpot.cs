using System.Text;
using System.Text.Json;

namespace PublicPortal.Kernel.Reading;

public enum SpotKind { Object, List, Text, Number, Truth, Nothing }

/// <summary>A value of a JSON document that knows where it stands, so that a mistake can be told with its line.</summary>
public sealed class JsonSpot
{
    private JsonSpot(SpotKind kind, string path, int line) => (Kind, Path, Line) = (kind, path, line);

    public SpotKind Kind { get; }
    public string Path { get; }
    public int Line { get; }
    public string Text { get; private init; } = "";
    public decimal Number { get; private init; }
    public bool Truth { get; private init; }
    public IReadOnlyList<(string Name, JsonSpot Value)> Members { get; private init; } = [];
    public IReadOnlyList<JsonSpot> Items { get; private init; } = [];

    /// <summary>The member of that name; null when there is none.</summary>
    public JsonSpot? this[string name] => Members.FirstOrDefault(m => m.Name == name).Value;

    public Defect Wrong(string code, string zh, string en) => new(code, Path, Line, new LocalizedText(zh, en));

    /// <summary>Reads a whole document: plain JSON without comments, as every other program reads it.</summary>
    /// <returns>Null when it is no JSON; the defect says where it stops being one.</returns>
    public static JsonSpot? Parse(string json, ICollection<Defect> defects)
    {
        var bytes = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        var lines = new LineCount(bytes);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!reader.Read()) throw new JsonException("empty");
            var read = Value(ref reader, "", lines, defects);
            reader.Read();   // anything behind the document throws
            return read;
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            defects.Add(new Defect("json.broken", "", line, new LocalizedText(
                $"这里不是正确的 JSON（第 {(broken.BytePositionInLine ?? 0) + 1} 个字节附近）。常见原因：少了逗号或引号、最后一项后面多了逗号。",
                $"This is no correct JSON (near byte {(broken.BytePositionInLine ?? 0) + 1}). Often a comma or quotation mark is missing, or there is a comma after the last entry.")));
            return null;
        }
    }

    private static JsonSpot Value(ref Utf8JsonReader reader, string path, LineCount lines, ICollection<Defect> defects)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: return Object(ref reader, path, line, lines, defects);
            case JsonTokenType.StartArray: return List(ref reader, path, line, lines, defects);
            case JsonTokenType.String: return new JsonSpot(SpotKind.Text, path, line) { Text = Words(ref reader) };
            case JsonTokenType.Number:
                return new JsonSpot(SpotKind.Number, path, line) { Number = reader.TryGetDecimal(out var number) ? number : reader.ValueSpan[0] == (byte)'-' ? decimal.MinValue : decimal.MaxValue };
            case JsonTokenType.True or JsonTokenType.False: return new JsonSpot(SpotKind.Truth, path, line) { Truth = reader.TokenType == JsonTokenType.True };
            default: return new JsonSpot(SpotKind.Nothing, path, line);
        }
    }

    private static JsonSpot Object(ref Utf8JsonReader reader, string path, int line, LineCount lines, ICollection<Defect> defects)
    {
        var members = new List<(string, JsonSpot)>();
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Words(ref reader);
            var at = lines.At(reader.TokenStartIndex);
            reader.Read();
            var value = Value(ref reader, path.Length == 0 ? name : $"{path}.{name}", lines, defects);
            if (seen.Add(name)) members.Add((name, value));
            else defects.Add(new Defect("member.twice", value.Path, at, new LocalizedText($"“{name}”写了两次，只能写一次。", $"“{name}” stands there twice; it may stand once.")));
        }
        return new JsonSpot(SpotKind.Object, path, line) { Members = members };
    }

    private static JsonSpot List(ref Utf8JsonReader reader, string path, int line, LineCount lines, ICollection<Defect> defects)
    {
        var items = new List<JsonSpot>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, $"{path}[{items.Count}]", lines, defects));
        return new JsonSpot(SpotKind.List, path, line) { Items = items };
    }

    /// <summary>A lone half of a surrogate pair is JSON's own mistake, not a bug of ours.</summary>
    private static string Words(ref Utf8JsonReader reader)
    {
        try { return reader.GetString()!; }
        catch (InvalidOperationException broken) { throw new JsonException(broken.Message, null, null, null, broken); }
    }

    /// <summary>Lines are asked for in rising order, so each byte is looked at once.</summary>
    private sealed class LineCount(byte[] bytes)
    {
        private long upTo;
        private int line = 1;

        public int At(long index)
        {
            for (; upTo < index; upTo++)
                if (bytes[upTo] == (byte)'\n') line++;
            return line;
        }
    }
}
