using System.Text;

namespace PublicPortal.Content.Search;

/// <summary>A piece of shown text; hits are marked by the page.</summary>
internal readonly record struct Marked(string Text, bool IsHit);

/// <summary>Finds in the text as it is written what was found in the text as it is folded.</summary>
internal static class Highlights
{
    public static IReadOnlyList<Marked> Of(string text, SearchQuery query) => Split(text, Hits(text, query));

    /// <summary>The part of a long text that says most: from a little before the first hit.</summary>
    public static IReadOnlyList<Marked> Snippet(string text, SearchQuery query, int length = 90)
    {
        var hits = Hits(text, query);
        var start = hits.Count == 0 ? 0 : Math.Max(0, hits[0].Start - 20);
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        while (start > 0 && start < hits[0].Start && (char.IsPunctuation(text[start]) || char.IsWhiteSpace(text[start]))) start++;   // no sentence begins with a full stop
        var end = Math.Min(text.Length, start + length);
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        var cut = Split(text[start..end], [.. hits.Where(h => h.Start >= start && h.Start + h.Length <= end).Select(h => (h.Start - start, h.Length))]).ToList();
        if (start > 0) cut.Insert(0, new Marked("…", false));
        if (end < text.Length) cut.Add(new Marked("…", false));
        return cut;
    }

    private static List<(int Start, int Length)> Hits(string text, SearchQuery query)
    {
        var folded = new StringBuilder(text.Length);
        var from = new List<int>(text.Length + 1);   // where in the text each folded character began
        for (var i = 0; i < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            foreach (var c in Bigrams.Fold(rune))
            {
                folded.Append(c);
                from.Add(i);
            }
            i += used;
        }
        from.Add(text.Length);
        var whole = folded.ToString();
        var hits = new List<(int Start, int Length)>();
        foreach (var run in query.Runs)
            for (var at = whole.IndexOf(run.Text, StringComparison.Ordinal); at >= 0; at = whole.IndexOf(run.Text, at + run.Text.Length, StringComparison.Ordinal))
                if (run.IsHan || at == 0 || !char.IsAsciiLetterOrDigit(whole[at - 1])) hits.Add((from[at], End(from, at + run.Text.Length, text.Length) - from[at]));
        return Merged(hits);
    }

    /// <summary>Behind the last character of the hit, also where one character was folded to several.</summary>
    private static int End(List<int> from, int behind, int length)
    {
        while (behind < from.Count - 1 && from[behind] == from[behind - 1]) behind++;
        return behind < from.Count ? from[behind] : length;
    }

    private static List<(int Start, int Length)> Merged(List<(int Start, int Length)> hits)
    {
        var merged = new List<(int Start, int Length)>();
        foreach (var hit in hits.OrderBy(h => h.Start))
            if (merged.Count > 0 && hit.Start <= merged[^1].Start + merged[^1].Length)
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].Length, hit.Start + hit.Length - merged[^1].Start));
            else merged.Add(hit);
        return merged;
    }

    private static List<Marked> Split(string text, List<(int Start, int Length)> hits)
    {
        var parts = new List<Marked>();
        var at = 0;
        foreach (var (start, length) in hits)
        {
            if (start > at) parts.Add(new Marked(text[at..start], false));
            parts.Add(new Marked(text.Substring(start, length), true));
            at = start + length;
        }
        if (at < text.Length) parts.Add(new Marked(text[at..], false));
        return parts;
    }
}
