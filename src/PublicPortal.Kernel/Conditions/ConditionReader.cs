using System.Text.RegularExpressions;
using PublicPortal.Kernel.Reading;

namespace PublicPortal.Kernel.Conditions;

/// <summary>Reads a condition; whatever is not of the grammar is a defect with its line.</summary>
public static partial class ConditionReader
{
    private static readonly string[] Words = ["equal", "notEqual", "oneOf", "atLeast", "atMost", "before", "after", "filled", "empty"];

    /// <returns>Null when it cannot be read; the defects say why.</returns>
    public static Condition? Read(JsonSpot spot, ICollection<Defect> defects)
    {
        if (spot.Kind == SpotKind.Object && spot["any"] is not null)
        {
            var reader = new SpotReader(spot, defects, "any");
            var parts = reader.List("any", part => part.Kind == SpotKind.Object && part["all"] is not null ? AllOf(part, defects) : TestOf(part, defects), least: 2);
            return parts.Contains(null) ? null : new Any(parts!);
        }
        return spot.Kind == SpotKind.Object && spot["all"] is not null ? AllOf(spot, defects) : TestOf(spot, defects);
    }

    private static Condition? AllOf(JsonSpot spot, ICollection<Defect> defects)
    {
        var reader = new SpotReader(spot, defects, "all");
        var parts = reader.List("all", part => TestOf(part, defects), least: 2);
        return parts.Contains(null) ? null : new All(parts!);
    }

    private static Test? TestOf(JsonSpot spot, ICollection<Defect> defects)
    {
        if (spot.Kind != SpotKind.Object)
        {
            defects.Add(spot.Wrong("condition.kind", "条件写作 {\"field\": …, \"is\": …, \"value\": …}，或 {\"all\": […]}、{\"any\": […]}。",
                "A condition is written {\"field\": …, \"is\": …, \"value\": …}, or {\"all\": […]}, {\"any\": […]}."));
            return null;
        }
        var before = defects.Count;
        var reader = new SpotReader(spot, defects, "field", "is", "value");
        var field = reader.Word("field", FieldShape, "字段名写作 area，或 任务.字段。", "A field is written area, or task.field.");
        var word = reader.Choice("is", Words, "", needed: true);
        var value = reader.Find("value");
        if (word is "filled" or "empty" && value is not null)
            defects.Add(value.Wrong("condition.value", $"“{word}”后面不写 value。", $"There is no value with “{word}”."));
        if (word is not ("" or "filled" or "empty") && value is null) reader.Need("value");
        var values = value is null ? [] : word == "oneOf" ? Many(reader) : One(value, defects) is { } one ? [one] : [];
        if (defects.Count > before) return null;
        return new Test(field, (TestIs)Array.IndexOf(Words, word), values);

        IReadOnlyList<FieldValue> Many(SpotReader many) => [.. many.List("value", item => One(item, defects), least: 1).OfType<FieldValue>()];
    }

    private static FieldValue? One(JsonSpot value, ICollection<Defect> defects)
    {
        switch (value.Kind)
        {
            case SpotKind.Text: return FieldValue.Of(value.Text);
            case SpotKind.Number: return FieldValue.Of(value.Number);
            case SpotKind.Truth: return FieldValue.Of(value.Truth);
            default:
                defects.Add(value.Wrong("condition.value", "value 写文字、数字、true 或 false；oneOf 写一组。", "A value is a text, a number, true or false; with oneOf a list of them."));
                return null;
        }
    }

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)?\z")]
    private static partial Regex FieldShape { get; }
}
