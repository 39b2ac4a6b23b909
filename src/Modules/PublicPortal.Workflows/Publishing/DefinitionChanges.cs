using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Publishing;

/// <summary>What is different between two definitions, in words that an official reads. Ids never change, so what has the same id is the same thing.</summary>
internal sealed class DefinitionChanges(KnownNames names)
{
    private readonly List<LocalizedText> found = [];

    public IReadOnlyList<LocalizedText> Between(WorkflowDefinition before, WorkflowDefinition after)
    {
        Say(before.Name, after.Name, "名称", "The name");
        Days(before.Limits.PromisedDays, after.Limits.PromisedDays, "承诺期限", "The promise");
        Days(before.Limits.StatutoryDays ?? 0, after.Limits.StatutoryDays ?? 0, "法定期限", "The period of the law");
        Say(Unit(before.Limits.Unit), Unit(after.Limits.Unit), "期限的算法", "How days are counted");
        Say(List(before.Limits.WarnAt.Select(Same)), List(after.Limits.WarnAt.Select(Same)), "提醒的时候（%）", "When warnings come (%)");
        Fields(before.Fields, after.Fields, new("", ""));
        Sets(before.Stages, after.Stages, s => s.Id, s => s.Label, "环节", "stage", Stage);
        if (before.Stages.Select(s => s.Id).Intersect(after.Stages.Select(s => s.Id)) is var both && !after.Stages.Select(s => s.Id).Where(both.Contains).SequenceEqual(both))
            found.Add(new("环节的先后变了：" + string.Join(" → ", after.Stages.Select(s => s.Label.Zh)), "The order of the stages changed: " + string.Join(" → ", after.Stages.Select(s => s.Label.En))));
        Sets(before.Outcomes, after.Outcomes, o => o.Id, o => o.Label, "结果", "outcome", (a, b) => Effects(a.Effects, b.Effects, new($"结果“{b.Label.Zh}”", $"Outcome “{b.Label.En}”")));
        return found.Count == 0 && before != after && !Alike(before, after) ? [new("文字有小的改动，办法没有变。", "Wording changed a little; the course is the same.")] : found;
    }

    private static bool Alike(WorkflowDefinition a, WorkflowDefinition b) => a.Code == b.Code && a.Name == b.Name && a.About == b.About && a.Stages.Count == b.Stages.Count;

    private void Stage(Stage before, Stage after)
    {
        var at = new LocalizedText($"环节“{after.Label.Zh}”", $"Stage “{after.Label.En}”");
        Say(before.Label, after.Label, at.Zh + "的名称", at.En + ": the name");
        Say(JoinText(before.Join), JoinText(after.Join), at.Zh + "怎样算通过", at.En + ": when it is decided");
        Say(Same(Words(before.When)), Same(Words(after.When)), at.Zh + "的条件", at.En + ": the condition");
        Say(Timer(before.Timer), Timer(after.Timer), at.Zh + "到时自动", at.En + ": by time");
        Say(Same(before.OnAgree), Same(after.OnAgree), at.Zh + "同意以后去", at.En + ": agreed leads to");
        Say(Same(before.OnRefuse), Same(after.OnRefuse), at.Zh + "不同意以后去", at.En + ": refused leads to");
        Effects([.. before.OnOpen, .. before.OnClose], [.. after.OnOpen, .. after.OnClose], at);
        Sets(before.Tasks, after.Tasks, t => t.Id, t => t.Label, at.Zh + "的任务", "task of " + at.En, Task);
    }

    private void Task(StageTask before, StageTask after)
    {
        var at = new LocalizedText($"任务“{after.Label.Zh}”", $"Task “{after.Label.En}”");
        Say(before.Label, after.Label, at.Zh + "的名称", at.En + ": the name");
        Say(Who(before), Who(after), at.Zh + "由谁办", at.En + ": who does it");
        Say(Same(before.Place), Same(after.Place), at.Zh + "在哪一级办", at.En + ": at which level");
        Say(CourseDrawing.Days(before.Days, before.Unit), CourseDrawing.Days(after.Days, after.Unit), at.Zh + "的天数", at.En + ": days");
        Say(Same(Words(before.When)), Same(Words(after.When)), at.Zh + "的条件", at.En + ": the condition");
        Say(List(before.Results.Select(r => r.Label)), List(after.Results.Select(r => r.Label)), at.Zh + "可选的结果", at.En + ": results");
        Say(List(before.NoteFor.Select(Same)), List(after.NoteFor.Select(Same)), at.Zh + "要写理由的结果", at.En + ": results that need a reason");
        Say(YesNo(before.FourEyes), YesNo(after.FourEyes), at.Zh + "须由另一人办", at.En + ": by somebody else");
        Say(Role(before.EscalateTo), Role(after.EscalateTo), at.Zh + "超期报给", at.En + ": late goes to");
        Fields(before.Fields, after.Fields, at);
    }

    private void Fields(IReadOnlyList<FormField> before, IReadOnlyList<FormField> after, LocalizedText at) =>
        Sets(before, after, f => f.Id, f => f.Label, at.Zh.Length == 0 ? "字段" : at.Zh + "的字段", at.En.Length == 0 ? "field" : "field of " + at.En, (a, b) =>
        {
            Say(Same(a.Type), Same(b.Type), $"字段“{b.Label.Zh}”的类型", $"Field “{b.Label.En}”: type");
            Say(YesNo(a.Required), YesNo(b.Required), $"字段“{b.Label.Zh}”必填", $"Field “{b.Label.En}”: required");
            Say(List(a.Options.Select(o => o.Label)), List(b.Options.Select(o => o.Label)), $"字段“{b.Label.Zh}”的选项", $"Field “{b.Label.En}”: choices");
        });

    private void Effects(IReadOnlyList<Effect> before, IReadOnlyList<Effect> after, LocalizedText at)
    {
        foreach (var gone in before.Except(after)) found.Add(new($"{at.Zh}：不再{DefinitionCheck.Effect(gone.Do).Zh}“{gone.Name}”。", $"{at.En}: no longer to {DefinitionCheck.Effect(gone.Do).En} “{gone.Name}”."));
        foreach (var added in after.Except(before)) found.Add(new($"{at.Zh}：增加{DefinitionCheck.Effect(added.Do).Zh}“{added.Name}”。", $"{at.En}: now to {DefinitionCheck.Effect(added.Do).En} “{added.Name}”."));
    }

    private void Sets<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, LocalizedText> label, string zh, string en, Action<T, T> same)
    {
        foreach (var gone in before.Where(b => after.All(a => id(a) != id(b)))) found.Add(new($"去掉了{zh}“{label(gone).Zh}”。", $"Removed the {en} “{label(gone).En}”."));
        foreach (var now in after)
            if (before.FirstOrDefault(b => id(b) is var i && i == id(now)) is { } then) same(then, now);
            else found.Add(new($"增加了{zh}“{label(now).Zh}”。", $"Added the {en} “{label(now).En}”."));
    }

    private void Days(int before, int after, string zh, string en)
    {
        if (before != after) found.Add(new($"{zh}从 {before} 天改为 {after} 天。", $"{en} changed from {before} to {after} days."));
    }

    private void Say(LocalizedText before, LocalizedText after, string zh, string en)
    {
        if (before == after) return;
        found.Add(new($"{zh}：从“{Or(before.Zh, "（无）")}”改为“{Or(after.Zh, "（无）")}”。", $"{en} changed from “{Or(before.En, "(none)")}” to “{Or(after.En, "(none)")}”."));

        static string Or(string text, string otherwise) => text.Length == 0 ? otherwise : text;
    }

    /// <summary>The same in both languages: numbers, ids.</summary>
    private static LocalizedText Same<T>(T value) => value?.ToString() is { } text ? new(text, text) : new("", "");

    private static LocalizedText List(IEnumerable<LocalizedText> texts) => texts.ToList() is var all ? new(string.Join("、", all.Select(t => t.Zh)), string.Join(", ", all.Select(t => t.En))) : default;

    private static LocalizedText YesNo(bool yes) => yes ? new("是", "yes") : new("否", "no");

    private LocalizedText Who(StageTask task) => new(Who(task, t => t.Zh), Who(task, t => t.En));

    private string Who(StageTask task, Func<LocalizedText, string> language) => string.Join(" ", new[]
    {
        task.Department is { } d ? language(names.Departments.GetValueOrDefault(d, new(d, d))) : "", language(Role(task.Role)), task.Person is { } p ? language(new($"字段 {p} 里的人", $"the person of the field {p}")) : "",
    }.Where(t => t.Length > 0));

    private LocalizedText Role(string? role) => role is null ? new("", "") : names.Roles.GetValueOrDefault(role, new(role, role));

    private static LocalizedText Timer(StageTimer? timer) => timer is null ? new("", "") : new($"{CourseDrawing.Days(timer.Days, timer.Unit).Zh}后到 {timer.Then}", $"after {CourseDrawing.Days(timer.Days, timer.Unit).En} to {timer.Then}");

    private static LocalizedText Unit(DayUnit unit) => unit == DayUnit.WorkingDays ? new("工作日", "working days") : new("自然日", "calendar days");

    internal static LocalizedText JoinText(Join join) => join switch
    {
        Join.Any => new("一个同意就通过", "one yes is enough"),
        Join.Majority => new("过半数同意就通过", "more than half must agree"),
        _ => new("全部办完才通过", "all must be done"),
    };

    internal static string Words(Condition? condition) => condition switch
    {
        null => "",
        Test t => $"{t.Field} {Is(t.Is)}{(t.Values.Count == 0 ? "" : " " + string.Join("、", t.Values.Select(v => v.Words)))}",
        Kernel.Conditions.All all => string.Join(" 且 ", all.Parts.Select(Words)),
        Kernel.Conditions.Any any => string.Join(" 或 ", any.Parts.Select(p => p is Kernel.Conditions.All ? $"（{Words(p)}）" : Words(p))),
        _ => "",
    };

    private static string Is(TestIs test) => test switch
    {
        TestIs.Equal => "=", TestIs.NotEqual => "≠", TestIs.OneOf => "是其中之一：", TestIs.AtLeast => "≥", TestIs.AtMost => "≤", TestIs.Before => "早于", TestIs.After => "晚于", TestIs.Filled => "已填", _ => "未填",
    };
}
