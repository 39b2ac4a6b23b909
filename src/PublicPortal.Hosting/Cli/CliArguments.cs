namespace PublicPortal.Hosting.Cli;

/// <summary>What stands after the verb: plain values, and options as <c>--name value</c>, <c>--name=value</c> or <c>--flag</c>.</summary>
public sealed class CliArguments
{
    private readonly List<(string Name, string Value)> options = [];

    /// <param name="withValue">Options that take the following word as their value.</param>
    public CliArguments(IEnumerable<string> words, params IReadOnlyCollection<string> withValue)
    {
        var queue = new Queue<string>(words);
        var values = new List<string>();
        while (queue.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal)) { values.Add(word); continue; }
            var split = word.IndexOf('=', StringComparison.Ordinal);
            if (split > 0) options.Add((word[2..split], word[(split + 1)..]));
            else options.Add((word[2..], withValue.Contains(word[2..]) && queue.TryDequeue(out var next) ? next : ""));
        }
        Values = values;
    }

    public IReadOnlyList<string> Values { get; }

    /// <summary>The options that were given, known or not.</summary>
    public IEnumerable<string> Names => options.Select(o => o.Name);
    public bool Has(string option) => options.Exists(o => o.Name == option);

    /// <summary>The last one counts.</summary>
    public string? Option(string name) => All(name).LastOrDefault();

    /// <summary>Every value of an option that may be given more than once.</summary>
    public IEnumerable<string> All(string name) => options.Where(o => o.Name == name).Select(o => o.Value);
}
