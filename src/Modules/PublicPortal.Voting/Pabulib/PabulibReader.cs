using System.Globalization;
using System.Text;
using PublicPortal.Kernel;
using PublicPortal.Voting.Counting;

namespace PublicPortal.Voting.Pabulib;

/// <summary>
/// Reads a <c>.pb</c> file row by row; votes go into the ballot box at once and are not kept. The first thing that is wrong is
/// told with its line, and nothing is counted.
/// </summary>
internal sealed class PabulibReader
{
    public const int MostProjects = 10_000;
    private const int MostDecimals = 6;

    /// <summary>Pabulib writes this cost for a project that was withdrawn.</summary>
    private const decimal Withdrawn = 999_999_999;

    private static readonly string[] Sections = ["META", "PROJECTS", "VOTES"];

    private readonly PabulibFields fields;
    private readonly bool aboveFund;
    private readonly Dictionary<string, (string Value, int Line)> meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(IReadOnlyList<string> Row, int Line)> rows = [];
    private readonly List<LocalizedText> notes = [];
    private List<string> columns = [];
    private PabulibProjects? projects;
    private PabulibVotes? votes;

    private PabulibReader(TextReader reader, bool aboveFund) => (fields, this.aboveFund) = (new PabulibFields(reader), aboveFund);

    /// <param name="aboveFund">Projects that cost more than the fund stay on the ballot instead of being refused.</param>
    public static Result<PabulibElection> Read(Stream stream, bool aboveFund = false)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return Read(reader, aboveFund);
    }

    public static Result<PabulibElection> Read(TextReader reader, bool aboveFund = false)
    {
        var file = new PabulibReader(reader, aboveFund);
        return file.Rows() is { } refusal ? refusal : file.Whole();
    }

    private Refusal? Rows()
    {
        var section = -1;
        var heading = false;
        while (fields.Next() is { } row)
        {
            if (fields.Unclosed) break;
            if (Array.FindIndex(Sections, s => s.Equals(row[0], StringComparison.OrdinalIgnoreCase)) is >= 0 and var next && row.Skip(1).All(f => f.Length == 0))
            {
                if (next != section + 1) return (next <= section ? PabulibRefusals.SectionTwice : PabulibRefusals.SectionEarly).With(fields.Line, Sections[next]);
                if (section >= 0 && Ended(section) is { } open) return open;
                (section, heading) = (next, true);
                continue;
            }
            var refused = section switch
            {
                -1 => PabulibRefusals.NoSection.With(fields.Line, Short(row[0])),
                0 => heading && row[0].Equals("key", StringComparison.OrdinalIgnoreCase) ? null : Meta(row),
                1 => heading ? Heading(row, "project_id", "cost") : Project(row),
                _ => heading ? Heading(row, "voter_id", "vote") ?? Votes() : Fits(row) ?? votes!.Add(row, fields.Line),
            };
            heading = false;
            if (refused is not null) return refused;
        }
        if (fields.Unclosed) return PabulibRefusals.Unclosed.With(fields.Line);
        return section < 2 ? PabulibRefusals.SectionMissing.With(Math.Max(1, fields.Line), Sections[section + 1])
            : heading ? PabulibRefusals.ColumnMissing.With(fields.Line, "voter_id") : null;
    }

    private Refusal? Meta(List<string> row)
    {
        // A value may hold semicolons without quotation marks: nothing we compute with has any.
        var value = row.Count > 1 ? row[1] : "";
        return meta.TryAdd(row[0], (value, fields.Line)) ? null : PabulibRefusals.KeyTwice.With(fields.Line, row[0]);
    }

    private Refusal? Heading(List<string> row, params string[] needed)
    {
        while (row.Count > 0 && row[^1].Length == 0) row.RemoveAt(row.Count - 1);
        columns = row;
        if (columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) return PabulibRefusals.ColumnTwice.With(fields.Line, Short(twice.Key));
        return needed.FirstOrDefault(n => !columns.Contains(n, StringComparer.OrdinalIgnoreCase)) is { } missing ? PabulibRefusals.ColumnMissing.With(fields.Line, missing) : null;
    }

    private Refusal? Fits(List<string> row)
    {
        if (row.Count > columns.Count && row.Skip(columns.Count).Any(f => f.Length > 0)) return PabulibRefusals.TooManyFields.With(fields.Line, row.Count, columns.Count);
        while (row.Count < columns.Count) row.Add("");
        return null;
    }

    private Refusal? Project(List<string> row)
    {
        if (rows.Count == MostProjects) return PabulibRefusals.TooManyProjects.With(fields.Line, MostProjects);
        if (Fits(row) is { } refused) return refused;
        rows.Add((row, fields.Line));
        return null;
    }

    /// <summary>A section is whole: now its numbers can be read.</summary>
    private Refusal? Ended(int section)
    {
        if (section == 0) return null;
        var read = PabulibProjects.Read(meta, columns, rows, fields.Line, Withdrawn, MostDecimals, aboveFund);
        if (read.IsRefused) return read.Refusals[0];
        projects = read.Value;
        return null;
    }

    private Refusal? Votes()
    {
        var made = PabulibVotes.For(meta, columns, projects!, fields.Line);
        if (made.IsRefused) return made.Refusals[0];
        votes = made.Value;
        return null;
    }

    private Result<PabulibElection> Whole()
    {
        if ((Counted("num_projects", rows.Count) ?? Counted("num_votes", votes!.Box.Voters)) is { } differs) return differs;
        var election = BudgetElection.Create(projects!.List, projects.Budget, votes!.Box, projects.Unit, aboveFund);
        if (election.IsRefused) return Result<PabulibElection>.Refuse(election.Refusals);
        var head = projects.Columns;
        if (head.FindIndex(c => c.Equals("votes", StringComparison.OrdinalIgnoreCase)) is >= 0 and var said)
            for (var p = 0; p < rows.Count; p++)
                if (rows[p].Row[said].Length > 0 && rows[p].Row[said] != election.Value.Votes[p].ToString(CultureInfo.InvariantCulture))
                    notes.Add(new LocalizedText($"第 {rows[p].Line} 行：项目“{projects.List[p].Id}”写的票数是 {rows[p].Row[said]}，选票里数出 {election.Value.Votes[p]}。",
                        $"Line {rows[p].Line}: project '{projects.List[p].Id}' claims {rows[p].Row[said]} votes, the ballots hold {election.Value.Votes[p]}."));
        var rule = meta.TryGetValue("rule", out var named) ? CountingRule.Parse(named.Value) : null;
        if (rule is { Method: BudgetMethod.GreedyThreshold } && meta.TryGetValue("min_project_score_threshold", out var score) && Number(score.Value) is { } threshold) rule = rule with { Threshold = threshold };
        return new PabulibElection(meta.ToDictionary(m => m.Key.ToLowerInvariant(), m => m.Value.Value), head, [.. rows.Select(r => r.Row)], election.Value, rule, projects.Decimals, notes);
    }

    private Refusal? Counted(string key, long there) =>
        meta.TryGetValue(key, out var said) && said.Value.Length > 0 && Number(said.Value) != there ? PabulibRefusals.CountDiffers.With(said.Line, key, Short(said.Value), there) : null;

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a message quotes of the file.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
