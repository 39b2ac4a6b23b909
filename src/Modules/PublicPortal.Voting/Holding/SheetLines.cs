using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Holding;

/// <summary>The sub-totals of a sheet: choices with how often they were made.</summary>
internal static class SheetLines
{
    private const int MostTimes = 1_000_000, MostLines = 5000;

    /// <summary>Votes on the sheet.</summary>
    public static long Total(string? ballots) => ballots is null ? 0 : Read(ballots).Sum(b => PollVerification.Number(b, "count"));

    public static IEnumerable<JsonObject> Read(string? ballots) => ballots is null ? [] : JsonNode.Parse(ballots)!.AsArray().Select(b => b!.AsObject());

    /// <summary>Motions: three numbers.</summary>
    public static Result<string> OfMotion(string? yes, string? no, string? abstain)
    {
        var lines = new List<JsonObject>();
        foreach (var (choice, typed) in PollRecount.MotionChoices.Zip(new[] { yes, no, abstain }))
        {
            var text = string.IsNullOrWhiteSpace(typed) ? "0" : typed.Trim();
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MostTimes) return VotingRefusals.SheetNumbers;
            if (count > 0) lines.Add(new JsonObject { ["choice"] = new JsonArray(choice), ["count"] = count });
        }
        return Write(lines);
    }

    /// <summary>
    /// Projects: one ballot in each line, as the numbers of the printed ballot: <c>1 3 5</c>, in order where they are ranked,
    /// <c>1=3 4=2</c> for points, <c>-</c> for an empty one; <c>x4</c> at the end says that four are alike.
    /// </summary>
    public static Result<string> OfProjects(BallotPaper paper, string? typed)
    {
        var grouped = new Dictionary<string, (JsonObject Ballot, long Times)>(StringComparer.Ordinal);
        var lines = (typed ?? "").Split('\n').Select(l => l.Trim()).ToList();
        if (lines.Count > MostLines) return VotingRefusals.SheetNumbers;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 0) continue;
            if (Line(paper, lines[i]) is not { } read) return VotingRefusals.SheetLine.With(i + 1, lines[i]);
            var key = CanonicalJson.Write(read.Ballot);
            grouped[key] = (read.Ballot, (grouped.TryGetValue(key, out var before) ? before.Times : 0) + read.Times);
        }
        foreach (var (ballot, times) in grouped.Values) ballot["count"] = times;
        return Write(grouped.Values.Select(g => g.Ballot));
    }

    private static (JsonObject Ballot, long Times)? Line(BallotPaper paper, string line)
    {
        var words = line.Split([' ', '\t', ',', '，', '、', '\u3000'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var times = 1;
        if (words[^1] is ['x' or 'X' or '×', .. var often])
        {
            if (!int.TryParse(often, NumberStyles.None, CultureInfo.InvariantCulture, out times) || times is < 1 or > MostTimes) return null;
            words.RemoveAt(words.Count - 1);
        }
        if (words is ["-"] or ["－"]) words.Clear();
        var chosen = new List<(int Place, long? Points)>();
        foreach (var word in words)
        {
            var parts = word.Split('=', ':', '：', '＝');
            if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > paper.Options.Count) return null;
            long? points = null;
            if (parts.Length == 2)
            {
                if (!long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given)) return null;
                points = given;
            }
            chosen.Add((number - 1, points));
        }
        return paper.Ballot(chosen) is { IsOk: true } made ? (JsonNode.Parse(made.Value)!.AsObject(), times) : null;
    }

    private static Result<string> Write(IEnumerable<JsonObject> lines)
    {
        var text = CanonicalJson.Write(new JsonArray([.. lines.OrderBy(CanonicalJson.Write, StringComparer.Ordinal)]));
        return text.Length > VotingModel.LongestManifest ? VotingRefusals.TooLong : text;
    }
}
