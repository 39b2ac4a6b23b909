using PublicPortal.Voting.Counting;

namespace PublicPortal.Voting.Pabulib;

/// <summary>What a <c>.pb</c> file says.</summary>
/// <param name="Meta">Keys in lower case.</param>
/// <param name="Columns">Of the projects, as the file has them; the rows beside them.</param>
/// <param name="Rule">The rule named in the file; null if it is one that nobody can compute (custom, unknown).</param>
/// <param name="Decimals">How many digits after the point money has in this file.</param>
/// <param name="Notes">What is odd but does not keep it from being counted.</param>
internal sealed record PabulibElection(
    IReadOnlyDictionary<string, string> Meta, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows,
    BudgetElection Election, CountingRule? Rule, int Decimals, IReadOnlyList<PublicPortal.Kernel.LocalizedText> Notes)
{
    /// <summary>A key of META that is ours: <c>portal count</c> draws the lot by its value.</summary>
    public const string SeedKey = "tie_seed";

    /// <summary>The ids whose column <c>selected</c> says 1: the published result; null if the file has none.</summary>
    public IReadOnlySet<string>? Published()
    {
        var (id, selected) = (Column("project_id"), Column("selected"));
        return selected < 0 ? null : Rows.Where(r => r[selected] == "1").Select(r => r[id]).ToHashSet(StringComparer.Ordinal);
    }

    private int Column(string name) => Columns.ToList().FindIndex(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
}
