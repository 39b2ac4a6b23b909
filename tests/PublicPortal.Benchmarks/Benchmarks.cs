namespace PublicPortal.Benchmarks;

/// <summary>
/// Measures ratios within one run: what the portal does beside what the database alone does on the same machine, turn about.
/// <c>run.sh</c> runs everything, <c>run.sh submit-sqlite</c> one, <c>--quick</c> takes a tenth of the rows.
/// </summary>
internal static class Benchmarks
{
    private static readonly Dictionary<string, Func<Report, bool, Task>> All = new()
    {
        ["submit-postgresql"] = (report, quick) => SubmitBenchmark.RunAsync(report, onPostgres: true, quick),
        ["submit-sqlite"] = (report, quick) => SubmitBenchmark.RunAsync(report, onPostgres: false, quick),
        ["history"] = HistoryBenchmark.RunAsync,
        ["workflows-postgresql"] = (report, quick) => WorkflowsBenchmark.RunAsync(report, onPostgres: true, quick),
        ["workflows-sqlite"] = (report, quick) => WorkflowsBenchmark.RunAsync(report, onPostgres: false, quick),
        ["pages"] = PageBenchmark.RunAsync,
        ["count"] = CountBenchmark.RunAsync,
        ["vote-postgresql"] = (report, quick) => VoteBenchmark.RunAsync(report, onPostgres: true, quick),
        ["vote-sqlite"] = (report, quick) => VoteBenchmark.RunAsync(report, onPostgres: false, quick),
        ["vote-race"] = VoteRaceBenchmark.RunAsync,
        ["close"] = CloseBenchmark.RunAsync,
    };

    private static async Task<int> Main(string[] arguments)
    {
        var wanted = arguments.Where(a => !a.StartsWith('-')).ToList();
        if (wanted.FirstOrDefault(w => !All.ContainsKey(w)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}', only {string.Join(", ", All.Keys)}.");
            return 2;
        }
        var report = new Report();
        foreach (var (name, run) in All)
            if (wanted.Count == 0 || wanted.Contains(name)) await run(report, arguments.Contains("--quick"));
        report.Print();
        return 0;
    }
}
