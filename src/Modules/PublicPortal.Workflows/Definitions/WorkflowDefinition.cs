using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;

namespace PublicPortal.Workflows.Definitions;

internal enum DayUnit { WorkingDays, CalendarDays }

internal enum Join { All, Any, Majority }

/// <summary>How far up from the place of the case a task lies: with the officer of the cell, or at the street office.</summary>
internal enum PlaceReach { Case, Cell, Community, Street, District }

internal enum FieldType { Text, LongText, Number, Date, Choice, YesNo, Account }

/// <summary>What a result means for its stage.</summary>
internal enum ResultCounts
{
    Agree,
    Refuse,
    /// <summary>Done, neither for nor against.</summary>
    Opinion,
    /// <summary>Noted, and the task starts again with its full time: nobody was home.</summary>
    Again,
    /// <summary>Noted, and the clock of the case stands still until somebody lets it go on: papers are asked for.</summary>
    Pause,
}

internal enum OutcomeKind { Granted, Refused, Withdrawn, Lapsed }

/// <summary>The course of a case as data. Immutable once published; each case keeps the text that this was read from.</summary>
internal sealed record WorkflowDefinition(
    string Code, string? Kind, LocalizedText Name, LocalizedText? About, Limits Limits, IReadOnlyList<FormField> Fields, IReadOnlyList<Stage> Stages, IReadOnlyList<Outcome> Outcomes)
{
    public Stage? FindStage(string id) => Stages.FirstOrDefault(s => s.Id == id);
    public Outcome? FindOutcome(string id) => Outcomes.FirstOrDefault(o => o.Id == id);
    public Outcome? First(OutcomeKind kind) => Outcomes.FirstOrDefault(o => o.Kind == kind);
    public Stage? After(Stage stage) => Stages.SkipWhile(s => s.Id != stage.Id).Skip(1).FirstOrDefault();

    /// <summary>Where a stage leads: the id of a stage or outcome; null when nothing fits, which the check refuses.</summary>
    public string? Next(Stage stage, bool agreed) => agreed
        ? stage.OnAgree ?? After(stage)?.Id ?? First(OutcomeKind.Granted)?.Id
        : stage.OnRefuse ?? First(OutcomeKind.Refused)?.Id;
}

internal sealed record Limits(DayUnit Unit, int? StatutoryDays, int PromisedDays, IReadOnlyList<int> WarnAt, Extension? Extension);

internal sealed record Extension(int Days, string Approver);

internal sealed record FormField(string Id, LocalizedText Label, FieldType Type, bool Required, IReadOnlyList<FieldOption> Options, decimal? Min, decimal? Max, int? MaxLength);

internal sealed record FieldOption(string Id, LocalizedText Label);

internal sealed record Stage(
    string Id, LocalizedText Label, Join Join, Condition? When, IReadOnlyList<StageTask> Tasks, StageTimer? Timer, string? OnAgree, string? OnRefuse,
    IReadOnlyList<Effect> OnOpen, IReadOnlyList<Effect> OnClose);

/// <summary>When the stage is still open after these days it counts as agreed, and the case goes on here (视为同意).</summary>
internal sealed record StageTimer(decimal Days, DayUnit Unit, string Then);

internal sealed record StageTask(
    string Id, LocalizedText Label, string? Department, string? Role, string? Person, PlaceReach Place, decimal Days, DayUnit Unit, Condition? When,
    IReadOnlyList<TaskResult> Results, IReadOnlyList<string> NoteFor, IReadOnlyList<FormField> Fields, bool FourEyes, string? EscalateTo)
{
    public TaskResult? Result(string? id) => Results.FirstOrDefault(r => r.Id == id);
}

internal sealed record TaskResult(string Id, LocalizedText Label, ResultCounts Counts)
{
    /// <summary>The words that need no explanation.</summary>
    public static readonly IReadOnlyDictionary<string, TaskResult> Common = new[]
    {
        new TaskResult("agree", new("同意", "Agree"), ResultCounts.Agree),
        new TaskResult("refuse", new("不同意", "Refuse"), ResultCounts.Refuse),
        new TaskResult("supplement", new("要求补正", "Ask for what is missing"), ResultCounts.Pause),
        new TaskResult("inspect", new("需要现场核查", "Inspect on the spot"), ResultCounts.Pause),
        new TaskResult("opinion", new("出具意见", "Give an opinion"), ResultCounts.Opinion),
    }.ToDictionary(r => r.Id);
}

internal sealed record Outcome(string Id, LocalizedText Label, OutcomeKind Kind, IReadOnlyList<Effect> Effects);

/// <summary>Something that a module does when a stage opens, closes, or the case ends; named here, carried out elsewhere.</summary>
/// <param name="Do"><c>notify</c>, <c>issue</c>, <c>publish</c>, <c>raise</c></param>
/// <param name="Name">The template, document, page or event.</param>
/// <param name="To">Whom a message goes to: <c>subject</c> or <c>tasks</c>.</param>
internal sealed record Effect(string Do, string Name, string To);
