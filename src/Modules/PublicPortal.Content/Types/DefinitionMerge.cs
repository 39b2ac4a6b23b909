using System.Text.Json.Nodes;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Content.Types;

/// <summary>How the <c>ContentDefinition</c> step changes what stands: settings are merged, parts and fields added or merged by name, nothing is taken away.</summary>
internal static class DefinitionMerge
{
    /// <param name="records">The member that lists parts of a type, or fields of a part.</param>
    public static JsonObject Merge(JsonObject? standing, JsonObject wanted, string records)
    {
        if (standing is null) return Whole(wanted, records);
        var merged = (JsonObject)standing.DeepClone();
        foreach (var (name, value) in wanted)
        {
            if (string.Equals(name, "Settings", StringComparison.OrdinalIgnoreCase)) merged["Settings"] = MergeSettings(merged.Object("Settings"), value as JsonObject);
            else if (!string.Equals(name, records, StringComparison.OrdinalIgnoreCase)) merged[name] = value?.DeepClone();
        }
        if (records.Length == 0) return merged;   // a record of a part or field lists nothing itself
        var list = merged.Objects(records).Select(r => (JsonObject)r.DeepClone()).ToList();
        foreach (var record in wanted.Objects(records))
        {
            var at = list.FindIndex(r => string.Equals(r.Text("Name"), record.Text("Name"), StringComparison.Ordinal));
            if (at < 0) list.Add((JsonObject)record.DeepClone());
            else list[at] = Merge(list[at], record, "");
        }
        merged[records] = new JsonArray([.. list]);
        return merged;
    }

    /// <summary>Settings of the same name are replaced, others stay; one level below too, as in Orchard.</summary>
    private static JsonObject MergeSettings(JsonObject? standing, JsonObject? wanted)
    {
        var merged = (JsonObject?)standing?.DeepClone() ?? [];
        foreach (var (name, value) in wanted ?? [])
            merged[name] = merged[name] is JsonObject inner && value is JsonObject given ? MergeSettings(inner, given) : value?.DeepClone();
        return merged;
    }

    /// <summary>A new definition: the known members under their usual names, the rest untouched.</summary>
    public static JsonObject Whole(JsonObject wanted, string records)
    {
        var whole = (JsonObject)wanted.DeepClone();
        if (records.Length == 0) return whole;
        foreach (var usual in new[] { "Name", "Settings", records })
        {
            if (whole.ContainsKey(usual)) continue;
            var value = whole.Take(usual);
            if (value is not null || usual == records) whole[usual] = value ?? new JsonArray();   // without settings it stays without
        }
        return whole;
    }
}
