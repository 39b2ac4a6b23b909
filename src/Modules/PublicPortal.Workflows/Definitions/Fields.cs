using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Workflows.Definitions;

/// <summary>The fields that conditions of a definition may name, each with the place from which on it is known.</summary>
internal sealed class Fields
{
    private sealed record Known(FieldType Type, bool Required, IReadOnlyList<string> Options, int FromStage);

    private static readonly TestIs[] Everywhere = [TestIs.Filled, TestIs.Empty];
    private readonly Dictionary<string, Known> known = [];

    public Fields(WorkflowDefinition definition, IReadOnlyList<WorkflowFact> facts)
    {
        foreach (var fact in facts)
            known[fact.Id] = new Known(fact.Type == "longText" ? FieldType.LongText : (FieldType)Math.Max(0, Array.IndexOf(FormReader.Types, fact.Type)), false, fact.Options ?? [], -1);
        foreach (var field in definition.Fields) known[field.Id] = Of(field, -1);
        for (var i = 0; i < definition.Stages.Count; i++)
            foreach (var task in definition.Stages[i].Tasks)
            {
                known[$"{task.Id}.result"] = new Known(FieldType.Choice, false, [.. task.Results.Select(r => r.Id)], i);
                foreach (var field in task.Fields) known[$"{task.Id}.{field.Id}"] = Of(field, i) with { Required = false };   // the task may not have been asked for
            }
    }

    private static Known Of(FormField field, int from) => new(field.Type, field.Required, [.. field.Options.Select(o => o.Id)], from);

    public IEnumerable<string> Names => known.Keys;
    public bool Has(string field) => known.ContainsKey(field);
    public bool IsAccount(string field) => known.TryGetValue(field, out var k) && k.Type == FieldType.Account;
    public bool MayBeEmpty(string field) => !known.TryGetValue(field, out var k) || !k.Required;

    /// <summary>Known when a stage opens: filled at the start, or in an earlier stage.</summary>
    public bool IsKnownAt(string field, int stage) => known.TryGetValue(field, out var k) && k.FromStage < stage;

    public IReadOnlyList<FieldValue>? Options(string field) => !known.TryGetValue(field, out var k) ? null : k.Type switch
    {
        FieldType.Choice => [.. k.Options.Select(FieldValue.Of)],
        FieldType.YesNo => [FieldValue.Of(true), FieldValue.Of(false)],
        _ => null,
    };

    /// <summary>Whether a test asks something that the field can answer.</summary>
    public bool Fits(Test test) => !known.TryGetValue(test.Field, out var k) || Everywhere.Contains(test.Is) || k.Type switch
    {
        FieldType.Number => test.Is is not (TestIs.Before or TestIs.After) && test.Values.All(v => v.Number is not null),
        FieldType.Date => test.Is is not (TestIs.AtLeast or TestIs.AtMost or TestIs.OneOf) && test.Values.All(v => DateOnly.TryParseExact(v.Words, "yyyy-MM-dd", out _)),
        FieldType.YesNo => test.Is is TestIs.Equal or TestIs.NotEqual && test.Values.All(v => v.Words is "true" or "false"),
        FieldType.Choice => test.Is is TestIs.Equal or TestIs.NotEqual or TestIs.OneOf,
        FieldType.Account => false,
        _ => test.Is is TestIs.Equal or TestIs.NotEqual or TestIs.OneOf,
    };

    /// <summary>A compared value that the choice does not offer.</summary>
    public string? NotOffered(Test test) => known.TryGetValue(test.Field, out var k) && k.Type == FieldType.Choice && k.Options.Count > 0
        ? test.Values.Select(v => v.Words).FirstOrDefault(v => !k.Options.Contains(v)) : null;
}
