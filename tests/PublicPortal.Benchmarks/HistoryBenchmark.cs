using System.Diagnostics;
using System.Text;

namespace PublicPortal.Benchmarks;

/// <summary><c>portal import history</c> as a process of its own, and the page that finds the earlier record among few and among many.</summary>
internal static class HistoryBenchmark
{
    private const int Clients = 32;

    public static async Task RunAsync(Report report, bool quick)
    {
        var (few, many, pages) = quick ? (10_000, 100_000, 600) : (100_000, 1_000_000, 3000);
        Console.WriteLine($"history on SQLite: {few:N0}, then {many:N0} records");
        await using var site = await BenchSite.StartAsync(onPostgres: false);
        await ImportAsync(site, 0, few);
        async Task<double> PrefillAsync(int first)
        {
            await Load.RunAsync(site.Port, await Residents.PrefillsAsync(site, first, 500), Clients, "200");   // warm
            return (await Load.RunAsync(site.Port, await Residents.PrefillsAsync(site, first + 500, pages), Clients, "200")).PerSecond;
        }
        var among = await PrefillAsync(0);
        var (seconds, megabytes) = await ImportAsync(site, few, many - few);
        var whole = seconds * many / (many - few);
        Report.Note($"import {(many - few) / seconds:N0} rows/s, most memory {megabytes:N0} MB");
        List<double> ratios = [];
        for (var round = 0; round < 3; round++) ratios.Add(await PrefillAsync(5000 * (round + 1)) / among);
        Report.Note($"prefill {among:N0} pages/s among {few:N0}");
        report.AtMost($"history import of {many:N0} rows on SQLite", whole, 60d * many / 1_000_000, "s");
        report.AtLeast("history import on SQLite", (many - few) / seconds * 60, 200_000, "rows/min");
        report.AtLeast($"prefill among {many:N0} records / among {few:N0}", Report.Median(ratios), 0.6);
    }

    private static async Task<(double Seconds, double Megabytes)> ImportAsync(BenchSite site, int first, int count)
    {
        var file = Path.Combine(site.Folder, $"history-{first}.csv");
        await using (var csv = new StreamWriter(file, append: false, Encoding.UTF8))
        {
            await csv.WriteLineAsync("name,document_type,document_number,dwelling_code,from,to");
            for (var n = first; n < first + count; n++)
            {
                var (name, number) = Residents.Person(n);
                await csv.WriteLineAsync($"{name},resident-id,{number},44030400400102{n % 100_000:00000}000101,{2015 + n % 10}-0{1 + n % 9}-15,");
            }
        }
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PublicPortal.Cli.dll"), "import", "history", file])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in site.Settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        var started = Stopwatch.GetTimestamp();
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEndAsync();
        var most = 0d;
        while (!run.WaitForExit(200))
            try { most = Math.Max(most, Process.GetProcessById(run.Id).WorkingSet64 / 1e6); }
            catch (ArgumentException) { }   // it ended between the two
        return run.ExitCode == 0 ? (Stopwatch.GetElapsedTime(started).TotalSeconds, most) : throw new InvalidOperationException($"import: {await output}{await errors}");
    }
}
