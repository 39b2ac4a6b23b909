using PublicPortal.Kernel;

namespace PublicPortal.Voting.Counting;

/// <param name="Cost">In the smallest unit of money, always above zero.</param>
/// <param name="Withdrawn">Was on the ballot and can no longer be chosen.</param>
internal sealed record BudgetProject(string Id, long Cost, bool Withdrawn = false);

/// <summary>What a ballot says about projects.</summary>
internal enum BallotForm
{
    /// <summary>The projects one wants.</summary>
    Approval,
    /// <summary>The same, and together they fit into the fund.</summary>
    Knapsack,
    /// <summary>Points for projects.</summary>
    Points,
    /// <summary>Projects, the best first.</summary>
    Ranked,
}

/// <summary>Ballots that say the same.</summary>
/// <param name="Projects">Positions in the election's list; in order of preference if ranked, else ascending.</param>
/// <param name="Points">Beside the projects if the form is points, else empty.</param>
internal sealed record EqualBallots(int[] Projects, decimal[] Points, int Voters);

/// <summary>Projects that want money, the money there is, and what the voters said. Everything in it is sound.</summary>
internal sealed class BudgetElection
{
    /// <summary>Doubles hold whole numbers up to here exactly; in fen it is 90 million million yuan.</summary>
    public const long MostMoney = 9_000_000_000_000_000;

    private BudgetElection(IReadOnlyList<BudgetProject> projects, long budget, BallotBox box, long unit)
    {
        (Projects, Budget, Form, Ballots, Unit, Voters) = (projects, budget, box.Form, box.Ballots, unit, box.Voters);
        Votes = new long[projects.Count];
        Scores = new decimal[projects.Count];
        foreach (var ballot in Ballots)
            for (var place = 0; place < ballot.Projects.Length; place++)
            {
                Votes[ballot.Projects[place]] += ballot.Voters;
                Scores[ballot.Projects[place]] += ballot.Voters * (Form switch
                {
                    BallotForm.Points => ballot.Points[place],
                    BallotForm.Ranked => Math.Max(0, box.Ranks - place),
                    _ => 1,
                });
            }
    }

    public IReadOnlyList<BudgetProject> Projects { get; }
    public long Budget { get; }
    public BallotForm Form { get; }
    public IReadOnlyList<EqualBallots> Ballots { get; }

    /// <summary>Empty ballots count: who voted for nothing is a voter too.</summary>
    public long Voters { get; }

    /// <summary>One unit of the currency in the smallest unit of money (100 fen); Add1 goes up by it.</summary>
    public long Unit { get; }

    /// <summary>How many ballots name each project.</summary>
    public long[] Votes { get; }

    /// <summary>Votes, or the sum of points; the first of a ranked ballot gets as many points as there are ranks, the next one less.</summary>
    public decimal[] Scores { get; }

    /// <param name="aboveFund">Lets projects that cost more than the fund stand for election, as they do in files of others; they cannot be chosen.</param>
    public static Result<BudgetElection> Create(IReadOnlyList<BudgetProject> projects, long budget, BallotBox box, long unit = 100, bool aboveFund = false)
    {
        var refusals = new List<Refusal>();
        if (budget is <= 0 or > MostMoney) refusals.Add(VotingRefusals.BudgetOutOfRange);
        foreach (var twice in projects.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) refusals.Add(VotingRefusals.ProjectTwice.With(twice.Key));
        foreach (var project in projects)
            if (project.Cost <= 0) refusals.Add(VotingRefusals.CostNotPositive.With(project.Id));
            else if (project.Cost > (aboveFund ? MostMoney : budget) && !project.Withdrawn) refusals.Add(VotingRefusals.CostAboveFund.With(project.Id));
        if (box.Form == BallotForm.Knapsack && box.Ballots.Any(b => b.Projects.Sum(p => (decimal)projects[p].Cost) > budget)) refusals.Add(VotingRefusals.KnapsackTooFull);
        return refusals.Count > 0 ? Result<BudgetElection>.Refuse(refusals) : new BudgetElection(projects, budget, box, unit);
    }
}
