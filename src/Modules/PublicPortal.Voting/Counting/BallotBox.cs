using System.Globalization;
using System.Text;

namespace PublicPortal.Voting.Counting;

/// <summary>Takes ballots one by one and keeps equal ones together, so that 90,000 voters need no 90,000 rows.</summary>
/// <param name="projects">How many stand for election.</param>
/// <param name="ranks">Ranked ballots: how many places a ballot has at most, which is the first one's points; 0 for as many as there are projects.</param>
internal sealed class BallotBox(BallotForm form, int projects, int ranks = 0)
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<EqualBallots> ballots = [];
    private readonly StringBuilder key = new();

    public BallotForm Form => form;
    public int Ranks => ranks > 0 ? ranks : projects;
    public long Voters { get; private set; }
    public IReadOnlyList<EqualBallots> Ballots => ballots;

    /// <param name="choices">Positions of projects, none twice.</param>
    /// <param name="points">Beside the choices, if the form is points.</param>
    public void Add(ReadOnlySpan<int> choices, ReadOnlySpan<decimal> points = default, int voters = 1)
    {
        var (own, given) = (choices.ToArray(), form == BallotForm.Points ? points.ToArray() : []);
        if (form == BallotForm.Points) Array.Sort(own, given);
        else if (form != BallotForm.Ranked) Array.Sort(own);
        key.Clear();
        foreach (var choice in own) key.Append((char)choice);
        foreach (var point in given) key.Append('\uFFFF').Append((point / 1.000000000000000000m).ToString(CultureInfo.InvariantCulture));
        Voters += voters;
        var text = key.ToString();
        if (known.TryGetValue(text, out var at)) ballots[at] = ballots[at] with { Voters = ballots[at].Voters + voters };
        else
        {
            known.Add(text, ballots.Count);
            ballots.Add(new EqualBallots(own, given, voters));
        }
    }
}
