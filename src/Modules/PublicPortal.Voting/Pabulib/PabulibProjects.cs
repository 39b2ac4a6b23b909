using PublicPortal.Kernel;
using PublicPortal.Voting.Counting;

namespace PublicPortal.Voting.Pabulib;

/// <summary>The projects of a file, their money in the smallest unit that it uses.</summary>
internal sealed record PabulibProjects(List<string> Columns, IReadOnlyList<BudgetProject> List, IReadOnlyDictionary<string, int> Places, long Budget, int Decimals)
{
    public long Unit => (long)Power(Decimals);

    public static Result<PabulibProjects> Read(
        Dictionary<string, (string Value, int Line)> meta, List<string> columns, List<(IReadOnlyList<string> Row, int Line)> rows, int line, decimal withdrawn, int mostDecimals, bool aboveFund)
    {
        if (!meta.TryGetValue("budget", out var budgetText)) return PabulibRefusals.KeyMissing.With(line, "budget");
        if (PabulibReader.Number(budgetText.Value) is not { } budget) return PabulibRefusals.NotANumber.With(budgetText.Line, "budget", PabulibReader.Short(budgetText.Value));
        if (budget <= 0) return PabulibRefusals.NotPositive.With(budgetText.Line, "budget", budgetText.Value);
        var (idAt, costAt) = (Column(columns, "project_id"), Column(columns, "cost"));
        var costs = new List<decimal>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var decimals = DigitsAfterPoint(budget);
        foreach (var (row, at) in rows)
        {
            if (row[idAt].Length == 0) return PabulibRefusals.IdMissing.With(at, "project_id");
            if (!places.TryAdd(row[idAt], costs.Count)) return PabulibRefusals.ProjectTwice.With(at, PabulibReader.Short(row[idAt]), rows[places[row[idAt]]].Line);
            if (PabulibReader.Number(row[costAt]) is not { } cost) return PabulibRefusals.NotANumber.With(at, "cost", PabulibReader.Short(row[costAt]));
            if (cost <= 0) return PabulibRefusals.NotPositive.With(at, "cost", row[costAt]);
            if (cost > budget && cost != withdrawn && !aboveFund) return PabulibRefusals.AboveFund.With(at, PabulibReader.Short(row[idAt]), row[costAt], budgetText.Value);
            decimals = Math.Max(decimals, DigitsAfterPoint(cost));
            if (TooFine(cost, decimals, mostDecimals)) return PabulibRefusals.TooFine.With(at, "cost", row[costAt]);
            costs.Add(cost);
        }
        if (TooFine(budget, decimals, mostDecimals)) return PabulibRefusals.TooFine.With(budgetText.Line, "budget", budgetText.Value);
        for (var p = 0; p < costs.Count; p++)   // decimals of a later project can make an earlier one too large
            if (TooFine(costs[p], decimals, mostDecimals)) return PabulibRefusals.TooFine.With(rows[p].Line, "cost", rows[p].Row[costAt]);
        var unit = Power(decimals);
        return new PabulibProjects(columns, [.. costs.Select((cost, p) => new BudgetProject(rows[p].Row[idAt], (long)(cost * unit), cost == withdrawn && cost > budget))], places, (long)(budget * unit), decimals);
    }

    public static int Column(IReadOnlyList<string> columns, string name) => columns.ToList().FindIndex(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool TooFine(decimal money, int decimals, int mostDecimals) => decimals > mostDecimals || money > BudgetElection.MostMoney / Power(decimals);

    private static int DigitsAfterPoint(decimal number) => (number / 1.000000000000000000000000m).Scale;

    private static decimal Power(int decimals) => decimals == 0 ? 1 : 10 * Power(decimals - 1);
}
