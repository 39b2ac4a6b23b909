using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>When a stage is decided. A task that is not done counts as not done, whatever else; nothing is guessed from missing rows.</summary>
internal static class Joins
{
    /// <param name="results">One for each task of the stage; null while it is open.</param>
    /// <returns>True agreed, false refused, null not decided yet.</returns>
    public static bool? Verdict(Join join, IReadOnlyCollection<ResultCounts?> results)
    {
        if (results.Count == 0) throw new InvalidOperationException("A stage without tasks is never decided.");
        var agreed = results.Count(r => r == ResultCounts.Agree);
        var refused = results.Count(r => r == ResultCounts.Refuse);
        var open = results.Count(r => r is null or ResultCounts.Again or ResultCounts.Pause);
        return join switch
        {
            Join.All => refused > 0 ? false : open == 0 ? true : null,
            Join.Any => agreed > 0 ? true : open > 0 ? null : refused == 0,
            _ => agreed * 2 > results.Count ? true : open > 0 && (agreed + open) * 2 > results.Count ? null : open == 0 && refused == 0 && agreed == 0,
        };
    }
}
