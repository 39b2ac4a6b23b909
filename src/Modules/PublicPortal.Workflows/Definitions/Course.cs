using PublicPortal.Kernel.Conditions;

namespace PublicPortal.Workflows.Definitions;

/// <summary>Where the stages of a definition lead: which can be reached, and the longest way through.</summary>
internal sealed class Course(WorkflowDefinition definition)
{
    /// <summary>Ids of stages and outcomes that some case can come to.</summary>
    public IReadOnlySet<string> Reachable()
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>([definition.Stages[0].Id]);
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id) || definition.FindStage(id) is not { } stage) continue;
            foreach (var next in LeadsTo(stage)) open.Enqueue(next);
        }
        return seen;
    }

    /// <summary>Everything that may follow the stage: agreed, refused, by time, and over it when its condition does not hold.</summary>
    public IEnumerable<string> LeadsTo(Stage stage)
    {
        var results = stage.Tasks.SelectMany(t => t.Results).ToList();
        if (results.Any(r => r.Counts is ResultCounts.Agree or ResultCounts.Opinion) && definition.Next(stage, agreed: true) is { } agreed) yield return agreed;
        if (results.Any(r => r.Counts == ResultCounts.Refuse) && definition.Next(stage, agreed: false) is { } refused) yield return refused;
        if (stage.Timer is { } timer) yield return timer.Then;
        if (stage.When is not null && (definition.After(stage)?.Id ?? definition.First(OutcomeKind.Granted)?.Id) is { } over) yield return over;
    }

    /// <summary>Days of the longest way, in the unit of the promise, and its stages. Stages only ever lead onwards, so there is an end.</summary>
    public (decimal Days, IReadOnlyList<Stage> Way) Longest()
    {
        var best = new Dictionary<string, (decimal Days, IReadOnlyList<Stage> Way)>();
        foreach (var stage in definition.Stages.Reverse())
        {
            var on = LeadsTo(stage).Select(id => best.GetValueOrDefault(id, (0, []))).DefaultIfEmpty((0m, (IReadOnlyList<Stage>)[])).MaxBy(b => b.Item1);
            best[stage.Id] = (DaysOf(stage) + on.Item1, [stage, .. on.Item2]);
        }
        return best[definition.Stages[0].Id];
    }

    /// <summary>A stage lasts as long as its longest task, and no longer than its timer.</summary>
    private decimal DaysOf(Stage stage)
    {
        var tasks = stage.Tasks.Max(t => InUnit(t.Days, t.Unit));
        return stage.Timer is { } timer ? Math.Min(tasks, InUnit(timer.Days, timer.Unit)) : tasks;
    }

    /// <summary>Five working days are seven of the calendar; the longer of two readings, so that a promise is not broken by a weekend.</summary>
    private decimal InUnit(decimal days, DayUnit unit) => (unit, definition.Limits.Unit) switch
    {
        (DayUnit.CalendarDays, DayUnit.WorkingDays) => Math.Min(days, Math.Ceiling(days * 5 / 7 * 2) / 2),
        (DayUnit.WorkingDays, DayUnit.CalendarDays) => Math.Ceiling(days * 7 / 5 * 2) / 2,
        _ => days,
    };

    /// <summary>Values under which the stage opens without a single task; null when there are none.</summary>
    public IReadOnlyDictionary<string, FieldValue?>? Emptying(Stage stage, Fields fields)
    {
        if (stage.Tasks.Any(t => t.When is null)) return null;
        var conditions = stage.Tasks.Select(t => t.When!).ToList();
        var tests = conditions.Append(stage.When).OfType<Condition>().SelectMany(c => c.Tests).ToList();
        var found = ConditionProbe.Find(tests, facts => (stage.When?.Holds(facts) ?? true) && !conditions.Any(c => c.Holds(facts)), out var open, fields.MayBeEmpty, fields.Options);
        return found ?? (open ? new Dictionary<string, FieldValue?>() : null);
    }

    /// <summary>Whether the condition can hold at all.</summary>
    public static bool CanHold(Condition condition, Fields fields) =>
        ConditionProbe.Find(condition.Tests, condition.Holds, out var open, fields.MayBeEmpty, fields.Options) is not null || open;
}
