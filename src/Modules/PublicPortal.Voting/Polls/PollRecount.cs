using System.Text.Json.Nodes;
using PublicPortal.Voting.Counting;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Polls;

/// <summary>Counts the ballots of a poll file by the rules of its manifest.</summary>
internal static class PollRecount
{
    public static readonly string[] MotionChoices = ["yes", "no", "abstain"];
    private const long MostPoints = 1_000_000_000;

    /// <summary>The counting rule is known, fits the form of the ballots, and its numbers make sense.</summary>
    public static bool Sound(JsonObject count) =>
        CountingRule.Parse(Text(count, "rule")) is { } rule && rule.Name == Text(count, "rule")
        && (rule.Method != BudgetMethod.EqualShares || Text(count, "form") is "approval" or "knapsack")
        && Number(count, "budget") is >= 1 and <= BudgetElection.MostMoney && Number(count, "unit") is >= 1 and <= 1_000_000 && Number(count, "places") <= 1000;

    /// <summary>Every ballot, or line of a sheet, with its place in the file.</summary>
    public static IEnumerable<(JsonObject Ballot, string Path)> Ballots(JsonObject record)
    {
        var (single, path) = record["secret"] is JsonObject secret ? (secret["ballots"]!.AsArray(), "secret.ballots") : (record["open"]!.AsArray(), "open");
        for (var i = 0; i < single.Count; i++)
            if (single[i]!["choice"] is not null) yield return (single[i]!.AsObject(), $"{path}[{i}]");   // a spoiled one says nothing
        var sheets = record["sheets"]!.AsArray();
        for (var s = 0; s < sheets.Count; s++)
        {
            var lines = sheets[s]!["ballots"]!.AsArray();
            for (var i = 0; i < lines.Count; i++) yield return (lines[i]!.AsObject(), $"sheets[{s}].ballots[{i}]");
        }
    }

    /// <summary>Motions: one of three. Projects: known ones, none twice, in the manifest's order unless ranked, and what the form asks for.</summary>
    public static bool Allowed(JsonObject manifest, JsonObject ballot)
    {
        var places = Places(Options(manifest), ballot);
        if (places.Contains(-1) || places.Distinct().Count() != places.Count || ballot["count"] is { } times && times.GetValue<long>() < 1) return false;
        if (Text(manifest, "kind") == "motion") return places.Count == 1 && ballot["points"] is null;
        var count = manifest["count"]!.AsObject();
        var form = Text(count, "form");
        if (form != "points" && ballot["points"] is not null) return false;
        if (form == "ranked") return places.Count <= Ranks(manifest);
        if (!places.SequenceEqual(places.Order())) return false;
        return form switch
        {
            "points" => ballot["points"] is JsonArray points && points.Count == places.Count && points.All(p => p!.GetValue<long>() <= MostPoints),
            "knapsack" => places.Sum(p => (decimal)Number(manifest["options"]![p]!, "cost")) <= Number(count, "budget"),
            _ => true,
        };
    }

    /// <summary>The member <c>result</c> as it must be. The record has been checked to be countable.</summary>
    public static JsonObject Result(JsonObject record) =>
        Result(record["manifest"]!.AsObject(), record["electorate"]!.AsArray().Count, Number(record, "present"), Ballots(record).Select(b => b.Ballot));

    /// <param name="ballots">Single ones, or equal ones once with their <c>count</c>; their order does not matter.</param>
    public static JsonObject Result(JsonObject manifest, int members, long present, IEnumerable<JsonObject> ballots) =>
        Text(manifest, "kind") == "motion" ? Motion(manifest, members, present, ballots) : Budget(manifest, members, present, ballots);

    private static JsonObject Motion(JsonObject manifest, int members, long present, IEnumerable<JsonObject> ballots)
    {
        var votes = new long[3];
        var options = Options(manifest);
        foreach (var ballot in ballots) votes[Places(options, ballot)[0]] += Times(ballot);
        var majority = manifest["majority"]!.AsObject();
        var rule = new MajorityRule(Quorum(manifest), Enum.Parse<MajorityKind>(Text(majority, "kind"), ignoreCase: true),
            Text(majority, "of") == "all" ? MajorityOf.All : MajorityOf.Present, Text(majority, "tie") == "again" ? MotionTie.VotedAgain : MotionTie.Rejects);
        var decided = rule.Decide(new MotionCount(members, present, votes[0], votes[1], votes[2]));
        var outcome = decided.IsRefused ? "rejected" : decided.Value.Outcome switch { MotionOutcome.Passed => "passed", MotionOutcome.Tied => "tied", MotionOutcome.NoQuorum => "noQuorum", _ => "rejected" };
        return new JsonObject { ["motion"] = new JsonObject { ["abstain"] = votes[2], ["members"] = members, ["no"] = votes[1], ["outcome"] = outcome, ["present"] = present, ["yes"] = votes[0] } };
    }

    private static JsonObject Budget(JsonObject manifest, int members, long present, IEnumerable<JsonObject> ballots)
    {
        var count = manifest["count"]!.AsObject();
        var options = manifest["options"]!.AsArray();
        var box = new BallotBox(Enum.Parse<BallotForm>(Text(count, "form"), ignoreCase: true), options.Count, Ranks(manifest));
        var places = Options(manifest);
        foreach (var ballot in ballots)
            box.Add([.. Places(places, ballot)], [.. ballot["points"]?.AsArray().Select(p => (decimal)p!.GetValue<long>()) ?? []], (int)Times(ballot));
        var election = BudgetElection.Create([.. options.Select(o => new BudgetProject(Text(o!, "id"), Number(o!, "cost")))], Number(count, "budget"), box, Number(count, "unit")).Value;
        var met = Quorum(manifest).Met(present, members);
        var rule = CountingRule.Parse(Text(count, "rule"))! with { Threshold = Number(count, "threshold") };
        var result = met ? BudgetCount.Count(election, rule, Text(count, "seed")).Value : new BudgetResult(rule, [], []);
        return new JsonObject
        {
            ["budget"] = new JsonObject
            {
                ["budget"] = election.Budget,
                ["cost"] = result.Selected.Sum(p => election.Projects[p].Cost),
                ["outcome"] = met ? "counted" : "noQuorum",
                ["scores"] = new JsonArray([.. election.Scores.Select(s => (JsonNode)(long)s)]),
                ["selected"] = Ids(result.Selected.Select(p => election.Projects[p].Id)),
                ["ties"] = new JsonArray([.. result.Ties.Select(t => new JsonObject { ["among"] = Ids(t.Among), ["by"] = t.By.ToString().ToLowerInvariant(), ["inResult"] = t.InResult })]),
                ["voters"] = election.Voters,
                ["votes"] = new JsonArray([.. election.Votes.Select(v => (JsonNode)v)]),
            },
        };
    }

    private static Quorum Quorum(JsonObject manifest) =>
        new((int)Number(manifest["quorum"]!, "numerator"), (int)Number(manifest["quorum"]!, "denominator"), manifest["quorum"]!["more"]!.GetValue<bool>());

    private static int Ranks(JsonObject manifest) => Number(manifest["count"]!, "places") is > 0 and var places ? (int)places : manifest["options"]!.AsArray().Count;

    private static long Times(JsonObject ballot) => ballot["count"]?.GetValue<long>() ?? 1;

    private static List<string> Options(JsonObject manifest) => [.. manifest["options"]!.AsArray().Select(o => Text(o!, "id"))];

    /// <summary>Places of the chosen options in the manifest, -1 for an unknown one.</summary>
    private static List<int> Places(List<string> options, JsonObject ballot) => [.. ballot["choice"]!.AsArray().Select(c => options.IndexOf(c!.GetValue<string>()))];

    private static JsonArray Ids(IEnumerable<string> ids) => new([.. ids.Select(i => (JsonNode)i)]);
}
