using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Kernel.Reading;

namespace PublicPortal.Workflows.Definitions;

/// <summary>Second pass: what no schema can say. Names what is wrong in words that an official understands, with path and line.</summary>
internal sealed class DefinitionCheck
{
    private readonly WorkflowDefinition definition;
    private readonly KnownNames names;
    private readonly Fields fields;
    private readonly Course course;
    private readonly Dictionary<string, int> lines = [];
    private readonly List<Defect> defects = [];

    private DefinitionCheck(WorkflowDefinition definition, JsonSpot root, KnownNames names)
    {
        (this.definition, this.names, course) = (definition, names, new Course(definition));
        fields = new Fields(definition, definition.Kind is { } kind ? names.Kinds.GetValueOrDefault(kind, []) : []);
        Note(root);
    }

    /// <summary>Both passes over a text.</summary>
    public static ReadDefinition Read(string json, KnownNames names)
    {
        var read = DefinitionReader.Read(json);
        if (read.Definition is null) return read;
        var check = new DefinitionCheck(read.Definition, read.Root!, names);
        check.Ids();
        check.Course();
        check.Days();
        check.OwnPages();
        for (var i = 0; i < read.Definition.Stages.Count; i++) check.Stage(read.Definition.Stages[i], i);
        for (var i = 0; i < read.Definition.Outcomes.Count; i++) check.Effects(read.Definition.Outcomes[i].Effects, $"outcomes[{i}].effects");
        return check.defects.Count == 0 ? read : new ReadDefinition(null, [.. check.defects.OrderBy(d => d.Line)], read.Root);
    }

    private void Ids()
    {
        if (definition.Kind is { } kind && !names.Kinds.ContainsKey(kind))
            Add("kind.unknown", "kind", $"没有“{kind}”这种事项。{Offer(names.Kinds.Keys)}", $"There is no kind “{kind}”. {OfferEn(names.Kinds.Keys)}");
        Twice(definition.Stages.Select((s, i) => (s.Id, $"stages[{i}].id")).Concat(definition.Outcomes.Select((o, i) => (o.Id, $"outcomes[{i}].id"))));
        Twice(definition.Stages.SelectMany((s, i) => s.Tasks.Select((t, j) => (t.Id, $"stages[{i}].tasks[{j}].id"))));
        Twice(definition.Fields.Select((f, i) => (f.Id, $"fields[{i}].id")));
        if (definition.Limits.Extension is { } extension) Role(extension.Approver, "limits.extension.approver");
    }

    /// <summary>What the module that does the tasks itself counts on.</summary>
    private void OwnPages()
    {
        if (definition.Kind is not { } kind || names.OwnPages.GetValueOrDefault(kind) is not { } own) return;
        if (definition.Stages is not [{ When: null, Timer: null, Tasks: [{ When: null } task] }])
        {
            Add("kind.one-task", "stages", "这种事项在自己的页面上办，只能有一个环节、一个任务，不带条件和到时视为同意。", "Cases of this kind are worked on their own pages: one stage with one task, without condition or timer.");
            return;
        }
        foreach (var missing in own.Results.Where(r => task.Result(r) is null))
            Add("kind.result-missing", "stages[0].tasks[0].results", $"这种事项要有“{missing}”这个结果。", $"Cases of this kind need the result “{missing}”.");
        foreach (var missing in own.Outcomes.Where(o => definition.FindOutcome(o) is null))
            Add("kind.outcome-missing", "outcomes", $"这种事项要有“{missing}”这个办理结果。", $"Cases of this kind need the outcome “{missing}”.");
        if (task.NoteFor.Count > 0)
            Add("kind.note-elsewhere", "stages[0].tasks[0].noteFor", "这种事项的说明写在自己的页面上，这里不能要求。", "Remarks of this kind are written on its own pages and cannot be asked for here.");
    }

    private void Twice(IEnumerable<(string Id, string Path)> ids)
    {
        foreach (var twice in ids.GroupBy(i => i.Id).Where(g => g.Count() > 1))
            Add("id.twice", twice.Last().Path, $"代号“{twice.Key}”用了两次。", $"The id “{twice.Key}” is used twice.");
    }

    private void Course()
    {
        var reachable = course.Reachable();
        if (definition.First(OutcomeKind.Granted) is null)
            Add("outcome.granted-missing", "outcomes", "没有一个 effect 为 granted 的结果，办完以后不知道去哪里。", "No outcome has the effect granted, so an agreed case has nowhere to go.");
        for (var i = 0; i < definition.Stages.Count; i++)
        {
            var stage = definition.Stages[i];
            Target(stage.OnAgree, i, $"stages[{i}].then.agree");
            Target(stage.OnRefuse, i, $"stages[{i}].then.refuse");
            Target(stage.Timer?.Then, i, $"stages[{i}].timer.then");
            if (definition.Next(stage, agreed: false) is null && stage.Tasks.SelectMany(t => t.Results).Any(r => r.Counts == ResultCounts.Refuse))
                Add("outcome.refused-missing", $"stages[{i}]", $"“{stage.Label.Zh}”可以不同意，但没有 effect 为 refused 的结果。", $"“{stage.Label.En}” may be refused, but no outcome has the effect refused.");
            if (!reachable.Contains(stage.Id))
                Add("stage.unreachable", $"stages[{i}]", $"“{stage.Label.Zh}”永远走不到：前面的环节都跳过了它。", $"“{stage.Label.En}” can never be reached: everything before leads past it.");
            else if (stage.When is { } when && Known(when) && !Definitions.Course.CanHold(when, fields))
                Add("stage.unreachable", $"stages[{i}].when", $"“{stage.Label.Zh}”的条件永远不会成立。", $"The condition of “{stage.Label.En}” can never hold.");
        }
        for (var i = 0; i < definition.Outcomes.Count; i++)
            if (!reachable.Contains(definition.Outcomes[i].Id) && definition.Outcomes[i].Kind is OutcomeKind.Granted or OutcomeKind.Refused)
                Add("outcome.unreachable", $"outcomes[{i}]", $"没有环节会走到结果“{definition.Outcomes[i].Label.Zh}”。", $"No stage leads to the outcome “{definition.Outcomes[i].Label.En}”.");
    }

    private void Target(string? id, int stage, string path)
    {
        if (id is null || definition.FindOutcome(id) is not null) return;
        var at = definition.Stages.ToList().FindIndex(s => s.Id == id);
        if (at < 0)
            Add("outcome.unknown", path, $"没有叫“{id}”的环节或结果。{Offer(definition.Outcomes.Select(o => o.Id))}", $"No stage or outcome is called “{id}”. {OfferEn(definition.Outcomes.Select(o => o.Id))}");
        else if (at <= stage)
            Add("stage.backwards", path, $"只能往后走，不能回到“{definition.Stages[at].Label.Zh}”。", $"A case only goes onwards, not back to “{definition.Stages[at].Label.En}”.");
    }

    private void Days()
    {
        var limits = definition.Limits;
        if (limits.StatutoryDays is { } statutory && limits.PromisedDays > statutory)
            Add("days.promise-too-long", "limits.promisedDays", $"承诺 {limits.PromisedDays} 天，比法定的 {statutory} 天还长。", $"The promise of {limits.PromisedDays} days is longer than the {statutory} days of the law.");
        var (days, way) = course.Longest();
        if (days > limits.PromisedDays)
            Add("days.do-not-fit", "limits.promisedDays", $"最长的一路要 {Number(days)} 天（{string.Join(" → ", way.Select(s => s.Label.Zh))}），超过承诺的 {limits.PromisedDays} 天。",
                $"The longest way takes {Number(days)} days ({string.Join(" → ", way.Select(s => s.Label.En))}), more than the promised {limits.PromisedDays}.");
    }

    private void Stage(Stage stage, int index)
    {
        var path = $"stages[{index}]";
        Condition(stage.When, index, path + ".when");
        for (var j = 0; j < stage.Tasks.Count; j++) Task(stage.Tasks[j], index, $"{path}.tasks[{j}]");
        if (stage.Tasks.All(t => t.When is null || Known(t.When)) && (stage.When is null || Known(stage.When)) && course.Emptying(stage, fields) is { } facts)
        {
            var (zh, en) = facts.Count == 0 ? ("", "") : ($"，例如 {Example(facts, "没有填")}", $", for example with {Example(facts, "not filled")}");
            Add("stage.empty", path + ".tasks", $"“{stage.Label.Zh}”可能一个任务也没有{zh}。给其中一个去掉条件，或给环节加上条件。", $"“{stage.Label.En}” may open without a task{en}. Take the condition off one, or put one on the stage.");
        }
        Effects(stage.OnOpen, path + ".onOpen");
        Effects(stage.OnClose, path + ".onClose");
    }

    private void Task(StageTask task, int stage, string path)
    {
        Condition(task.When, stage, path + ".when");
        if (task.Department is null && task.Role is null && task.Person is null)
            Add("task.nobody", path, $"“{task.Label.Zh}”没有人办：请写 department、role 或 person。", $"Nobody does “{task.Label.En}”: name a department, role or person.");
        if (task.Department is { } department && !names.Departments.ContainsKey(department))
            Add("department.unknown", path + ".department", $"没有叫“{department}”的部门。{Offer(names.Departments.Keys)}", $"There is no department “{department}”. {OfferEn(names.Departments.Keys)}");
        if (task.Role is { } role) Role(role, path + ".role");
        if (task.EscalateTo is { } chief) Role(chief, path + ".escalateTo");
        if (task.Person is { } person && !fields.IsAccount(person))
            Add("person.unknown", path + ".person", $"“{person}”不是类型为 account 的字段。", $"“{person}” is no field of type account.");
        Twice(task.Results.Select((r, i) => (r.Id, $"{path}.results[{i}]")));
        Twice(task.Fields.Select((f, i) => (f.Id, $"{path}.fields[{i}].id")));
        for (var i = 0; i < task.NoteFor.Count; i++)
            if (task.Result(task.NoteFor[i]) is null)
                Add("result.unknown", $"{path}.noteFor[{i}]", $"这个任务没有“{task.NoteFor[i]}”这个结果。{Offer(task.Results.Select(r => r.Id))}", $"The task has no result “{task.NoteFor[i]}”. {OfferEn(task.Results.Select(r => r.Id))}");
        if (task.Results.All(r => r.Counts is ResultCounts.Again or ResultCounts.Pause))
            Add("result.no-end", path + ".results", $"“{task.Label.Zh}”没有一个能办完的结果。", $"No result of “{task.Label.En}” ever finishes it.");
    }

    private void Condition(Condition? condition, int stage, string path)
    {
        foreach (var test in condition?.Tests ?? [])
        {
            if (!fields.Has(test.Field))
                Add("field.unknown", path, $"没有叫“{test.Field}”的字段。{Offer(fields.Names)}", $"There is no field “{test.Field}”. {OfferEn(fields.Names)}");
            else if (!fields.IsKnownAt(test.Field, stage))
                Add("field.later", path, $"“{test.Field}”要到后面才填，这里还不知道。", $"“{test.Field}” is filled only later; it is not known here.");
            else if (!fields.Fits(test))
                Add("condition.unfit", path, $"字段“{test.Field}”不能这样比较。", $"The field “{test.Field}” cannot be compared like this.");
            else if (fields.NotOffered(test) is { } value)
                Add("option.unknown", path, $"“{test.Field}”没有“{value}”这个选项。", $"“{test.Field}” does not offer “{value}”.");
        }
    }

    private void Effects(IReadOnlyList<Effect> effects, string path)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            var (effect, what) = (effects[i], Effect(effects[i].Do));
            if (names.Of(effect.Do) is not { } able)
                Add("effect.nobody", $"{path}[{i}]", $"这个网站还没有模块能“{what.Zh}”。", $"No module of this site can {what.En} yet.");
            else if (!able.Contains(effect.Name))
                Add("effect.unknown", $"{path}[{i}]", $"{what.Zh}：没有叫“{effect.Name}”的。", $"To {what.En}: there is none called “{effect.Name}”.");
        }
    }

    internal static LocalizedText Effect(string what) => what switch
    {
        "notify" => new("发送消息", "send a message"),
        "issue" => new("出具文书", "issue a document"),
        "publish" => new("公开发布", "publish"),
        _ => new("通知其他模块", "raise an event"),
    };

    private void Role(string role, string path)
    {
        if (!names.Roles.ContainsKey(role)) Add("role.unknown", path, $"没有叫“{role}”的角色。{Offer(names.Roles.Keys)}", $"There is no role “{role}”. {OfferEn(names.Roles.Keys)}");
    }

    private bool Known(Condition condition) => condition.Tests.All(t => fields.Has(t.Field) && fields.Fits(t));

    private static string Example(IReadOnlyDictionary<string, FieldValue?> facts, string nothing) => string.Join(", ", facts.Select(f => $"{f.Key} = {f.Value?.Words ?? nothing}"));

    private static string Offer(IEnumerable<string> known) => known.Take(12).ToList() is { Count: > 0 } some ? $"可以写：{string.Join("、", some)}。" : "";

    private static string OfferEn(IEnumerable<string> known) => known.Take(12).ToList() is { Count: > 0 } some ? $"There is: {string.Join(", ", some)}." : "";

    private static string Number(decimal days) => days.ToString("0.#", CultureInfo.InvariantCulture);

    private void Add(string code, string path, string zh, string en)
    {
        var at = path;
        int line;
        while (!lines.TryGetValue(at, out line)) at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))];
        if (defects.All(d => d.Code != code || d.Path != path)) defects.Add(new Defect(code, path, line, new LocalizedText(zh, en)));
    }

    private void Note(JsonSpot spot)
    {
        lines.TryAdd(spot.Path, spot.Line);
        foreach (var (_, value) in spot.Members) Note(value);
        foreach (var item in spot.Items) Note(item);
    }
}
