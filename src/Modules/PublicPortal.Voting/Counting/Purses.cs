using System.Numerics;

namespace PublicPortal.Voting.Counting;

/// <summary>
/// What voters have left in one run of equal shares. Each ballot's rest is kept as a double whose error is bounded, and can be
/// computed exactly whenever the bound does not decide: a voter who could once not pay a full part has nothing left, and everybody
/// else has the share minus the parts paid for the chosen projects on the ballot. All exact amounts have one common denominator.
/// </summary>
/// <param name="bounds">False: every question is answered exactly.</param>
internal sealed class Purses(BudgetElection election, bool bounds)
{
    /// <summary>Marks who has nothing left; such a voter is never asked again.</summary>
    public const double Spent = double.NegativeInfinity;

    private const double Rounding = 1.0 / (1L << 53);

    private readonly double[] left = new double[election.Ballots.Count];
    private readonly int[] paidAs = new int[election.Projects.Count];   // place in payments, or -1
    private readonly List<BigInteger> payments = [];
    private BigInteger share;

    /// <summary>Exact amounts are whole numbers of one part in so many of the smallest unit of money.</summary>
    public BigInteger Denominator { get; private set; }

    /// <summary>No entry of <see cref="Left"/> is further from the truth than this.</summary>
    public double Error { get; private set; }

    /// <summary>Somebody could not pay a full part in this run.</summary>
    public bool AnybodySpent { get; private set; }

    public double[] Left => left;

    public void Fill(BigInteger numerator, BigInteger denominator)
    {
        (share, Denominator, AnybodySpent) = (numerator, denominator, false);
        payments.Clear();
        Array.Fill(paidAs, -1);
        Array.Fill(left, Nearest(numerator, denominator));
        Bound();
    }

    /// <summary>Each voter who has the part pays it; who has less pays all.</summary>
    /// <param name="rest">What the rich pay together, over the denominator.</param>
    /// <param name="rich">How many they are.</param>
    public void Pay(int project, ReadOnlySpan<int> supporters, BigInteger rest, BigInteger rich)
    {
        var common = BigInteger.GreatestCommonDivisor(rest, rich);
        var grows = rich / common;
        var part = rest / common;
        if (!grows.IsOne)
        {
            (Denominator, share) = (Denominator * grows, share * grows);
            for (var i = 0; i < payments.Count; i++) payments[i] *= grows;
        }
        var near = Nearest(part, Denominator);
        var (surelyLess, surelyMore) = (near * (1 - 4 * Rounding) - Error, near * (1 + 4 * Rounding) + Error);
        foreach (var ballot in supporters)
        {
            if (left[ballot] == Spent) continue;
            if (left[ballot] < surelyLess || (left[ballot] <= surelyMore && Exact(ballot) <= part)) (left[ballot], AnybodySpent) = (Spent, true);
            else left[ballot] -= near;
        }
        paidAs[project] = payments.Count;
        payments.Add(part);
        Bound();
    }

    /// <summary>What a voter with this ballot has left, over the denominator.</summary>
    public BigInteger Exact(int ballot)
    {
        if (left[ballot] == Spent) return BigInteger.Zero;
        var rest = share;
        foreach (var project in election.Ballots[ballot].Projects)
            if (paidAs[project] >= 0) rest -= payments[paidAs[project]];
        return rest;
    }

    /// <summary>What many voters have left together: their parts are counted first and multiplied then.</summary>
    public BigInteger Exact(List<int> ballots)
    {
        if (ballots.Count == 0) return BigInteger.Zero;
        var times = new long[payments.Count];
        long voters = 0;
        foreach (var ballot in ballots)
        {
            var equal = election.Ballots[ballot];
            voters += equal.Voters;
            foreach (var project in equal.Projects)
                if (paidAs[project] >= 0) times[paidAs[project]] += equal.Voters;
        }
        var rest = share * voters;
        for (var i = 0; i < times.Length; i++)
            if (times[i] > 0) rest -= payments[i] * times[i];
        return rest;
    }

    /// <summary>Each payment was rounded when it became a double (two roundings at most), and once more when it was taken off.</summary>
    private void Bound() => Error = !bounds ? double.PositiveInfinity : Nearest(share, Denominator) * Rounding * (3 * payments.Count + 4);

    /// <summary>A double at most two roundings from the fraction.</summary>
    private static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        var shift = (int)(denominator.GetBitLength() - numerator.GetBitLength()) + 64;
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);   // 64 or 65 bits
        return Math.ScaleB((double)quotient, -shift);
    }
}
