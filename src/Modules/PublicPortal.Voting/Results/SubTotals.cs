using System.Text.Json.Nodes;
using static PublicPortal.Hosting.Pages.Text;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Results;

/// <summary>A sheet from paper or a show of hands, as it is published.</summary>
/// <param name="Clerks">The two who signed it.</param>
/// <param name="Votes">By option, in the manifest's order: how many lines of the sheet hold it.</param>
internal sealed record PublishedSheet(string Id, IReadOnlyList<string> Clerks, string Scan, long Ballots, IReadOnlyList<long> Votes)
{
    /// <param name="ballots">The member <c>ballots</c> of a sheet in the record.</param>
    public static PublishedSheet Of(JsonObject manifest, string id, IReadOnlyList<string> clerks, string scan, JsonArray ballots)
    {
        var options = manifest["options"]!.AsArray().Select(o => Text(o!, "id")).ToList();
        var votes = new long[options.Count];
        foreach (var line in ballots)
            foreach (var choice in line!["choice"]!.AsArray())
                if (options.IndexOf(choice!.GetValue<string>()) is >= 0 and var p) votes[p] += Number(line, "count");
        return new PublishedSheet(id, clerks, scan, ballots.Sum(b => Number(b!, "count")), votes);
    }
}

/// <summary>Where the votes came from: online, and each sheet by itself.</summary>
internal sealed record SubTotals(IReadOnlyList<string> Columns, IReadOnlyList<(string Option, IReadOnlyList<long> Votes)> Rows)
{
    /// <summary>Null where everybody voted online: there is nothing to part.</summary>
    public static SubTotals? Of(JsonObject manifest, JsonObject result, IReadOnlyList<PublishedSheet> sheets)
    {
        if (sheets.Count == 0) return null;
        var options = manifest["options"]!.AsArray();
        var all = options.Select((o, p) => result["motion"] is { } motion ? Number(motion, Text(o!, "id")) : result["budget"]!["votes"]![p]!.GetValue<long>()).ToList();
        var rows = options.Select((o, p) =>
        {
            var paper = sheets.Select(s => s.Votes[p]).ToList();
            return (Choice(manifest, Text(o!, "id")), (IReadOnlyList<long>)[all[p] - paper.Sum(), .. paper, all[p]]);
        });
        return new SubTotals([T("网上", "Online"), .. sheets.Select((_, i) => T($"计票单 {i + 1}", $"Sheet {i + 1}")), T("合计", "Total")], [.. rows]);
    }

    /// <summary>An option in words.</summary>
    public static string Choice(JsonObject manifest, string id) => Text(manifest, "kind") == "motion"
        ? id switch { "yes" => T("同意", "Yes"), "no" => T("反对", "No"), _ => T("弃权", "Abstain") }
        : manifest["options"]!.AsArray().FirstOrDefault(o => Text(o!, "id") == id) is { } option ? PollWords.Both(option) : id;

    /// <summary>A whole choice in words: several projects, points beside them.</summary>
    public static string Choices(JsonObject manifest, JsonNode ballot)
    {
        var chosen = ballot["choice"]!.AsArray().Select((id, i) => Choice(manifest, id!.GetValue<string>()) + (ballot["points"] is JsonArray points ? $" {points[i]}" : "")).ToList();
        return chosen.Count == 0 ? T("一个都没选", "none") : string.Join(T("、", ", "), chosen);
    }
}
