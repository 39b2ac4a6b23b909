using System.Text.RegularExpressions;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Kernel.Reading;

namespace PublicPortal.Workflows.Definitions;

/// <summary>What a text says, and what is wrong with it; the definition is null when it cannot be read whole.</summary>
internal sealed record ReadDefinition(WorkflowDefinition? Definition, IReadOnlyList<Defect> Defects, JsonSpot? Root);

/// <summary>First pass: kinds, limits and unknown members. <c>workflow.schema.json</c> says the same; a test compares them.</summary>
internal static partial class DefinitionReader
{
    /// <summary>Longer is no course of a case.</summary>
    public const int Longest = 60_000;

    public static ReadDefinition Read(string json)
    {
        var defects = new List<Defect>();
        if (json.Length > Longest)
            return new(null, [new Defect("json.long", "", 1, new LocalizedText($"太长了：最多 {Longest} 个字符。", $"Too long: at most {Longest} characters."))], null);
        if (JsonSpot.Parse(json, defects) is not { } root) return new(null, defects, null);
        var definition = Whole(root, defects);
        return new(defects.Count == 0 ? definition : null, [.. defects.OrderBy(d => d.Line)], root);
    }

    private static WorkflowDefinition Whole(JsonSpot root, List<Defect> defects)
    {
        var r = new SpotReader(root, defects, "$schema", "code", "kind", "name", "about", "limits", "fields", "stages", "outcomes");
        if (r.Find("$schema") is { Kind: not SpotKind.Text } schema) defects.Add(schema.Wrong("word.shape", "这里写模式的地址。", "Write the address of the schema."));
        var code = r.Word("code", CodeShape, "编号用字母、数字和连字符，2 到 64 个。", "A code holds letters, digits and hyphens, 2 to 64.");
        var kind = r.Word("kind", KindShape, "事项种类写作 residence.verification。", "A kind is written like residence.verification.", needed: false);
        var name = r.Words("name");
        LocalizedText? about = r.Find("about") is null ? null : r.Words("about");
        var limits = r.Need("limits") is { } l ? ReadLimits(l, defects) : new Limits(DayUnit.WorkingDays, null, 1, [], null);
        var fields = r.List("fields", f => FormReader.Field(f, defects), most: 60);
        var stages = r.List("stages", s => StageReader.Stage(s, limits.Unit, defects), least: 1, most: 8, needed: true);
        var outcomes = r.List("outcomes", o => ReadOutcome(o, defects), least: 1, most: 12, needed: true);
        return new WorkflowDefinition(code, kind.Length == 0 ? null : kind, name, about, limits, fields, stages, outcomes);
    }

    private static Limits ReadLimits(JsonSpot spot, List<Defect> defects)
    {
        var r = new SpotReader(spot, defects, "unit", "statutoryDays", "promisedDays", "warnAtPercent", "extension");
        var unit = Unit(r, DayUnit.WorkingDays);
        var statutory = r.Whole("statutoryDays", 1, 400);
        var promised = r.Whole("promisedDays", 1, 400, needed: true) ?? 1;
        var warn = r.List("warnAtPercent", p =>
        {
            if (p.Kind == SpotKind.Number && p.Number == decimal.Truncate(p.Number) && p.Number is >= 1 and <= 100) return (int)p.Number;
            defects.Add(p.Wrong("number.range", "这里写 1 到 100 的整数。", "Write a whole number from 1 to 100."));
            return 100;
        }, most: 10);
        Extension? extension = null;
        if (r.Find("extension") is { } e)
        {
            var x = new SpotReader(e, defects, "days", "approver");
            extension = new Extension(x.Whole("days", 1, 60, needed: true) ?? 1, Role(x, "approver", needed: true) ?? "");
        }
        return new Limits(unit, statutory, promised, r.Find("warnAtPercent") is null ? [50, 80, 100] : [.. warn.Distinct().Order()], extension);
    }

    private static Outcome ReadOutcome(JsonSpot spot, List<Defect> defects)
    {
        var r = new SpotReader(spot, defects, "id", "label", "effect", "effects");
        var kind = r.Choice("effect", ["granted", "refused", "withdrawn", "lapsed"], "granted", needed: true);
        return new Outcome(r.Id("id"), r.Words("label"), Enum.Parse<OutcomeKind>(kind, ignoreCase: true), Effects(r, "effects", defects));
    }

    internal static IReadOnlyList<Effect> Effects(SpotReader reader, string name, List<Defect> defects) => reader.List(name, spot =>
    {
        var what = spot["do"] is { Kind: SpotKind.Text } word ? word.Text : "";
        var member = what switch { "notify" => "template", "issue" => "document", "publish" => "page", "raise" => "event", _ => "" };
        if (member.Length == 0)
        {
            var r = new SpotReader(spot, defects, "do", "template", "document", "page", "event", "to");
            r.Choice("do", ["notify", "issue", "publish", "raise"], "", needed: true);
            return new Effect("", "", "");
        }
        var e = new SpotReader(spot, defects, what == "notify" ? ["do", member, "to"] : ["do", member]);
        var named = e.Word(member, NameShape, "名称用字母、数字、点和连字符。", "A name holds letters, digits, dots and hyphens.");
        return new Effect(what, named, what == "notify" ? e.Choice("to", ["subject", "tasks"], "subject") : "");
    }, most: 12);

    internal static DayUnit Unit(SpotReader reader, DayUnit otherwise) =>
        reader.Choice("unit", ["workingDays", "calendarDays"], otherwise == DayUnit.WorkingDays ? "workingDays" : "calendarDays") == "workingDays" ? DayUnit.WorkingDays : DayUnit.CalendarDays;

    internal static string? Role(SpotReader reader, string name, bool needed = false) =>
        reader.Word(name, RoleShape, "角色写代号，例如 StreetOfficer。", "A role is named by its code, such as StreetOfficer.", needed) is { Length: > 0 } role ? role : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{1,63}\z")]
    private static partial Regex CodeShape { get; }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\z")]
    private static partial Regex KindShape { get; }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,59}\z")]
    private static partial Regex RoleShape { get; }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.-]{0,99}\z")]
    private static partial Regex NameShape { get; }
}

/// <summary>Fields that somebody fills.</summary>
internal static class FormReader
{
    public static readonly string[] Types = ["text", "longText", "number", "date", "choice", "yesNo", "account"];

    public static FormField Field(JsonSpot spot, List<Defect> defects)
    {
        var r = new SpotReader(spot, defects, "id", "label", "type", "required", "options", "min", "max", "maxLength");
        var type = r.Choice("type", Types, "text", needed: true);
        var options = r.List("options", o =>
        {
            var option = new SpotReader(o, defects, "id", "label");
            return new FieldOption(option.Id("id"), option.Words("label"));
        }, least: 2);
        if (type == "choice" && r.Find("options") is null) r.Need("options");
        if (type != "choice" && r.Find("options") is { } many) defects.Add(many.Wrong("member.unknown", "只有 choice 才有 options。", "Only a choice has options."));
        return new FormField(r.Id("id"), r.Words("label"), (FieldType)Array.IndexOf(Types, type), r.Truth("required", true), options,
            r.Number("min", decimal.MinValue, decimal.MaxValue), r.Number("max", decimal.MinValue, decimal.MaxValue), r.Whole("maxLength", 1, 4000));
    }
}

/// <summary>Stages and their tasks; a service item writes them the same way.</summary>
internal static class StageReader
{
    public static Stage Stage(JsonSpot spot, DayUnit unit, List<Defect> defects)
    {
        var r = new SpotReader(spot, defects, "id", "label", "join", "when", "tasks", "timer", "then", "onOpen", "onClose");
        string? agree = null, refuse = null;
        if (r.Find("then") is { } then)
        {
            var t = new SpotReader(then, defects, "agree", "refuse");
            (agree, refuse) = (Or(t.Id("agree", needed: false)), Or(t.Id("refuse", needed: false)));
        }
        StageTimer? timer = null;
        if (r.Find("timer") is { } clock)
        {
            var t = new SpotReader(clock, defects, "days", "unit", "then");
            timer = new StageTimer(t.Number("days", 0.5m, 60, 0.5m, needed: true) ?? 1, DefinitionReader.Unit(t, unit), t.Id("then"));
        }
        return new Stage(r.Id("id"), r.Words("label"), Enum.Parse<Join>(r.Choice("join", ["all", "any", "majority"], "all"), ignoreCase: true), When(r, defects),
            r.List("tasks", t => Task(t, unit, defects), least: 1, most: 12, needed: true), timer, agree, refuse,
            DefinitionReader.Effects(r, "onOpen", defects), DefinitionReader.Effects(r, "onClose", defects));
    }

    private static StageTask Task(JsonSpot spot, DayUnit unit, List<Defect> defects)
    {
        var r = new SpotReader(spot, defects, "id", "label", "department", "role", "person", "place", "days", "unit", "when", "results", "noteFor", "fields", "fourEyes", "escalateTo");
        return new StageTask(r.Id("id"), r.Words("label"), Or(r.Id("department", needed: false)), DefinitionReader.Role(r, "role"), Or(r.Id("person", needed: false)),
            Enum.Parse<PlaceReach>(r.Choice("place", ["case", "cell", "community", "street", "district"], "case"), ignoreCase: true),
            r.Number("days", 0.5m, 60, 0.5m, needed: true) ?? 1, DefinitionReader.Unit(r, unit), When(r, defects),
            r.List("results", x => Result(x, defects), least: 1, most: 12, needed: true, unique: true), r.List("noteFor", x => r.Id(x), unique: true),
            r.List("fields", f => FormReader.Field(f, defects), most: 30), r.Truth("fourEyes", false), DefinitionReader.Role(r, "escalateTo"));
    }

    private static TaskResult Result(JsonSpot spot, List<Defect> defects)
    {
        if (spot.Kind == SpotKind.Text)
        {
            if (TaskResult.Common.TryGetValue(spot.Text, out var common)) return common;
            defects.Add(spot.Wrong("result.unknown", $"结果可以写：{string.Join("、", TaskResult.Common.Keys)}；别的结果写作 {{\"id\": …, \"label\": …, \"counts\": …}}。",
                $"Results: {string.Join(", ", TaskResult.Common.Keys)}; any other is written {{\"id\": …, \"label\": …, \"counts\": …}}."));
            return new TaskResult("", default, ResultCounts.Opinion);
        }
        var r = new SpotReader(spot, defects, "id", "label", "counts");
        return new TaskResult(r.Id("id"), r.Words("label"), Enum.Parse<ResultCounts>(r.Choice("counts", ["agree", "refuse", "opinion", "again", "pause"], "opinion", needed: true), ignoreCase: true));
    }

    private static Condition? When(SpotReader r, List<Defect> defects) => r.Find("when") is { } when ? ConditionReader.Read(when, defects) : null;

    private static string? Or(string text) => text.Length == 0 ? null : text;
}
