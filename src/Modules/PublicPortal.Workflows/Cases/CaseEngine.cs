using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>
/// Moves a locked case: opens stages, decides them, keeps the clock. It changes rows and raises events; who may act, and
/// what a person typed, is others' business.
/// </summary>
internal sealed class CaseEngine(PortalDbContext db, CaseEffects effects, Absences absences, IRoles roles, OwnPageKinds ownPages, WorkingCalendar calendar, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Starts the clock and opens the first stage whose condition holds.</summary>
    /// <param name="until">A due moment that it had before it came here.</param>
    public async Task BeginAsync(LockedCase it, DateTimeOffset? until, Process process, CancellationToken cancel)
    {
        Note(it, null, Tick.Started);
        process.Raise(new CaseStarted(it.Row.Id, it.Row.Kind, it.Row.SubjectId, it.Row.Code, it.Row.Hash));
        foreach (var percent in it.Definition.Limits.WarnAt) Add(it, new CaseTimer { Id = Ids.New(Now), CaseId = it.Row.Id, Kind = TimerKind.Warn, Percent = percent });
        await GoAsync(it, it.Definition.Stages[0].Id, process, cancel);
        if (until is null) return;
        Note(it, null, Tick.TakenOver, until: until);
        foreach (var task in it.Tasks.Where(t => t.IsOpen)) Note(it, task.Id, Tick.TakenOver, until: until);
        Reckon(it);
    }

    /// <summary>A result that ends a task, and with the last one its stage.</summary>
    public async Task FinishAsync(LockedCase it, CaseTask task, TaskResult result, TaskAct act, Process process, CancellationToken cancel)
    {
        task.Finish(result.Id, act.Note, act.AccountId, Now);
        Remember(it, act.Answers.Select(a => KeyValuePair.Create($"{task.Task}.{a.Key}", a.Value)).Append(new($"{task.Task}.result", FieldValue.Of(result.Id))));
        Stop(it, task.Id);
        process.Raise(new TaskDone(it.Row.Id, it.Row.Kind, it.Row.SubjectId, task.Id, task.Task, result.Id));
        var stage = it.Definition.FindStage(task.Stage)!;
        var verdict = Joins.Verdict(stage.Join, [.. it.Of(stage.Id).Select(t => t.Standing == TaskStanding.Done ? it.Definitions(t).Result(t.Result)?.Counts : null)]);
        if (verdict is { } agreed) await CloseAsync(it, stage, agreed, byTime: false, process, cancel);
        else Reckon(it);
    }

    /// <summary>Noted, and the task starts with its full time again.</summary>
    public void Repeat(LockedCase it, CaseTask task, TaskResult result, TaskAct act, Process process)
    {
        task.Remark(result.Id, act.Note);
        task.Again();
        Remember(it, act.Answers.Select(a => KeyValuePair.Create($"{task.Task}.{a.Key}", a.Value)));
        Note(it, task.Id, Tick.Started, act.AccountId);
        Stop(it, task.Id);
        Add(it, new CaseTimer { Id = Ids.New(Now), CaseId = it.Row.Id, TaskId = task.Id, Kind = TimerKind.Late });
        process.Raise(new TaskRepeated(it.Row.Id, it.Row.Kind, it.Row.SubjectId, task.Id, task.Task, result.Id));
        Reckon(it);
    }

    public void Pause(LockedCase it, string because, Guid? by, Process process)
    {
        it.Row.Standing = CaseStanding.Paused;
        Note(it, null, Tick.Paused, by, because);
        process.Raise(new CasePaused(it.Row.Id, it.Row.Kind, it.Row.SubjectId, because));
        Reckon(it);
    }

    public void Resume(LockedCase it, IEnumerable<KeyValuePair<string, FieldValue>> facts, Guid? by, Process process)
    {
        it.Row.Standing = CaseStanding.Running;
        Remember(it, facts);
        Note(it, null, Tick.Resumed, by);
        process.Raise(new CaseResumed(it.Row.Id, it.Row.Kind, it.Row.SubjectId));
        Reckon(it);
    }

    public void Extend(LockedCase it, int days, string reason, Guid? by, Process process)
    {
        Note(it, null, Tick.Extended, by, reason, days);
        process.Raise(new CaseExtended(it.Row.Id, it.Row.Kind, it.Row.SubjectId, days));
        Reckon(it);
    }

    public void Move(LockedCase it, CaseTask task, DateTimeOffset until, string reason, Guid? by, Process process)
    {
        Note(it, task.Id, Tick.Moved, by, reason, 0, until);
        process.Raise(new TaskMoved(it.Row.Id, it.Row.Kind, it.Row.SubjectId, task.Id, until));
        Reckon(it);
    }

    /// <summary>A stage that nobody decided in time counts as agreed and leads where its timer says.</summary>
    public async Task CloseByTimeAsync(LockedCase it, string stage, Process process, CancellationToken cancel)
    {
        if (it.Row.Stage == stage) await CloseAsync(it, it.Definition.FindStage(stage)!, agreed: true, byTime: true, process, cancel);
    }

    public async Task EndAsync(LockedCase it, Outcome outcome, Process process, CancellationToken cancel)
    {
        foreach (var task in it.Tasks.Where(t => t.IsOpen)) task.Drop(Now);
        Note(it, null, Tick.Stopped);
        foreach (var timer in it.Timers) timer.DoneAt = Now;
        it.Row.End(outcome.Id, Now);
        process.Raise(new CaseEnded(it.Row.Id, it.Row.Kind, it.Row.SubjectId, outcome.Id, outcome.Kind.ToString()));
        await effects.ApplyAsync(outcome.Effects, it, process, cancel);
    }

    /// <summary>Due dates and timers from the clock's events: a function of them and the calendar, so it may be done again at any time.</summary>
    /// <returns>Whether anything moved.</returns>
    public bool Reckon(LockedCase it)
    {
        if (it.Row.Standing == CaseStanding.Ended) return false;
        var limits = it.Definition.Limits;
        var ticks = it.TicksOf(null);
        var due = Clock.Due(ticks, limits.PromisedDays, limits.Unit, calendar) ?? Clock.Never;
        var moved = it.Row.DueAt != due;
        it.Row.DueAt = due;
        foreach (var task in it.Tasks.Where(t => t.IsOpen))
        {
            var how = it.Definitions(task);
            var until = Clock.Due(it.TicksOf(task.Id), how.Days, how.Unit, calendar) ?? Clock.Never;
            if (until == task.DueAt) continue;
            (task.DueAt, moved) = (until, true);
        }
        foreach (var timer in it.Timers.Where(t => t.DoneAt is null))
        {
            var at = timer.Kind switch
            {
                TimerKind.Warn => Clock.At(ticks, limits.PromisedDays, timer.Percent, limits.Unit, calendar),
                TimerKind.Late => it.Tasks.First(t => t.Id == timer.TaskId).DueAt,
                _ => Deemed(it, timer),
            } ?? Clock.Never;
            if (at != timer.FireAt) timer.FireAt = at;
        }
        return moved;
    }

    private DateTimeOffset? Deemed(LockedCase it, CaseTimer timer)
    {
        var how = it.Definition.FindStage(timer.Stage!)!.Timer!;
        var opened = it.Stages.First(s => s.Stage == timer.Stage).OpenedAt;
        return Clock.Due([new ClockTick(Tick.Started, opened), .. it.TicksOf(null).Where(t => t.Tick is Tick.Paused or Tick.Resumed)], how.Days, how.Unit, calendar);
    }

    private async Task CloseAsync(LockedCase it, Stage stage, bool agreed, bool byTime, Process process, CancellationToken cancel)
    {
        it.Stages.First(s => s.Stage == stage.Id).Close(agreed, byTime, Now);
        foreach (var task in it.Of(stage.Id).Where(t => t.IsOpen))
        {
            task.Drop(Now);
            Stop(it, task.Id);
        }
        foreach (var timer in it.Timers.Where(t => t.Stage == stage.Id && t.DoneAt is null)) timer.DoneAt = Now;
        process.Raise(new StageClosed(it.Row.Id, it.Row.Kind, it.Row.SubjectId, stage.Id, agreed, byTime));
        if (it.Row.Standing == CaseStanding.Paused) Resume(it, [], null, process);   // what it waited for is no longer needed
        await effects.ApplyAsync(stage.OnClose, it, process, cancel);
        await GoAsync(it, byTime ? stage.Timer!.Then : it.Definition.Next(stage, agreed)!, process, cancel);
    }

    private async Task GoAsync(LockedCase it, string target, Process process, CancellationToken cancel)
    {
        var facts = it.Row.ReadFacts();
        var stage = it.Definition.FindStage(target);
        while (stage is { When: { } when } && !when.Holds(name => facts.GetValueOrDefault(name))) stage = it.Definition.After(stage);
        if (stage is not null) await OpenAsync(it, stage, facts, process, cancel);
        else await EndAsync(it, it.Definition.FindOutcome(target) ?? it.Definition.First(OutcomeKind.Granted)!, process, cancel);
    }

    /// <summary>Every task gets its row now: one that was never made must not count as done.</summary>
    private async Task OpenAsync(LockedCase it, Stage stage, Dictionary<string, FieldValue> facts, Process process, CancellationToken cancel)
    {
        var now = Now;
        var opened = new CaseStage { Id = Ids.New(now), CaseId = it.Row.Id, Stage = stage.Id, OpenedAt = now };
        db.Add(opened);
        it.Stages.Add(opened);
        it.Row.Stage = stage.Id;
        var wanted = stage.Tasks.Where(t => t.When?.Holds(name => facts.GetValueOrDefault(name)) ?? true).ToList();
        if (wanted.Count == 0) throw new InvalidOperationException($"{it.Row.Code}: the stage {stage.Id} would open without a task.");
        foreach (var how in wanted)
        {
            var place = CaseTask.Cut(it.Row.ScopePath, how.Place);
            var task = new CaseTask
            {
                Id = Ids.New(now), CaseId = it.Row.Id, Code = it.Row.Code, Stage = stage.Id, Task = how.Id, LabelZh = how.Label.Zh, LabelEn = how.Label.En,
                Queue = how.Department is null && how.Role is null ? "" : CaseTask.QueueOf(how.Department, how.Role), ScopePath = place, OpenedAt = now, DueAt = Clock.Never,
            }.LieAt(place);
            if (how.Person is { } person && facts.TryGetValue(person, out var who) && Guid.TryParse(who.Words, out var account)) task.Assign(await absences.StandInAsync(account, cancel));
            if (how is { Role: { } role, EscalateTo: { } above } && task.AssigneeAccountId is null && !ownPages.Has(it.Row.Kind) && !(await roles.HoldersAsync([role], [place], cancel)).Any(h => h.Reaches(place)))
                task.Offer(CaseTask.QueueOf(how.Department, above));
            db.Add(task);
            it.Tasks.Add(task);
            Note(it, task.Id, Tick.Started);
            Add(it, new CaseTimer { Id = Ids.New(now), CaseId = it.Row.Id, TaskId = task.Id, Kind = TimerKind.Late });
        }
        if (stage.Timer is not null) Add(it, new CaseTimer { Id = Ids.New(now), CaseId = it.Row.Id, Stage = stage.Id, Kind = TimerKind.Deemed });
        process.Raise(new StageOpened(it.Row.Id, it.Row.Kind, it.Row.SubjectId, stage.Id, wanted.Count));
        Reckon(it);
        await effects.ApplyAsync(stage.OnOpen, it, process, cancel);
    }

    private void Note(LockedCase it, Guid? task, Tick tick, Guid? by = null, string? reason = null, int days = 0, DateTimeOffset? until = null)
    {
        var entry = new ClockEntry { Id = Ids.New(Now), CaseId = it.Row.Id, TaskId = task, Number = it.Clock.Count, Tick = tick, At = Now, Days = days, Until = until, Reason = reason is { Length: > 400 } ? reason[..400] : reason, AccountId = by };
        db.Add(entry);
        it.Clock.Add(entry);
    }

    private void Add(LockedCase it, CaseTimer timer)
    {
        timer.FireAt = Clock.Never;
        db.Add(timer);
        it.Timers.Add(timer);
    }

    private void Stop(LockedCase it, Guid task)
    {
        foreach (var timer in it.Timers.Where(t => t.TaskId == task && t.DoneAt is null)) timer.DoneAt = Now;
    }

    private static void Remember(LockedCase it, IEnumerable<KeyValuePair<string, FieldValue>> facts)
    {
        var known = it.Row.ReadFacts();
        foreach (var (name, value) in facts) known[name] = value;
        it.Row.Facts = FactsJson.Write(known);
    }
}
