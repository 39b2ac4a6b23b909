using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace PublicPortal.Hosting.Recipes;

/// <summary>
/// The few expressions of a recipe that are evaluated: <c>uuid()</c>, <c>parameters('x')</c>, <c>variables('x')</c>,
/// <c>configuration('name', default)</c>, <c>file:text('x')</c>, <c>file:base64('x')</c>. There is no script engine: anything
/// else stays as it is and is listed.
/// </summary>
public sealed partial class RecipeExpressions(RecipeFile recipe, IReadOnlyDictionary<string, string> parameters, IConfiguration configuration)
{
    /// <summary>Recipes read settings below this section alone: a recipe must not be able to publish a password of the site.</summary>
    public const string Section = "Recipes:Values";

    private const int MostFileBytes = 10_000_000;
    private readonly Dictionary<string, JsonNode?> variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> underWay = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Path, string Expression)> left = [];

    /// <summary>Expressions that stayed verbatim, with their place.</summary>
    public IReadOnlyList<(string Path, string Expression)> Left => left;

    /// <summary>A copy in which every expression that is known has its value.</summary>
    public JsonNode? Evaluate(JsonNode? node, string path) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(m => KeyValuePair.Create(m.Key, Evaluate(m.Value, path + "." + m.Key)))),
        JsonArray list => new JsonArray([.. list.Select((item, i) => Evaluate(item, $"{path}[{i}]"))]),
        JsonValue value when value.TryGetValue(out string? text) && IsExpression(text) => Value(text, path),
        null => null,
        _ => node.DeepClone(),
    };

    public static bool IsExpression(string? text) => text is not null && Shape().IsMatch(text);

    private JsonNode? Value(string text, string path)
    {
        var match = Shape().Match(text);
        var (kind, body) = (match.Groups["kind"].Value.ToLowerInvariant(), match.Groups["body"].Value.Trim().TrimEnd(';').Trim());
        var call = Call().Match(body);
        if (call.Success)
        {
            var name = call.Groups["name"].Value;
            var first = call.Groups["first"].Success ? Unquote(call.Groups["first"].Value) : null;
            switch (kind, name)
            {
                case ("js", "uuid") when first is null: return RecipeIds.New();
                case ("js", "parameters") when first is not null && parameters.TryGetValue(first, out var given): return given;
                case ("js", "variables") when first is not null && Variable(first) is { } variable: return variable;
                case ("js", "configuration") when first is not null && Configured(first, call.Groups["second"]) is { } set: return set;
                case ("file", "text") when first is not null && ReadFile(first) is { } bytes: return System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
                case ("file", "base64") when first is not null && ReadFile(first) is { } bytes: return Convert.ToBase64String(bytes);
            }
        }
        left.Add((path, text));
        return text;
    }

    /// <summary>Evaluated when it is first asked for, the same ever after. A variable that cannot be evaluated keeps its own expression.</summary>
    private JsonNode? Variable(string name)
    {
        if (variables.TryGetValue(name, out var known)) return known?.DeepClone();
        if (recipe.Variables?.Member(name) is not { } written || !underWay.Add(name)) return null;
        var value = Evaluate(written, "$.variables." + name);
        underWay.Remove(name);
        variables[name] = value;
        return value?.DeepClone();
    }

    private JsonNode? Configured(string name, Group otherwise)
    {
        if (configuration[Section + ":" + name] is { } set) return set;
        if (!otherwise.Success) return null;
        var literal = otherwise.Value.Trim();
        if (literal is ['\'' or '"', .., '\'' or '"']) return Unquote(literal);
        if (bool.TryParse(literal, out var flag)) return flag;
        return decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A file of the recipe's own folder or below; null when it is not there, too large or elsewhere.</summary>
    public byte[]? ReadFile(string name)
    {
        if (recipe.Folder is null || name.Contains('\0', StringComparison.Ordinal)) return null;
        var root = Path.GetFullPath(recipe.Folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root, StringComparison.Ordinal)) return null;
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length <= MostFileBytes ? File.ReadAllBytes(path) : null;
    }

    private static string Unquote(string literal) => literal.Trim()[1..^1].Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[\s*(?<kind>js|file|locale|[a-z]{1,20})\s*:\s*(?<body>.+)\]$", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?<name>[a-z0-9]+)\(\s*(?:(?<first>'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*"")\s*(?:,\s*(?<second>'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""|[-\w.]+)\s*)?)?\)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex Call();
}
