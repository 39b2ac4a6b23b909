using System.Numerics;

namespace PublicPortal.Voting.Counting;

/// <summary>
/// Equal shares with one given share: again and again the project with the most effective votes is bought, its supporters paying
/// alike as far as they can. Effective votes are the cost over the largest payment. A project's effective votes only ever fall,
/// so those whose last value is below the best found are not looked at. Doubles with proven bounds sort out what is clear;
/// whatever they leave open is compared in exact fractions. Without the bounds (<paramref name="bounds"/>) all is exact, and slow.
/// </summary>
internal sealed class SharesRun
{
    private const double Rounding = 1.0 / (1L << 53), Down = 1 - 8 * Rounding, Up = 1 + 8 * Rounding;

    private readonly BudgetElection election;
    private readonly TieRule ties;
    private readonly bool bounds;
    private readonly Purses purses;
    private readonly int[][] supporters;     // ballots that name the project; the first `alive` of them have money
    private readonly double[][] weights;     // how many voters each stands for
    private readonly int[] alive;
    private readonly double[] most;          // effective votes are at most so many
    private readonly List<int> open = [];    // projects that may still be bought
    private readonly List<Contender> contenders = [];

    /// <summary>What each rich supporter of a project would pay, between two bounds; infinite ones decide nothing.</summary>
    private readonly record struct Contender(int Project, double LeastPart, double MostPart);

    private readonly record struct Price(int Project, BigInteger Rest, BigInteger Rich);

    public SharesRun(BudgetElection election, TieRule ties, bool bounds = true)
    {
        (this.election, this.ties, this.bounds, purses) = (election, ties, bounds, new Purses(election, bounds));
        var count = election.Projects.Count;
        var lists = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var ballot = 0; ballot < election.Ballots.Count; ballot++)
            foreach (var project in election.Ballots[ballot].Projects) lists[project].Add(ballot);
        supporters = [.. lists.Select(l => l.ToArray())];
        weights = [.. lists.Select(l => l.Select(b => (double)election.Ballots[b].Voters).ToArray())];
        (alive, most) = (new int[count], new double[count]);
    }

    public List<int> Selected { get; } = [];
    public List<Tie> Ties { get; } = [];
    public decimal Cost { get; private set; }

    /// <summary>Everybody could pay a full part whenever a project of theirs was bought.</summary>
    public bool NobodySpent => !purses.AnybodySpent;

    public void Run(BigInteger numerator, BigInteger denominator)
    {
        Selected.Clear();
        Ties.Clear();
        Cost = 0;
        purses.Fill(numerator, denominator);
        open.Clear();
        foreach (var project in Greedy.Standing(election))
        {
            if (election.Votes[project] == 0) continue;
            open.Add(project);
            (most[project], alive[project]) = (election.Votes[project], supporters[project].Length);
        }
        while (Best() is { } best)
        {
            purses.Pay(best.Project, supporters[best.Project].AsSpan(0, alive[best.Project]), best.Rest, best.Rich);
            Selected.Add(best.Project);
            Cost += election.Projects[best.Project].Cost;
            open.Remove(best.Project);
        }
    }

    /// <summary>What all supporters of a project have left, and over which denominator.</summary>
    public (BigInteger Left, BigInteger Denominator) MoneyBehind(int project) => (purses.Exact([.. supporters[project]]), purses.Denominator);

    private Price? Best()
    {
        contenders.Clear();
        open.Sort((a, b) => most[b] != most[a] ? most[b].CompareTo(most[a]) : a.CompareTo(b));
        var least = 0d;   // somebody has so many effective votes at least
        var hopeless = new List<int>();
        foreach (var project in open)
        {
            if (most[project] < least) break;
            if (Look(project, least, hopeless) is not { } seen) continue;
            contenders.Add(seen);
            if (seen.MostPart < double.PositiveInfinity) least = Math.Max(least, election.Projects[project].Cost / seen.MostPart * Down);
        }
        contenders.RemoveAll(c => most[c.Project] < least);
        Price? best = null;
        List<int> equal = [];
        foreach (var contender in contenders)
        {
            if (Exactly(contender) is not { } price)
            {
                hopeless.Add(contender.Project);
                continue;
            }
            var order = best is { } so ? Compare(price, so) : 1;
            if (order > 0) equal.Clear();
            if (order >= 0) equal.Add(price.Project);
            if (order > 0) best = price;
        }
        open.RemoveAll(hopeless.Contains);
        if (equal.Count < 2) return best;
        var (decided, by) = ties.Decide(equal);
        Ties.Add(ties.Record(decided, by));
        return Exactly(contenders.Find(c => c.Project == decided[0]));
    }

    /// <summary>Above zero if the first has more effective votes: cost over part, part = rest / rich.</summary>
    private int Compare(Price a, Price b) =>
        (election.Projects[a.Project].Cost * a.Rich * b.Rest).CompareTo(election.Projects[b.Project].Cost * b.Rich * a.Rest);

    /// <summary>Null if the project surely has fewer effective votes than <paramref name="least"/>, or cannot be paid (then it is hopeless).</summary>
    private Contender? Look(int project, double least, List<int> hopeless)
    {
        if (!bounds) return new Contender(project, double.NegativeInfinity, double.PositiveInfinity);
        double cost = election.Projects[project].Cost;
        if (least > 0)
        {
            var part = cost / least * Up;
            var (poor, rich) = Split(project, part);
            var missing = cost - (poor + rich * part) - Doubt(project, poor + rich * part);
            if (missing > 0)
            {
                if (rich == 0) hopeless.Add(project);
                else most[project] = cost / ((part + missing / rich) * Down) * Up;
                return null;
            }
        }
        // Newton from below: the sum of what all pay is a concave function of the part, so no step goes beyond the answer.
        var guess = cost / most[project];
        var before = -1d;
        for (var step = 0; step < 100; step++)
        {
            var (poor, rich) = Split(project, guess);
            if (rich == 0)
            {
                if (poor + Doubt(project, poor) >= cost) break;
                hopeless.Add(project);
                return null;
            }
            guess = (cost - poor) / rich;
            if (rich == before) return Bounded(project, guess, 4 * Doubt(project, cost) / rich + guess * 8 * Rounding);
            before = rich;
        }
        return new Contender(project, double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>The true part lies within the margin if so much is surely too little, and so much surely enough.</summary>
    private Contender Bounded(int project, double guess, double margin)
    {
        double cost = election.Projects[project].Cost, low = guess - margin, high = guess + margin;
        var (little, much) = (Paid(project, low), Paid(project, high));
        if (low <= 0 || little + Doubt(project, little) >= cost || much - Doubt(project, much) < cost) return new Contender(project, double.NegativeInfinity, double.PositiveInfinity);
        most[project] = Math.Min(most[project], cost / low * Up);
        return new Contender(project, low, high);
    }

    /// <summary>What the supporters pay together when nobody pays more than the part.</summary>
    private double Paid(int project, double part)
    {
        var (poor, rich) = Split(project, part);
        return poor + rich * part;
    }

    /// <summary>How far the sum of what the supporters pay may be from the truth: their purses' errors, and its own roundings.</summary>
    private double Doubt(int project, double sum) =>
        2 * purses.Error * election.Votes[project] + (supporters[project].Length + 8) * Rounding * 2 * Math.Abs(sum);

    /// <summary>The money of those who have less than the part, and how many have it. Who has spent all leaves the list on the way.</summary>
    private (double Poor, double Rich) Split(int project, double part)
    {
        var (list, weight, left, n) = (supporters[project], weights[project], purses.Left, alive[project]);
        double poor = 0, rich = 0, line = part - purses.Error;
        for (var i = 0; i < n;)
        {
            var rest = left[list[i]];
            if (rest == Purses.Spent)
            {
                n--;
                (list[i], list[n]) = (list[n], list[i]);
                (weight[i], weight[n]) = (weight[n], weight[i]);
                continue;
            }
            if (rest < line) poor += weight[i] * rest;
            else rich += weight[i];
            i++;
        }
        alive[project] = n;
        return (poor, rich);
    }

    /// <summary>The price in exact numbers; null if the supporters cannot pay it.</summary>
    private Price? Exactly(Contender contender)
    {
        var project = contender.Project;
        var rest = election.Projects[project].Cost * purses.Denominator;
        var rich = BigInteger.Zero;
        List<int> poor = [], unclear = [];
        for (var i = 0; i < alive[project]; i++)
        {
            var ballot = supporters[project][i];
            var left = purses.Left[ballot];
            if (left == Purses.Spent) continue;
            if (left < contender.LeastPart - purses.Error * 2)
            {
                poor.Add(ballot);
                continue;
            }
            rich += election.Ballots[ballot].Voters;
            if (left <= contender.MostPart + purses.Error * 2) unclear.Add(ballot);
        }
        rest -= purses.Exact(poor);
        foreach (var (money, voters) in unclear.Select(b => (Money: purses.Exact(b), election.Ballots[b].Voters)).OrderBy(b => b.Money))
        {
            if (money * rich >= rest) break;
            rest -= money * voters;
            rich -= voters;
        }
        return rich.IsZero ? null : new Price(project, rest, rich);
    }
}
