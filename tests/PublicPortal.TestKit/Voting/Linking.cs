namespace PublicPortal.TestKit.Voting;

/// <param name="Members">Who voted online.</param>
/// <param name="ByOrder">How many pairs come out right when the n-th mark, by the times of the processes, is laid beside the n-th ballot as it lies.</param>
/// <param name="ByTransaction">How many are to be expected when each member gets one of the ballots that the same transaction wrote; a guess where there is none.</param>
/// <param name="ByKey">How many come out right when both are sorted by their keys.</param>
public sealed record LinkingOutcome(int Members, int ByOrder, double ByTransaction, int ByKey);

/// <summary>
/// Somebody who has a whole dump of the database tries to say whose a ballot is: by the order in which rows lie, by the
/// transactions that wrote them, by their keys.
/// </summary>
public static class Linking
{
    /// <param name="voted">Members of the poll in the order in which they voted: the attacker knows it from the processes' times.</param>
    /// <param name="truth">The commitment of each, which the attacker does not know.</param>
    public static LinkingOutcome Try(IReadOnlyDictionary<string, IReadOnlyList<DumpedRow>> dump, string ballotTable, Guid poll, IReadOnlyList<string> voted, IReadOnlyDictionary<string, string> truth)
    {
        var marks = Of(dump, "voting_mark", poll).ToDictionary(m => m.Values["member"]!);
        var ballots = Of(dump, ballotTable, poll).OrderBy(b => b.Place).ToList();
        var byOrder = voted.Where((member, i) => i < ballots.Count && ballots[i].Values["commitment"] == truth[member]).Count();
        var lying = marks.Values.OrderBy(m => m.Place).Where((m, i) => i < ballots.Count && ballots[i].Values["commitment"] == truth[m.Values["member"]!]).Count();
        var written = ballots.Where(b => b.Transaction is not null).ToLookup(b => b.Transaction);
        var expected = voted.Sum(member =>
        {
            var candidates = marks[member].Transaction is { } transaction ? written[transaction].ToList() : [];
            if (candidates.Count == 0) return 1.0 / ballots.Count;
            return candidates.Any(b => b.Values["commitment"] == truth[member]) ? 1.0 / candidates.Count : 0;
        });
        var keyed = ballots.OrderBy(b => b.Values.GetValueOrDefault("id") ?? b.Values["commitment"], StringComparer.Ordinal).ToList();
        var byKey = voted.Order(StringComparer.Ordinal).Where((member, i) => keyed[i].Values["commitment"] == truth[member]).Count();
        return new LinkingOutcome(voted.Count, Math.Max(byOrder, lying), expected, byKey);
    }

    /// <summary>Tables, besides those named, in which one of the texts stands anywhere.</summary>
    public static IReadOnlyList<string> Holding(IReadOnlyDictionary<string, IReadOnlyList<DumpedRow>> dump, IReadOnlyCollection<string> texts, params IReadOnlyCollection<string> besides) =>
        [.. dump.Where(t => !besides.Contains(t.Key) && t.Value.Any(r => r.Values.Values.Any(v => v is not null && texts.Any(text => v.Contains(text, StringComparison.OrdinalIgnoreCase))))).Select(t => t.Key)];

    private static IEnumerable<DumpedRow> Of(IReadOnlyDictionary<string, IReadOnlyList<DumpedRow>> dump, string table, Guid poll) =>
        dump[table].Where(r => Guid.TryParse(r.Values["poll_id"], out var id) && id == poll);
}
