using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Pabulib;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Polls;

/// <summary>A published poll among projects as a <c>.pb</c> file, for the tools and archives that know this format. Votes are numbered in the order of the record.</summary>
internal static class PollExport
{
    /// <param name="record">A verified record of a poll among projects.</param>
    public static void Write(JsonObject record, TextWriter writer)
    {
        var manifest = record["manifest"]!.AsObject();
        var (count, result) = (manifest["count"]!.AsObject(), record["result"]!["budget"]!.AsObject());
        var (form, unit) = (Text(count, "form"), (decimal)Number(count, "unit"));
        string Money(long amount) => (amount / unit).ToString("0.######", CultureInfo.InvariantCulture);
        var options = manifest["options"]!.AsArray();
        var meta = new List<KeyValuePair<string, string>>
        {
            new("description", Text(manifest["question"]!, "zh")), new("country", "China"), new("instance", Text(manifest, "id")),
            new("num_projects", options.Count.ToString(CultureInfo.InvariantCulture)), new("num_votes", Number(result, "voters").ToString(CultureInfo.InvariantCulture)),
            new("budget", Money(Number(count, "budget"))), new("vote_type", form switch { "points" => "scoring", "ranked" => "ordinal", _ => "approval" }), new("rule", Text(count, "rule")),
            new("date_begin", Day(Number(manifest, "opens"))), new("date_end", Day(Number(manifest, "closes"))), new("language", "zh"), new("currency", "CNY"),
        };
        if (form == "ranked" && Number(count, "places") > 0) meta.Add(new("max_length", Number(count, "places").ToString(CultureInfo.InvariantCulture)));
        if (form == "knapsack") meta.Add(new("max_sum_cost", Money(Number(count, "budget"))));
        if (Text(count, "rule") == "greedy-threshold") meta.Add(new("min_project_score_threshold", Number(count, "threshold").ToString(CultureInfo.InvariantCulture)));
        meta.Add(new(PabulibElection.SeedKey, Text(count, "seed")));

        var selected = result["selected"]!.AsArray().Select(s => s!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var projects = options.Select((o, p) => (IReadOnlyList<string>)
            [Text(o!, "id"), Money(Number(o!, "cost")), result["votes"]![p]!.ToJsonString(), result["scores"]![p]!.ToJsonString(), Text(o!, "zh"), selected.Contains(Text(o!, "id")) ? "1" : "0"]);
        PabulibWriter.Write(writer, meta, ["project_id", "cost", "votes", "score", "name", "selected"], projects, Votes(record), withPoints: form == "points");
    }

    private static IEnumerable<PabulibVote> Votes(JsonObject record)
    {
        var number = 0;
        foreach (var (ballot, _) in PollRecount.Ballots(record))
            for (var times = ballot["count"]?.GetValue<long>() ?? 1; times > 0; times--)
                yield return new PabulibVote((++number).ToString(CultureInfo.InvariantCulture), [.. ballot["choice"]!.AsArray().Select(c => c!.GetValue<string>())], [.. ballot["points"]?.AsArray().Select(p => (decimal)p!.GetValue<long>()) ?? []]);
    }

    private static string Day(long milliseconds) => ChinaTime.Date(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
