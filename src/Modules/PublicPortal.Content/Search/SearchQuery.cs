namespace PublicPortal.Content.Search;

/// <summary>What somebody typed into the search box, as both databases want it. All parts must be found, in any order.</summary>
internal sealed class SearchQuery
{
    private const int LongestTyped = 80, MostRuns = 8;

    public SearchQuery(string? typed)
    {
        var text = (typed ?? "").Trim();
        Typed = text.Length <= LongestTyped ? text : text[..(char.IsHighSurrogate(text[LongestTyped - 1]) ? LongestTyped - 1 : LongestTyped)];
        Runs = [.. Bigrams.Runs(Typed).Distinct().Take(MostRuns)];
    }

    public string Typed { get; }
    public IReadOnlyList<Run> Runs { get; }
    public bool IsEmpty => Runs.Count == 0;

    /// <summary>For FTS5: each run a phrase of neighbouring tokens; words and single characters as beginnings. Tokens are letters and digits, so the quotes cannot be left.</summary>
    public string ForSqlite() => string.Join(" AND ", Runs.Select(run => $"\"{string.Join(' ', Bigrams.Tokens(run))}\"{(IsBeginning(run) ? "*" : "")}"));

    /// <summary>For a <c>tsquery</c>: all tokens; their neighbourhood is looked at afterwards, see <see cref="Phrases"/>.</summary>
    public string ForPostgres() => string.Join(" & ", Runs.SelectMany(run => Bigrams.Tokens(run).Select(token => $"'{token}'{(IsBeginning(run) ? ":*" : "")}")));

    /// <summary>Runs of three characters and more: their pairs may stand apart in a text that has all of them.</summary>
    public IEnumerable<string> Phrases => Runs.Where(run => run.IsHan && Bigrams.Tokens(run).Count > 1).Select(run => run.Text);

    private static bool IsBeginning(Run run) => !run.IsHan || Bigrams.Tokens(run)[0] == run.Text && new System.Globalization.StringInfo(run.Text).LengthInTextElements == 1;
}
