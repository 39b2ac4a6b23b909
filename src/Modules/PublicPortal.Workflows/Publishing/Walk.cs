using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Publishing;

/// <summary>One task of a walk: what was answered, or null where nothing was yet.</summary>
internal sealed record WalkTask(StageTask Task, TaskResult? Answer);

/// <param name="Agreed">Null while the stage is open.</param>
internal sealed record WalkStage(Stage Stage, IReadOnlyList<WalkTask> Tasks, bool? Agreed);

/// <param name="Outcome">Null while answers are missing.</param>
internal sealed record WalkedCourse(IReadOnlyList<WalkStage> Stages, IReadOnlyList<Stage> Skipped, Outcome? Outcome);

/// <summary>Walks through a definition with test answers, by the rules of the engine and without a case.</summary>
internal static class Walk
{
    /// <param name="facts">Values of the fields.</param>
    /// <param name="answers">Result ids by task id.</param>
    public static WalkedCourse Through(WorkflowDefinition definition, IReadOnlyDictionary<string, FieldValue> facts, IReadOnlyDictionary<string, string> answers)
    {
        var known = facts.ToDictionary();
        var (stages, skipped) = (new List<WalkStage>(), new List<Stage>());
        var target = definition.Stages[0].Id;
        while (true)
        {
            var stage = definition.FindStage(target);
            while (stage is { When: { } when } && !when.Holds(name => known.GetValueOrDefault(name)))
            {
                skipped.Add(stage);
                stage = definition.After(stage);
            }
            if (stage is null) return new(stages, skipped, definition.FindOutcome(target) ?? definition.First(OutcomeKind.Granted));
            var tasks = stage.Tasks.Where(t => t.When?.Holds(name => known.GetValueOrDefault(name)) ?? true).Select(t => new WalkTask(t, t.Result(answers.GetValueOrDefault(t.Id)))).ToList();
            var verdict = tasks.Count == 0 ? (bool?)null : Joins.Verdict(stage.Join, [.. tasks.Select(t => t.Answer?.Counts)]);
            stages.Add(new WalkStage(stage, tasks, verdict));
            if (verdict is not { } agreed || definition.Next(stage, agreed) is not { } next) return new(stages, skipped, null);
            foreach (var task in tasks.Where(t => t.Answer is not null)) known[$"{task.Task.Id}.result"] = FieldValue.Of(task.Answer!.Id);
            target = next;
        }
    }
}
