using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Voting.Counting;

/// <summary>What decides between equals, weakest last.</summary>
internal enum TieStep
{
    /// <summary>The cheaper one.</summary>
    Cost,
    /// <summary>The one with more votes.</summary>
    Votes,
    /// <summary>The lot.</summary>
    Lot,
}

/// <summary>Projects that were equal where it mattered.</summary>
/// <param name="Among">In the order that the tie rule gives them.</param>
/// <param name="By">The step that told the first from the others (equal shares), or the weakest that was needed for the whole order (greedy).</param>
/// <param name="InResult">It came up in the run whose outcome stands; other runs of Add1 only helped to find the share.</param>
internal sealed record Tie(IReadOnlyList<string> Among, TieStep By, bool InResult = true)
{
    public string Chosen => Among[0];

    /// <summary>Two records of the same tie.</summary>
    public string Key => $"{By}:{string.Join('\n', Among)}";
}

/// <summary>
/// Lower cost, then more votes, then the lot: the order that equalshares.net recommends. The lot is drawn once for all projects and
/// the same in every run: they stand in the order of SHA-256 over the published seed, a line feed and their id, so anybody can draw it again.
/// </summary>
internal sealed class TieRule
{
    private readonly BudgetElection election;
    private readonly int[] drawn;

    public TieRule(BudgetElection election, string seed)
    {
        (this.election, Seed) = (election, seed);
        var order = Enumerable.Range(0, election.Projects.Count).OrderBy(p => Draw(seed, election.Projects[p].Id), StringComparer.Ordinal).ToList();
        drawn = new int[order.Count];
        for (var place = 0; place < order.Count; place++) drawn[order[place]] = place;
    }

    public string Seed { get; }

    public static string Draw(string seed, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));

    /// <summary>The projects in their order, and the step that told the first from the second.</summary>
    public (List<int> Order, TieStep By) Decide(IEnumerable<int> equals)
    {
        var order = equals.ToList();
        order.Sort(Compare);
        return (order, order.Count > 1 ? StepBetween(order[0], order[1]) : TieStep.Cost);
    }

    /// <summary>The weakest step that the whole order needed.</summary>
    public TieStep Weakest(IReadOnlyList<int> ordered) => ordered.Zip(ordered.Skip(1), StepBetween).DefaultIfEmpty(TieStep.Cost).Max();

    public Tie Record(IEnumerable<int> order, TieStep by) => new([.. order.Select(p => election.Projects[p].Id)], by);

    public int Compare(int a, int b)
    {
        var byCost = election.Projects[a].Cost.CompareTo(election.Projects[b].Cost);
        if (byCost != 0) return byCost;
        var byVotes = election.Votes[b].CompareTo(election.Votes[a]);
        return byVotes != 0 ? byVotes : drawn[a].CompareTo(drawn[b]);
    }

    private TieStep StepBetween(int a, int b) =>
        election.Projects[a].Cost != election.Projects[b].Cost ? TieStep.Cost : election.Votes[a] != election.Votes[b] ? TieStep.Votes : TieStep.Lot;
}
