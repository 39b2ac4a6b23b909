using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Casting;

/// <param name="Cost">Fen; 0 for motions.</param>
internal sealed record PaperOption(string Id, LocalizedText Title, long Cost);

/// <summary>What a member is asked, and what may be answered: the frozen part of a poll, read once and kept in memory.</summary>
internal sealed class BallotPaper
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public BallotPaper(Poll poll, int mostPoints)
    {
        var manifest = JsonNode.Parse(poll.Manifest)!.AsObject();
        (Id, ManifestHash, Question, IsSecret, Opens, Closes, SubjectKind, SubjectPath, ScopePath) =
            (poll.Id, poll.ManifestHash, poll.Question, poll.IsSecret, poll.OpensAt, poll.ClosesAt, poll.SubjectKind, poll.SubjectPath, poll.ScopePath);
        Members = poll.Members;
        PollKey = manifest["pollKey"]?.GetValue<string>();
        SiteKey = PollVerification.Text(manifest, "siteKey");
        Papers = JsonSerializer.Deserialize<List<PollPaper>>(poll.Papers)!;
        Options = [.. manifest["options"]!.AsArray().Select(o => new PaperOption(PollVerification.Text(o!, "id"), new LocalizedText(PollVerification.Text(o!, "zh"), PollVerification.Text(o!, "en")), o!["cost"]?.GetValue<long>() ?? 0))];
        for (var i = 0; i < Options.Count; i++) places[Options[i].Id] = i;
        MostPoints = mostPoints;
        if (manifest["count"] is not JsonObject count) return;
        Fund = PollVerification.Number(count, "budget");
        Form = Enum.Parse<ChoiceForm>(PollVerification.Text(count, "form"), ignoreCase: true);
        Ranks = PollVerification.Number(count, "places") is > 0 and var limit ? (int)Math.Min(limit, Options.Count) : Options.Count;
    }

    public Guid Id { get; }
    public string ManifestHash { get; }
    public LocalizedText Question { get; }
    public string SubjectKind { get; }
    public string SubjectPath { get; }
    public string ScopePath { get; }
    public bool IsSecret { get; }
    public int Members { get; }
    public DateTimeOffset Opens { get; }
    public DateTimeOffset Closes { get; }
    public string? PollKey { get; }
    public string SiteKey { get; }
    public IReadOnlyList<PaperOption> Options { get; }
    public IReadOnlyList<PollPaper> Papers { get; }

    /// <summary>Null for a motion.</summary>
    public ChoiceForm? Form { get; }
    public long Fund { get; }

    /// <summary>How many places a ranked ballot has.</summary>
    public int Ranks { get; }
    public int MostPoints { get; }

    /// <summary>The ballot as it is kept: canonical JSON of <c>choice</c> and, in that form, <c>points</c>.</summary>
    /// <param name="chosen">Places of options; in order of preference where they are ranked.</param>
    public Result<string> Ballot(IReadOnlyList<(int Place, long? Points)> chosen)
    {
        if (chosen.Any(c => c.Place < 0 || c.Place >= Options.Count) || chosen.Select(c => c.Place).Distinct().Count() != chosen.Count) return VotingRefusals.ChoiceOdd;
        if (Form is null) return chosen.Count == 1 && chosen[0].Points is null ? Write(chosen, withPoints: false) : VotingRefusals.ChoiceMissing;
        if (Form == ChoiceForm.Points ? chosen.Any(c => c.Points is not { } p || p < 0 || p > MostPoints) : chosen.Any(c => c.Points is not null)) return VotingRefusals.PointsOdd.With(MostPoints);
        if (Form == ChoiceForm.Ranked) return chosen.Count <= Ranks ? Write(chosen, withPoints: false) : VotingRefusals.RanksOdd.With(Ranks);
        if (Form == ChoiceForm.Knapsack && chosen.Sum(c => (decimal)Options[c.Place].Cost) is var cost && cost > Fund) return VotingRefusals.OverFund.With(Yuan.Number((long)Math.Min(cost, long.MaxValue)), Yuan.Number(Fund));
        return Write([.. chosen.OrderBy(c => c.Place)], withPoints: Form == ChoiceForm.Points);
    }

    /// <summary>What the page sends: ids that were ticked, points by id, ranks by id.</summary>
    public Result<string> Typed(IReadOnlyList<string> ticked, IReadOnlyDictionary<string, string> points, IReadOnlyDictionary<string, string> ranks)
    {
        if (ticked.Any(t => !places.ContainsKey(t))) return VotingRefusals.ChoiceOdd;
        if (Form == ChoiceForm.Points)
        {
            var given = new List<(int, long?)>();
            foreach (var option in Options)
            {
                if (!points.TryGetValue(option.Id, out var typed) || string.IsNullOrWhiteSpace(typed)) continue;
                if (!long.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostPoints) return VotingRefusals.PointsOdd.With(MostPoints);
                if (number > 0) given.Add((places[option.Id], number));
            }
            return Ballot(given);
        }
        if (Form == ChoiceForm.Ranked)
        {
            var placed = new SortedDictionary<int, int>();
            foreach (var option in Options)
            {
                if (!ranks.TryGetValue(option.Id, out var typed) || string.IsNullOrWhiteSpace(typed)) continue;
                if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank < 1 || rank > Ranks || !placed.TryAdd(rank, places[option.Id])) return VotingRefusals.RanksOdd.With(Ranks);
            }
            return Ballot([.. placed.Values.Select(p => (p, (long?)null))]);
        }
        return Ballot([.. ticked.Select(t => (places[t], (long?)null))]);
    }

    /// <summary>What a kept ballot says, in words.</summary>
    public IReadOnlyList<string> Words(string ballot)
    {
        var read = JsonNode.Parse(ballot)!;
        var points = read["points"]?.AsArray();
        return [.. read["choice"]!.AsArray().Select((c, i) => (places.TryGetValue(c!.GetValue<string>(), out var place) ? Options[place].Title.ToString() : c.GetValue<string>())
            + (points is null ? "" : string.Create(CultureInfo.InvariantCulture, $" · {points[i]}")))];
    }

    /// <summary>The ids that a kept ballot names, with their points.</summary>
    public static IReadOnlyList<(string Id, long? Points)> Chosen(string ballot)
    {
        var read = JsonNode.Parse(ballot)!;
        var points = read["points"]?.AsArray();
        return [.. read["choice"]!.AsArray().Select((c, i) => (c!.GetValue<string>(), points?[i]!.GetValue<long>()))];
    }

    private Result<string> Write(IReadOnlyList<(int Place, long? Points)> chosen, bool withPoints)
    {
        var ballot = new JsonObject { ["choice"] = new JsonArray([.. chosen.Select(c => (JsonNode)Options[c.Place].Id)]) };
        if (withPoints) ballot["points"] = new JsonArray([.. chosen.Select(c => (JsonNode)c.Points!.Value)]);
        var text = CanonicalJson.Write(ballot);
        return text.Length > VotingModel.LongestChoice ? VotingRefusals.TooLong : text;
    }
}
