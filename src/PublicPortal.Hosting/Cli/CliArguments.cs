namespace PublicPortal.Hosting.Cli;

/// <summary>What stands after the verb: plain values, and options as <c>--name value</c>, <c>--name=value</c> or <c>--flag</c>.</summary>
public sealed class CliArguments
{
    private readonly Dictionary<string, string> options = [];

    /// <param name="withValue">Options that take the following word as their value.</param>
    public CliArguments(IEnumerable<string> words, params IReadOnlyCollection<string> withValue)
    {
        var queue = new Queue<string>(words);
        var values = new List<string>();
        while (queue.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal)) { values.Add(word); continue; }
            var split = word.IndexOf('=', StringComparison.Ordinal);
            if (split > 0) options[word[2..split]] = word[(split + 1)..];
            else options[word[2..]] = withValue.Contains(word[2..]) && queue.TryDequeue(out var next) ? next : "";
        }
        Values = values;
    }

    public IReadOnlyList<string> Values { get; }
    public bool Has(string option) => options.ContainsKey(option);
    public string? Option(string name) => options.GetValueOrDefault(name);
}
