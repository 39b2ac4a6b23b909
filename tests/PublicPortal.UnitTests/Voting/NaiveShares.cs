using System.Numerics;
using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

/// <summary>A fraction in lowest terms, for the reference that the fast program is compared with.</summary>
internal readonly struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger over, under;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (over, under) = (numerator / common, denominator / common);
    }

    public static implicit operator Fraction(long whole) => new(whole, 1);
    public static Fraction operator +(Fraction a, Fraction b) => new(a.over * b.under + b.over * a.under, a.under * b.under);
    public static Fraction operator -(Fraction a, Fraction b) => new(a.over * b.under - b.over * a.under, a.under * b.under);
    public static Fraction operator /(Fraction a, Fraction b) => new(a.over * b.under, a.under * b.over);
    public int CompareTo(Fraction other) => (over * other.under).CompareTo(other.over * under);
}

/// <summary>Equal shares as the definition reads, one voter after another, without any thought for time.</summary>
internal static class NaiveShares
{
    public static List<int> Run(BudgetElection election, Fraction share, TieRule ties)
    {
        var voters = election.Ballots.SelectMany(b => Enumerable.Repeat(b.Projects, b.Voters)).Select(p => new Voter(p.ToHashSet()) { Money = share }).ToList();
        var selected = new List<int>();
        while (true)
        {
            var prices = new List<(int Project, Fraction Part, Fraction Votes)>();
            foreach (var project in Enumerable.Range(0, election.Projects.Count).Except(selected))
                if (Part(voters.Where(v => v.Wants.Contains(project)), election.Projects[project].Cost) is { } part)
                    prices.Add((project, part, (Fraction)election.Projects[project].Cost / part));
            if (prices.Count == 0) return selected;
            var most = prices.Max(p => p.Votes);
            var best = ties.Decide(prices.Where(p => p.Votes.CompareTo(most) == 0).Select(p => p.Project)).Order[0];
            var pays = prices.Single(p => p.Project == best).Part;
            foreach (var voter in voters.Where(v => v.Wants.Contains(best))) voter.Money = voter.Money.CompareTo(pays) > 0 ? voter.Money - pays : 0;
            selected.Add(best);
        }
    }

    /// <summary>Add1 by the definition; it ends when the fund pays for all that anybody wants.</summary>
    public static List<int> Add1(BudgetElection election, TieRule ties)
    {
        var selected = Run(election, new Fraction(election.Budget, election.Voters), ties);
        var wanted = Enumerable.Range(0, election.Projects.Count).Count(p => election.Votes[p] > 0);
        for (var share = election.Budget / election.Voters + 1; selected.Count < wanted; share++)
        {
            var next = Run(election, share, ties);
            if (next.Sum(p => election.Projects[p].Cost) > election.Budget) break;
            selected = next;
        }
        return selected;
    }

    private static Fraction? Part(IEnumerable<Voter> supporters, long cost)
    {
        var ascending = supporters.Select(v => v.Money).Order().ToList();
        Fraction missing = cost;
        for (var poor = 0; poor < ascending.Count; poor++)
        {
            var part = missing / (ascending.Count - poor);
            if (part.CompareTo(ascending[poor]) <= 0) return part;
            missing -= ascending[poor];
        }
        return null;
    }

    private sealed class Voter(HashSet<int> wants)
    {
        public HashSet<int> Wants => wants;
        public Fraction Money { get; set; }
    }
}
