using System.Text.Json;
using PublicPortal.TestKit;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

/// <summary><c>workflow.schema.json</c>, as npm's ajv reads it, and the typed reader say the same about each document.</summary>
public class SchemaAgreementTests
{
    /// <summary>Changes of the good sample: the path, the new value (nothing takes it away), and whether it may be so.</summary>
    public static readonly IReadOnlyList<(string Path, string? Json, bool Good)> Changes =
    [
        ("code", "\"A\"", false), ("code", "\"with blank\"", false), ("code", null, false), ("code", "\"FT-FOOD-0001\"", true), ("extra", "1", false), ("$schema", "3", false),
        ("kind", "\"residence\"", false), ("kind", null, true), ("name", "\"\"", false), ("name", "\"名\"", true), ("name", "{\"en\":\"only\"}", false), ("name", "{\"zh-CN\":\"\"}", false),
        ("name", "{\"zh-CN\":\"名\",\"ENGLISH\":\"x\"}", false), ("name", "[\"名\"]", false), ("about", null, true), ("limits", null, false), ("limits.promisedDays", "0", false), ("limits.promisedDays", "1.5", false),
        ("limits.promisedDays", "\"7\"", false), ("limits.promisedDays", "401", false), ("limits.statutoryDays", null, true), ("limits.unit", "\"hours\"", false), ("limits.warnAtPercent", "[0]", false), ("limits.warnAtPercent", "[]", true),
        ("limits.warnAtPercent", "50", false), ("limits.extension.approver", "\"street officer\"", false), ("limits.extension.days", null, false), ("limits.extension.more", "1", false), ("limits.typo", "1", false),
        ("fields", null, true), ("fields", "{}", false), ("fields.0.options", null, false), ("fields.0.options", "[{\"id\":\"new\",\"label\":\"x\"}]", false), ("fields.1.options", "[{\"id\":\"a\",\"label\":\"x\"},{\"id\":\"b\",\"label\":\"y\"}]", false),
        ("fields.1.type", "\"whole\"", false), ("fields.1.min", "\"4\"", false), ("fields.1.required", "\"yes\"", false), ("fields.1.maxLength", "0", false), ("fields.1.id", "\"Area\"", false),
        ("stages", "[]", false), ("stages", null, false), ("stages.0.join", "\"most\"", false), ("stages.0.join", null, true), ("stages.0.tasks", "[]", false), ("stages.0.label", null, false), ("stages.0.timer.days", "0.3", false), ("stages.0.timer.then", null, false),
        ("stages.0.timer", null, true), ("stages.0.typo", "{}", false), ("stages.1.then.maybe", "\"granted\"", false), ("stages.1.then", "{}", true), ("stages.1.then.agree", "\"With Blank\"", false),
        ("stages.0.onOpen", "[{\"do\":\"dance\"}]", false), ("stages.0.onOpen", "[{\"do\":\"notify\"}]", false), ("stages.0.onOpen", "[{\"do\":\"issue\",\"template\":\"x\"}]", false), ("stages.0.onOpen", "[{\"do\":\"issue\",\"document\":\"permit\"}]", true),
        ("stages.0.onOpen", "[{\"do\":\"publish\",\"page\":\"notice\",\"to\":\"tasks\"}]", false), ("stages.0.onOpen", "[{\"do\":\"notify\",\"template\":\"x\",\"to\":\"everybody\"}]", false), ("stages.0.onOpen", "[{\"template\":\"x\"}]", false), ("stages.0.onOpen", "[\"notify\"]", false),
        ("stages.0.tasks.0.days", "0", false), ("stages.0.tasks.0.days", "0.25", false), ("stages.0.tasks.0.days", "0.5", true), ("stages.0.tasks.0.days", "60.5", false), ("stages.0.tasks.0.days", null, false), ("stages.0.tasks.0.role", "\"9lives\"", false),
        ("stages.0.tasks.0.department", "\"Market\"", false), ("stages.0.tasks.0.department", null, true), ("stages.0.tasks.0.results", "[]", false), ("stages.0.tasks.0.results", "[\"agree\",\"agree\"]", false), ("stages.0.tasks.0.results", "[\"maybe\"]", false),
        ("stages.0.tasks.0.results", "[{\"id\":\"ok\",\"label\":\"好\",\"counts\":\"yes\"}]", false), ("stages.0.tasks.0.results", "[{\"id\":\"ok\",\"counts\":\"agree\"}]", false), ("stages.0.tasks.0.noteFor", "[\"refuse\",\"refuse\"]", false), ("stages.0.tasks.0.noteFor", "[1]", false),
        ("stages.0.tasks.0.fourEyes", "1", false), ("stages.0.tasks.0.place", "\"moon\"", false), ("stages.0.tasks.0.unit", "\"calendarDays\"", true), ("stages.0.tasks.0", "\"food\"", false),
        ("stages.0.tasks.1.when", "{}", false), ("stages.0.tasks.1.when", "{\"field\":\"area\",\"is\":\"atLeast\"}", false), ("stages.0.tasks.1.when", "{\"field\":\"area\",\"is\":\"filled\",\"value\":1}", false), ("stages.0.tasks.1.when", "{\"field\":\"area\",\"is\":\"filled\"}", true),
        ("stages.0.tasks.1.when", "{\"field\":\"area\",\"is\":\"moreThan\",\"value\":1}", false), ("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"oneOf\",\"value\":\"new\"}", false), ("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"oneOf\",\"value\":[]}", false),
        ("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"equal\",\"value\":[\"new\"]}", false), ("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"equal\",\"value\":null}", false), ("stages.0.tasks.1.when", "{\"field\":\"a.b.c\",\"is\":\"filled\"}", false), ("stages.0.tasks.1.when", "{\"field\":\"food.result\",\"is\":\"equal\",\"value\":\"agree\"}", true),
        ("stages.0.tasks.1.when", "{\"all\":[{\"field\":\"area\",\"is\":\"filled\"}]}", false), ("stages.0.tasks.1.when", "{\"any\":[{\"field\":\"area\",\"is\":\"filled\"},{\"any\":[{\"field\":\"area\",\"is\":\"filled\"},{\"field\":\"kind\",\"is\":\"filled\"}]}]}", false),
        ("stages.0.tasks.1.when", "{\"all\":[{\"field\":\"area\",\"is\":\"filled\"},{\"field\":\"kind\",\"is\":\"filled\"}],\"is\":\"equal\"}", false), ("stages.0.tasks.1.when", "\"area >= 300\"", false), ("stages.0.tasks.1.when", "{\"script\":\"1\"}", false),
        ("outcomes", "[]", false), ("outcomes.0.effect", "\"won\"", false), ("outcomes.0.effect", null, false), ("outcomes.0.typo", "1", false), ("outcomes.0.effects", "[{\"do\":\"raise\",\"event\":\"x y\"}]", false), ("outcomes.1", null, true),
    ];

    [Fact]
    public async Task Each_document_is_judged_alike()
    {
        var documents = Changes.Select((c, i) => (Name: $"{i} {c.Path} = {c.Json ?? "(away)"}", Text: Samples.With(c.Path, c.Json), c.Good)).Append((Name: "the good one", Text: Samples.Good, Good: true)).ToList();
        foreach (var shipped in Directory.GetFiles(Repository.PathOf("content"), "*.json", SearchOption.AllDirectories).Where(f => f.EndsWith(".workflow.json", StringComparison.Ordinal) || f.Contains($"{Path.DirectorySeparatorChar}workflows{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            documents.Add((shipped, await File.ReadAllTextAsync(shipped), true));
        var ajv = JsonSerializer.Deserialize<Dictionary<string, bool>>(await NodeTools.RunAsync("validate.mjs",
            Repository.PathOf("src/Modules/PublicPortal.Workflows/wwwroot/workflow.schema.json"), JsonSerializer.Serialize(documents.ToDictionary(d => d.Name, d => d.Text))))!;

        var expected = documents.ToDictionary(d => d.Name, d => d.Good);
        Assert.Equal([], ajv.Where(a => a.Value != expected[a.Key]).Select(a => $"ajv says {a.Value}: {a.Key}"));
        Assert.Equal([], documents.Select(d => (d.Name, d.Good, DefinitionReader.Read(d.Text).Defects)).Where(r => (r.Defects.Count == 0) != r.Good)
            .Select(r => $"the reader says {r.Defects.Count == 0}: {r.Name}; {string.Join(' ', r.Defects.Select(d => d.Whole.En))}"));
    }
}
