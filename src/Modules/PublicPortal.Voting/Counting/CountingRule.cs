namespace PublicPortal.Voting.Counting;

internal enum BudgetMethod { Greedy, GreedyNoSkip, GreedyThreshold, EqualShares }

/// <summary>What becomes of money that equal shares leave unspent.</summary>
internal enum Completion
{
    None,
    /// <summary>Goes to further projects by their votes.</summary>
    Utilitarian,
    /// <summary>Everybody's share grows by one unit of money for as long as the outcome can be paid.</summary>
    Add1,
    /// <summary>The first, then the second of these.</summary>
    Add1U,
}

/// <param name="Threshold">Score that a project needs at least; greedy with threshold only.</param>
/// <param name="Comparison">The greedy outcome wins if more voters have more of their projects in it.</param>
/// <param name="PerCost">Greedy by score for each unit of money instead of by score.</param>
internal sealed record CountingRule(BudgetMethod Method, Completion Completion = Completion.None, bool Comparison = false, decimal Threshold = 0, bool PerCost = false)
{
    private static readonly Dictionary<string, (BudgetMethod, Completion)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["greedy"] = (BudgetMethod.Greedy, Completion.None),
        ["greedy-no-skip"] = (BudgetMethod.GreedyNoSkip, Completion.None),
        ["greedy-threshold"] = (BudgetMethod.GreedyThreshold, Completion.None),
        ["equalshares"] = (BudgetMethod.EqualShares, Completion.None),
        ["equalshares/utilitarian"] = (BudgetMethod.EqualShares, Completion.Utilitarian),
        ["equalshares/add1"] = (BudgetMethod.EqualShares, Completion.Add1),
        ["equalshares/add1u"] = (BudgetMethod.EqualShares, Completion.Add1U),
    };

    private const string Compared = "-comparison";

    /// <summary>Pabulib's name of the rule; completions that it does not know are named after the same pattern.</summary>
    public string Name => Known.First(k => k.Value == (Method, Completion)).Key + (Comparison ? Compared : "");

    /// <summary>By Pabulib's name or by the command line's (<c>equal-shares</c>); null if it is neither.</summary>
    public static CountingRule? Parse(string name)
    {
        var plain = name.Trim().Replace("equal-shares", "equalshares", StringComparison.OrdinalIgnoreCase);
        var compared = plain.EndsWith(Compared, StringComparison.OrdinalIgnoreCase) && plain.StartsWith("equalshares", StringComparison.OrdinalIgnoreCase);
        return Known.TryGetValue(compared ? plain[..^Compared.Length] : plain, out var rule) ? new CountingRule(rule.Item1, rule.Item2, compared) : null;
    }
}
