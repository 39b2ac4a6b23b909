using System.Text.Json;
using System.Text.Json.Serialization;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Workflows.Definitions;

/// <summary>A body that does tasks: 市场监管局, or the street office of the case's place.</summary>
internal sealed record Department(string Id, LocalizedText Name);

/// <summary>What definitions may name; read from <c>content/</c> and from the modules that are there.</summary>
internal sealed record KnownNames(
    IReadOnlyDictionary<string, LocalizedText> Roles, IReadOnlyDictionary<string, LocalizedText> Departments, IReadOnlyCollection<string> Templates,
    IReadOnlyDictionary<string, IReadOnlyList<WorkflowFact>> Kinds, Func<string, IReadOnlyCollection<string>?> EffectNames)
{
    /// <summary>Kinds whose tasks are done on pages of their own.</summary>
    public IReadOnlyDictionary<string, OwnPages> OwnPages { get; init; } = new Dictionary<string, OwnPages>();

    /// <summary>Names of an effect other than messages; null when no module carries it out.</summary>
    public IReadOnlyCollection<string>? Of(string effect) => effect == "notify" ? Templates : EffectNames(effect);
}

/// <summary>Reads them once for each act: files change under a running site.</summary>
internal sealed class KnownNamesReader(PortalContent content, IEnumerable<IWorkflowKind> kinds, IEnumerable<IWorkflowEffect> effects)
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public KnownNames Read() => new(
        Roles(content.File("recipes")), Departments(content.File("departments.json")),
        Directory.Exists(content.File("templates")) ? [.. Directory.GetFiles(content.File("templates"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f))] : [],
        kinds.ToDictionary(k => k.Name, k => k.Facts),
        what => effects.Where(e => e.Do == what).ToList() is { Count: > 0 } able ? [.. able.SelectMany(e => e.Names), .. what == "raise" ? kinds.SelectMany(k => k.Events) : []] : null)
    {
        OwnPages = kinds.Where(k => k.OwnPages is not null).ToDictionary(k => k.Name, k => k.OwnPages!),
    };

    /// <summary>The roles that recipes make.</summary>
    internal static Dictionary<string, LocalizedText> Roles(string folder)
    {
        var found = new Dictionary<string, LocalizedText>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.recipe.json") : [])
        {
            using var recipe = JsonDocument.Parse(File.ReadAllText(file), Relaxed);
            if (!recipe.RootElement.TryGetProperty("steps", out var steps) || steps.ValueKind != JsonValueKind.Array) continue;
            foreach (var step in steps.EnumerateArray().Where(s => Text(s, "name").Equals("roles", StringComparison.OrdinalIgnoreCase) && s.TryGetProperty("Roles", out _)))
                foreach (var role in step.GetProperty("Roles").EnumerateArray())
                    if (Text(role, "Name") is { Length: > 0 } name)
                        found[name] = new(Or(Text(role, "Title"), name), Or(Text(role, "TitleEn"), name));
        }
        return found;

        static string Text(JsonElement element, string member) => element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
    }

    private sealed record DepartmentEntry(string Id, string Name, string? NameEn);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true };

    /// <exception cref="InvalidOperationException">The file is wrong.</exception>
    internal static Dictionary<string, LocalizedText> Departments(string file)
    {
        if (!File.Exists(file)) return [];
        try { return JsonSerializer.Deserialize<List<DepartmentEntry>>(File.ReadAllText(file), Strict)!.ToDictionary(d => d.Id, d => new LocalizedText(d.Name, d.NameEn ?? d.Name)); }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException) { throw new InvalidOperationException($"{Path.GetFileName(file)}: {wrong.Message}", wrong); }
    }
}

/// <summary>Whose tasks are done on pages of their own.</summary>
internal sealed class OwnPageKinds(IEnumerable<IWorkflowKind> kinds)
{
    private readonly HashSet<string> names = [.. kinds.Where(k => k.OwnPages is not null).Select(k => k.Name)];

    public bool Has(string? kind) => kind is not null && names.Contains(kind);
}
