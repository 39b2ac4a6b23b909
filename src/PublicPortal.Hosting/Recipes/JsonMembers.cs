using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PublicPortal.Hosting.Recipes;

/// <summary>Reads members whatever their casing: Orchard Core's own recipes vary it. Nothing here throws on a value of another kind.</summary>
public static class JsonMembers
{
    public static JsonNode? Member(this JsonObject from, string name)
    {
        if (from.TryGetPropertyValue(name, out var exact)) return exact;
        foreach (var (key, value) in from)
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }

    /// <summary>The string, or null when there is none or it is something else.</summary>
    public static string? Text(this JsonObject from, string name) => from.Member(name).AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static JsonObject? Object(this JsonObject from, string name) => from.Member(name) as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonObject from, string name) => (from.Member(name) as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonObject from, string name) => (from.Member(name) as JsonArray)?.Select(AsText).OfType<string>() ?? [];

    /// <summary><c>true</c> and <c>"True"</c> alike.</summary>
    public static bool? Flag(this JsonObject from, string name) => from.Member(name) switch
    {
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out string? text) && bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    public static decimal? Number(this JsonObject from, string name) => from.Member(name) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        JsonValue value when value.TryGetValue(out string? text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static DateTimeOffset? Moment(this JsonObject from, string name) =>
        from.Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>Takes a member away, whatever its casing, and gives its value.</summary>
    public static JsonNode? Take(this JsonObject from, string name)
    {
        var key = from.Select(m => m.Key).FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
        if (key is null) return null;
        var value = from[key];
        from.Remove(key);
        return value;
    }
}
