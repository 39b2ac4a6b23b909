using System.Text.Json.Nodes;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Results;

/// <param name="Place">In the order chosen, from 1; null where it was not chosen.</param>
/// <param name="Width">Of its bar, in thousandths of the largest score.</param>
internal sealed record ProjectRow(string Id, string Title, long Cost, long Votes, long Score, int? Place, int Width);

/// <param name="Among">Titles of the projects that were equal.</param>
/// <param name="By"><c>cost</c>, <c>votes</c>, <c>lot</c></param>
/// <param name="InResult">The tie decided what was chosen; else it lay in a run that was given up.</param>
internal sealed record TieRow(IReadOnlyList<string> Among, string By, bool InResult);

/// <summary>What a poll among projects came to: the chosen ones in their order, then the others by score.</summary>
internal sealed record BudgetOutcome(long Fund, long Cost, long Voters, bool NoQuorum, bool HasScores, IReadOnlyList<ProjectRow> Projects, IReadOnlyList<TieRow> Ties)
{
    public int Width => (int)Math.Min(1000, Cost * 1000m / Math.Max(1, Fund));
    public long Left => Fund - Cost;

    /// <param name="result">The member <c>result</c> of the record.</param>
    public static BudgetOutcome Of(JsonObject manifest, JsonObject result)
    {
        var (budget, options) = (result["budget"]!, manifest["options"]!.AsArray());
        var selected = budget["selected"]!.AsArray().Select((id, i) => (Id: id!.GetValue<string>(), i)).ToDictionary(x => x.Id, x => x.i + 1);
        var titles = options.ToDictionary(o => Text(o!, "id"), o => PollWords.Both(o!));
        long At(string list, int p) => budget[list]!.AsArray()[p]!.GetValue<long>();
        var most = Math.Max(1, options.Select((_, p) => At("scores", p)).DefaultIfEmpty(0).Max());
        var rows = options.Select((o, p) => new ProjectRow(Text(o!, "id"), titles[Text(o!, "id")], Number(o!, "cost"), At("votes", p), At("scores", p),
            selected.TryGetValue(Text(o!, "id"), out var place) ? place : null, (int)(At("scores", p) * 1000m / most)));
        var ties = budget["ties"]!.AsArray().Select(t => new TieRow([.. t!["among"]!.AsArray().Select(id => titles[id!.GetValue<string>()])], Text(t, "by"), t["inResult"]!.GetValue<bool>()));
        return new BudgetOutcome(Number(budget, "budget"), Number(budget, "cost"), Number(budget, "voters"), Text(budget, "outcome") == "noQuorum",
            Text(manifest["count"]!, "form") is "points" or "ranked", [.. rows.OrderBy(r => r.Place ?? int.MaxValue).ThenByDescending(r => r.Score)], [.. ties]);
    }
}
