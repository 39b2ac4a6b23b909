using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PublicPortal.Benchmarks;

/// <summary><c>portal count</c> as a process of its own on a generated election: 100 projects, 90,000 voters, equal shares with add1u.</summary>
internal static class CountBenchmark
{
    private const int Seed = 20260101, Projects = 100, MostChoices = 15;

    public static async Task RunAsync(Report report, bool quick)
    {
        var voters = quick ? 9_000 : 90_000;
        Console.WriteLine($"portal count: {Projects} projects, {voters:N0} voters, seed {Seed}");
        var file = Path.Combine(Path.GetTempPath(), $"portal-count-{Environment.ProcessId}.pb");
        try
        {
            await WriteAsync(file, voters);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PublicPortal.Cli.dll"), "count", file, "--rule", "equal-shares", "--completion", "add1u"])
            { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
            var started = Stopwatch.GetTimestamp();
            using var run = Process.Start(start)!;
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            var most = 0d;
            while (!run.WaitForExit(100))
                try { most = Math.Max(most, Process.GetProcessById(run.Id).WorkingSet64 / 1e6); }
                catch (ArgumentException) { }   // it ended between the two
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (run.ExitCode != 0) throw new InvalidOperationException($"count: {await output}{await errors}");
            Report.Note($"{(await errors).Trim().ReplaceLineEndings(" ")}; most memory {most:N0} MB");
            report.AtMost($"count of {Projects} projects and {voters:N0} voters, equal shares with add1u", seconds, 60, "s");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Money and wishes as in a large city: some projects are liked by many, most by few; nearly all ballots differ.</summary>
    private static async Task WriteAsync(string file, int voters)
    {
        var random = new Random(Seed);
        var (costs, liked) = (new int[Projects], new double[Projects]);
        for (var p = 0; p < Projects; p++) (costs[p], liked[p]) = (random.Next(20, 1200) * 1000 + random.Next(1000), Math.Pow(random.NextDouble(), 2) + 0.02);
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"META\nkey;value\ndescription;generated, seed {Seed}\nnum_projects;{Projects}\nnum_votes;{voters}\nbudget;25000000\nvote_type;approval\nrule;equalshares/add1u\nPROJECTS\nproject_id;cost"));
        for (var p = 0; p < Projects; p++) await writer.WriteLineAsync($"{p + 1};{costs[p]}");
        await writer.WriteLineAsync("VOTES\nvoter_id;vote");
        var chosen = new HashSet<int>();
        var all = liked.Sum();
        for (var v = 0; v < voters; v++)
        {
            chosen.Clear();
            for (var wishes = random.Next(1, MostChoices + 1); chosen.Count < wishes;)
            {
                var at = random.NextDouble() * all;
                var p = 0;
                while (p < Projects - 1 && (at -= liked[p]) > 0) p++;
                chosen.Add(p);
            }
            await writer.WriteLineAsync($"{v};{string.Join(',', chosen.Select(p => p + 1))}");
        }
    }
}
