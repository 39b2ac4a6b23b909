using System.Text.Json.Nodes;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

internal enum Change { Same, Taken, Added }

/// <summary>A run of text that stayed, was taken away or was added.</summary>
internal sealed record Segment(Change Change, string Text);

/// <summary>One field that is not the same in two versions.</summary>
internal sealed record FieldDifference(string Label, string Before, string After, IReadOnlyList<Segment> Segments);

/// <summary>What two versions of an item say differently, field by field, in words.</summary>
internal static class ItemDifference
{
    private const int MostTokens = 3000;

    public static IReadOnlyList<FieldDifference> Between(TypeDefinition? type, JsonObject before, JsonObject after)
    {
        var differences = new List<FieldDifference>();
        var (restBefore, restAfter) = ((JsonObject)before.DeepClone(), (JsonObject)after.DeepClone());
        foreach (var q in type is null ? [] : FieldKinds.Of(type))
        {
            var (was, now) = (q.Kind.InWords(ItemForm.Stored(before, q), q.Field), q.Kind.InWords(ItemForm.Stored(after, q), q.Field));
            if (was != now) differences.Add(new FieldDifference(q.Field.Label.ToString(), was, now, Segments(was, now)));
            if (JsonNode.DeepEquals(ItemForm.Stored(before, q), ItemForm.Stored(after, q)) || was != now)
                foreach (var rest in new[] { restBefore, restAfter }) rest.PartOf(q.Part)?.Take(q.Member ?? q.Field.Name);
        }
        foreach (var name in restBefore.Select(m => m.Key).Union(restAfter.Select(m => m.Key)))
        {
            if (JsonNode.DeepEquals(restBefore[name], restAfter[name])) continue;
            if (Bare(restBefore[name]) && Bare(restAfter[name])) continue;
            var (was, now) = (Text(restBefore[name]), Text(restAfter[name]));
            differences.Add(new FieldDifference(name, was, now, Segments(was, now)));
        }
        return differences;
    }

    private static bool Bare(JsonNode? node) => node is null or JsonObject { Count: 0 };
    private static string Text(JsonNode? node) => node is null ? "" : JsonText.WriteFile(node).TrimEnd();

    /// <summary>The two texts as one: words (in Chinese: characters) that stayed, went and came.</summary>
    internal static IReadOnlyList<Segment> Segments(string before, string after)
    {
        var (a, b) = (Tokens(before), Tokens(after));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var segments = new List<Segment>();
        Add(segments, Change.Same, a.Take(start));
        var (middleA, middleB) = (a.GetRange(start, a.Count - start - end), b.GetRange(start, b.Count - start - end));
        if ((long)middleA.Count * middleB.Count > (long)MostTokens * MostTokens)
        {
            Add(segments, Change.Taken, middleA);
            Add(segments, Change.Added, middleB);
        }
        else Walk(segments, middleA, middleB);
        Add(segments, Change.Same, a.Skip(a.Count - end));
        return segments;
    }

    /// <summary>The longest common run of tokens, by the usual table.</summary>
    private static void Walk(List<Segment> segments, List<string> a, List<string> b)
    {
        var table = new ushort[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                table[i, j] = a[i] == b[j] ? (ushort)(table[i + 1, j + 1] + 1) : Math.Max(table[i + 1, j], table[i, j + 1]);
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j]) { Add(segments, Change.Same, [a[i]]); i++; j++; }
            else if (i < a.Count && (j >= b.Count || table[i + 1, j] >= table[i, j + 1])) Add(segments, Change.Taken, [a[i++]]);
            else Add(segments, Change.Added, [b[j++]]);
        }
    }

    private static void Add(List<Segment> segments, Change change, IEnumerable<string> tokens)
    {
        var text = string.Concat(tokens);
        if (text.Length == 0) return;
        if (segments.Count > 0 && segments[^1].Change == change) segments[^1] = new Segment(change, segments[^1].Text + text);
        else segments.Add(new Segment(change, text));
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            if (char.IsAsciiLetterOrDigit(text[start]))
                while (i < text.Length && char.IsAsciiLetterOrDigit(text[i])) i++;
            else if (char.IsHighSurrogate(text[start]) && i < text.Length) i++;
            tokens.Add(text[start..i]);
        }
        return tokens;
    }
}
