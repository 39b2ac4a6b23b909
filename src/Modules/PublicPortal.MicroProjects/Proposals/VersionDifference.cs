using System.Text;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>A stretch of text that stayed, went or came.</summary>
internal enum Change { Same, Gone, New }

internal sealed record Stretch(Change Change, string Text);

/// <summary>A field that is not the same in two versions.</summary>
internal sealed record FieldDifference(LocalizedText Label, IReadOnlyList<Stretch> Stretches);

/// <summary>What changed from one version to the next, character by character, so that a neighbour sees it at a glance.</summary>
internal static class VersionDifference
{
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<FieldDifference> Between(ProposalVersion older, ProposalVersion newer, RuleSet rules)
    {
        var list = new List<FieldDifference>();
        void Add(string zh, string en, string? before, string? after)
        {
            if ((before ?? "") != (after ?? "")) list.Add(new FieldDifference(new(zh, en), Of(before ?? "", after ?? "")));
        }
        Add("标题", "Title", older.Title, newer.Title);
        Add("为什么需要", "Why it is needed", older.Need, newer.Need);
        Add("地点", "Where", older.Place, newer.Place);
        Add("类型", "Type", older.Kind.Title().ToString(), newer.Kind.Title().ToString());
        Add("领域", "Field", rules.Field(older.Field)?.Title.ToString(), rules.Field(newer.Field)?.Title.ToString());
        Add("估计费用", "Guess of the cost", older.Guess is { } o ? Yuan.Show(o) : null, newer.Guess is { } n ? Yuan.Show(n) : null);
        return list;
    }

    /// <summary>Longest common subsequence of text elements; very long texts differ as a whole.</summary>
    public static IReadOnlyList<Stretch> Of(string before, string after)
    {
        var (a, b) = (before.EnumerateRunes().ToArray(), after.EnumerateRunes().ToArray());
        if ((long)a.Length * b.Length > MostCells) return [new(Change.Gone, before), new(Change.New, after)];
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var found = new List<(Change Change, StringBuilder Text)>();
        void Put(Change change, Rune rune)
        {
            if (found.Count == 0 || found[^1].Change != change) found.Add((change, new StringBuilder()));
            found[^1].Text.Append(rune);
        }
        var (x, y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y]) { Put(Change.Same, a[x]); x++; y++; }
            else if (x < a.Length && (y == b.Length || common[x + 1, y] >= common[x, y + 1])) Put(Change.Gone, a[x++]);
            else Put(Change.New, b[y++]);
        }
        return [.. found.Select(f => new Stretch(f.Change, f.Text.ToString()))];
    }
}
