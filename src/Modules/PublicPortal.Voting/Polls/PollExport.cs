using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Pabulib;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Polls;

/// <summary>A published poll among projects as a <c>.pb</c> file, for the tools and archives that know this format. Votes are numbered in the order of the record.</summary>
internal static class PollExport
{
    /// <summary>The whole file of a verified record.</summary>
    public static void Write(JsonObject record, TextWriter writer)
    {
        var (manifest, number) = (record["manifest"]!.AsObject(), 0L);
        writer.Write(Head(manifest, record["result"]!.AsObject()));
        writer.Write(Votes(PollRecount.Ballots(record).Select(b => b.Ballot), WithPoints(manifest), ref number));
    }

    public static bool WithPoints(JsonObject manifest) => Text(manifest["count"]!, "form") == "points";

    /// <summary>All that stands before the first vote.</summary>
    /// <param name="counted">The member <c>result</c> of the record.</param>
    public static string Head(JsonObject manifest, JsonObject counted)
    {
        var (count, result) = (manifest["count"]!.AsObject(), counted["budget"]!.AsObject());
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
        var writer = new StringWriter();
        PabulibWriter.Write(writer, meta, ["project_id", "cost", "votes", "score", "name", "selected"], projects, [], WithPoints(manifest));
        return writer.ToString();
    }

    /// <summary>Lines for some of the ballots, in the order of the record.</summary>
    /// <param name="number">Of the last vote before; goes on.</param>
    public static string Votes(IEnumerable<JsonObject> ballots, bool withPoints, ref long number)
    {
        var writer = new StringWriter();
        foreach (var ballot in ballots)
            for (var times = ballot["count"]?.GetValue<long>() ?? 1; times > 0; times--)
                PabulibWriter.Vote(writer, new PabulibVote((++number).ToString(CultureInfo.InvariantCulture), [.. ballot["choice"]!.AsArray().Select(c => c!.GetValue<string>())], [.. ballot["points"]?.AsArray().Select(p => (decimal)p!.GetValue<long>()) ?? []]), withPoints);
        return writer.ToString();
    }

    private static string Day(long milliseconds) => ChinaTime.Date(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
