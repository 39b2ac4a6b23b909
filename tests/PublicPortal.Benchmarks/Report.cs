using System.Globalization;

namespace PublicPortal.Benchmarks;

/// <summary>What was measured, against its goal.</summary>
internal sealed class Report
{
    private readonly List<(string What, double Value, string Unit, string Goal, bool Met)> lines = [];

    public void AtLeast(string what, double value, double goal, string unit = "×") => lines.Add((what, value, unit, $"≥ {Number(goal)}", value >= goal));
    public void AtMost(string what, double value, double goal, string unit = "×") => lines.Add((what, value, unit, $"≤ {Number(goal)}", value <= goal));

    /// <summary>Progress; not part of the result.</summary>
    public static void Note(string text) => Console.WriteLine($"   {text}");

    public void Print()
    {
        Console.WriteLine();
        foreach (var (what, value, unit, goal, met) in lines) Console.WriteLine($"{(met ? "met    " : "NOT MET")}  {what}: {Number(value)} {unit} (goal {goal})");
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
    }

    /// <summary>Of an odd number of rounds the one in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static double Percentile95(IReadOnlyCollection<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));

    public static double Percentile99(IReadOnlyCollection<double> values) => values.Order().ElementAt((int)(values.Count * 0.99));

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
