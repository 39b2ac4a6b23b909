using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PublicPortal.Hosting.Cli;
using PublicPortal.Kernel;
using PublicPortal.Voting.Counting;

namespace PublicPortal.Voting.Pabulib;

/// <summary><c>portal count</c>: counts an election in Pabulib's format, ours or anybody's.</summary>
internal sealed class CountVerb : ICliVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Rules = ["greedy", "greedy-no-skip", "greedy-threshold", "equal-shares"], Options = ["rule", "completion", "comparison", "threshold", "seed", "above-fund"];

    public string Words => "count";
    public string Usage => "FILE.pb [--rule greedy|greedy-no-skip|greedy-threshold|equal-shares] [--completion none|utilitarian|add1|add1u] [--comparison] [--threshold SCORE] [--seed TEXT] [--above-fund]";
    public string Summary => "counts a participatory budget in Pabulib's format by the rule named, or by the one that the file names";
    public IReadOnlyCollection<string> OptionsWithValue => ["rule", "completion", "threshold", "seed"];

    /// <summary>It reads a file alone and needs no database.</summary>
    public bool BeforeSetup => true;

    public Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel) => Task.FromResult(Run(arguments, output, cancel));

    private static CliOutcome Run(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values.Count != 1 || arguments.Names.Except(Options).Any() || !Asked(arguments, out var asked, out var completion, out var threshold)) return CliOutcome.Usage;
        var file = arguments.Values[0];
        if (!File.Exists(file))
        {
            output.Note($"{file}: 没有这个文件 / is not there.");
            return CliOutcome.Usage;
        }
        Result<PabulibElection> read;
        using (var stream = File.OpenRead(file)) read = PabulibReader.Read(stream, arguments.Has("above-fund"));
        if (read.IsRefused) return Refused(output, file, read);
        foreach (var note in read.Value.Notes) output.Note($"{file}: {note.Zh} {note.En}");
        if ((asked ?? read.Value.Rule) is not { } rule) return Refused(output, file, (Result)PabulibRefusals.RuleUnknown.With(read.Value.Meta.GetValueOrDefault("rule", "")));
        if (rule.Method == BudgetMethod.GreedyThreshold)
        {
            var named = threshold ?? (read.Value.Meta.TryGetValue("min_project_score_threshold", out var score) ? PabulibReader.Number(score) : null);
            if (named is not { } least) return Refused(output, file, (Result)PabulibRefusals.ThresholdMissing);
            rule = rule with { Threshold = least };
        }
        if (rule.Method == BudgetMethod.EqualShares) rule = rule with { Completion = completion ?? rule.Completion, Comparison = rule.Comparison || arguments.Has("comparison") };
        else if (completion is not null || arguments.Has("comparison")) return CliOutcome.Usage;
        var seed = arguments.Option("seed") ?? read.Value.Meta.GetValueOrDefault(PabulibElection.SeedKey, "");
        var counted = BudgetCount.Count(read.Value.Election, rule, seed, cancel);
        if (counted.IsRefused) return Refused(output, file, counted);
        if (counted.Value.Share is { } share) output.Note($"每人可用 / share of each voter: {Money(Math.Round(share, 6))}");
        if (counted.Value.Comparison is { } compared)
            output.Note($"比较 / comparison: {compared.ForEqualShares} 人倾向均分法 / prefer equal shares, {compared.ForGreedy} 人倾向按票数 / prefer greedy");
        var document = Document(read.Value, counted.Value, seed);
        output.Result(document, JsonSerializer.Serialize(document, Json));
        return CliOutcome.Done;
    }

    private static bool Asked(CliArguments arguments, out CountingRule? rule, out Completion? completion, out decimal? threshold)
    {
        (rule, completion, threshold) = (null, null, null);
        if (arguments.Option("rule") is { } name)
        {
            if (!Rules.Contains(name)) return false;
            rule = CountingRule.Parse(name);
        }
        if (arguments.Option("completion") is { } end)
        {
            if (end.Length == 0 || char.IsDigit(end[0]) || !Enum.TryParse<Completion>(end, ignoreCase: true, out var known)) return false;
            completion = known;
        }
        if (arguments.Option("threshold") is { } score && (threshold = PabulibReader.Number(score)) is null) return false;
        return true;
    }

    private static Dictionary<string, object> Document(PabulibElection file, BudgetResult result, string seed)
    {
        var unit = (decimal)file.Election.Unit;
        return new Dictionary<string, object>
        {
            ["rule"] = result.Rule.Name,
            ["selected"] = result.Selected.Select(p => file.Election.Projects[p].Id),
            ["cost"] = Money(result.Selected.Sum(p => file.Election.Projects[p].Cost) / unit),
            ["budget"] = Money(file.Election.Budget / unit),
            ["ties"] = result.Ties.Select(t => t.By == TieStep.Lot
                ? (object)new { among = t.Among, chosen = t.Chosen, by = "lot", seed, inResult = t.InResult }
                : new { among = t.Among, chosen = t.Chosen, by = t.By == TieStep.Cost ? "cost" : "votes", inResult = t.InResult }),
        };
    }

    private static decimal Money(decimal amount) => decimal.Parse(amount.ToString("0.############", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static CliOutcome Refused(CliOutput output, string file, Result result)
    {
        foreach (var refusal in result.Refusals)
        {
            output.Note($"{file}: {refusal.Text.Zh}");
            output.Note($"    {refusal.Text.En}");
        }
        return CliOutcome.Refused;
    }
}
