using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Voting.Counting;

namespace PublicPortal.Voting.Pabulib;

/// <summary>Puts the votes of a file into the ballot box.</summary>
internal sealed class PabulibVotes
{
    private readonly HashSet<string> voters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly int voterAt, voteAt, pointsAt;
    private readonly bool one;
    private readonly List<int> choices = [];
    private readonly List<decimal> points = [];

    private PabulibVotes(BallotBox box, bool one, PabulibProjects projects, IReadOnlyList<string> columns)
    {
        (Box, this.one) = (box, one);
        bySpan = ((Dictionary<string, int>)projects.Places).GetAlternateLookup<ReadOnlySpan<char>>();
        (voterAt, voteAt, pointsAt) = (PabulibProjects.Column(columns, "voter_id"), PabulibProjects.Column(columns, "vote"), PabulibProjects.Column(columns, "points"));
    }

    public BallotBox Box { get; }

    public static Result<PabulibVotes> For(Dictionary<string, (string Value, int Line)> meta, IReadOnlyList<string> columns, PabulibProjects projects, int line)
    {
        if (!meta.TryGetValue("vote_type", out var type)) return PabulibRefusals.KeyMissing.With(line, "vote_type");
        BallotForm? form = type.Value.ToLowerInvariant() switch
        {
            "approval" or "choose-1" => BallotForm.Approval,
            "cumulative" or "scoring" => BallotForm.Points,
            "ordinal" => BallotForm.Ranked,
            _ => null,
        };
        if (form is null) return PabulibRefusals.TypeUnknown.With(type.Line, PabulibReader.Short(type.Value));
        if (form == BallotForm.Points && PabulibProjects.Column(columns, "points") < 0) return PabulibRefusals.ColumnMissing.With(line, "points");
        var ranks = meta.TryGetValue("max_length", out var length) && int.TryParse(length.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Min(most, projects.List.Count) : 0;
        return new PabulibVotes(new BallotBox(form.Value, projects.List.Count, ranks), type.Value.Equals("choose-1", StringComparison.OrdinalIgnoreCase), projects, columns);
    }

    public Refusal? Add(List<string> row, int line)
    {
        if (row[voterAt].Length == 0) return PabulibRefusals.IdMissing.With(line, "voter_id");
        if (!voters.Add(row[voterAt])) return PabulibRefusals.VoterTwice.With(line, PabulibReader.Short(row[voterAt]));
        choices.Clear();
        points.Clear();
        var vote = row[voteAt].AsSpan();
        if (vote.Length > 0)
            foreach (var part in vote.Split(','))
            {
                var id = vote[part].Trim();
                if (id.Length == 0) return PabulibRefusals.EmptyName.With(line);
                if (!bySpan.TryGetValue(id, out var place)) return PabulibRefusals.ProjectUnknown.With(line, PabulibReader.Short(id.ToString()));
                if (choices.Contains(place)) return PabulibRefusals.NamedTwice.With(line, PabulibReader.Short(id.ToString()));
                choices.Add(place);
            }
        if (one && choices.Count > 1) return PabulibRefusals.OneOnly.With(line, choices.Count);
        if (Box.Form == BallotForm.Points)
        {
            var given = row[pointsAt].AsSpan();
            if (given.Length > 0)
                foreach (var part in given.Split(','))
                {
                    var text = given[part].Trim().ToString();
                    if (PabulibReader.Number(text) is not { } number || Math.Abs(number) > 1_000_000_000) return PabulibRefusals.NotANumber.With(line, "points", PabulibReader.Short(text));
                    points.Add(number);
                }
            if (points.Count != choices.Count) return PabulibRefusals.PointsDiffer.With(line, choices.Count, points.Count);
        }
        Box.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(choices), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(points));
        return null;
    }
}
