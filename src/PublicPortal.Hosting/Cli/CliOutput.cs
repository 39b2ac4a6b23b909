using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PublicPortal.Hosting.Cli;

/// <summary>Words for people on standard output and error, or one JSON document with <c>--json</c>.</summary>
public sealed class CliOutput(TextWriter output, TextWriter error, bool json)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A line for people; silent with <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!json) output.WriteLine(line);
    }

    /// <summary>Progress and reasons: standard error, so that output can be piped.</summary>
    public void Note(string line) => error.WriteLine(line);

    /// <summary>The result: the object with <c>--json</c>, else the lines.</summary>
    public void Result(object result, params IEnumerable<string> lines)
    {
        if (json) output.WriteLine(JsonSerializer.Serialize(result, Json));
        else foreach (var line in lines) output.WriteLine(line);
    }
}
