using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Cases;

/// <summary>Acts on cases: load under the lock, decide whether it may be, let the engine move it, save.</summary>
internal sealed partial class CaseService(PortalDbContext db, CaseEngine engine, CaseMoves moves, DefinitionCache definitions, WorkingCalendar calendar) : IWorkflowCases
{
    public async Task<Result<CaseState>> StartAsync(StartCase start, Process process, CancellationToken cancel)
    {
        var found = await TextAsync(start, cancel);
        if (found.IsRefused) return Result<CaseState>.Refuse(found.Refusals);
        var (json, hash, definition) = found.Value;
        foreach (var field in definition.Fields.Where(f => f.Required))
            if (!start.Facts.TryGetValue(field.Id, out var value) || value.IsEmpty) return CaseRefusals.FactMissing.With(field.Label);
        var facts = FactsJson.Write(start.Facts);
        if (facts.Length > WorkflowCase.LongestFacts) return CaseRefusals.FactsTooLong;
        if (YearIsMissing(definition)) return CaseRefusals.YearMissing;   // before anything is added: whoever asked may go on without a case

        var row = new WorkflowCase
        {
            Id = Ids.New(engine.Now), Code = definition.Code, Hash = hash, Kind = definition.Kind, SubjectId = start.SubjectId, TitleZh = WorkflowCase.Cut(start.Title.Zh), TitleEn = WorkflowCase.Cut(start.Title.En),
            ScopePath = start.ScopePath, Path = start.Path, NotifyAccountId = start.NotifyAccountId, StartedAt = start.TakenOver?.StartedAt ?? engine.Now, DueAt = Clock.Never, Facts = facts,
        };
        db.Add(row);
        db.Add(new CaseDefinition { CaseId = row.Id, Json = json });
        var it = new LockedCase(row, definition, [], [], [], []);   // nobody else can know it yet
        return await ActAsync(async () => await engine.BeginAsync(it, start.TakenOver?.DueAt, process, cancel), cancel) is { IsRefused: true } refused
            ? Result<CaseState>.Refuse(refused.Refusals) : it.State(calendar);
    }

    public async Task<CaseState?> FindAsync(Guid caseId, CancellationToken cancel)
    {
        if (await db.Set<WorkflowCase>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancel) is not { } row) return null;
        var definition = await definitions.OfAsync(db, row, cancel);
        var tasks = await db.Set<CaseTask>().AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancel);
        return new LockedCase(row, definition, [], tasks, [], []).State(calendar);
    }

    public async Task<CaseState?> FindAsync(string code, Guid subjectId, CancellationToken cancel) =>
        await db.Set<WorkflowCase>().AsNoTracking().Where(c => c.SubjectId == subjectId && c.Code == code).OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel) is { } id
            ? await FindAsync(id, cancel) : null;

    public async Task<Result> CompleteAsync(TaskAct act, Process process, CancellationToken cancel)
    {
        if (await OfTaskAsync(act.TaskId, cancel) is not { } found) return CaseRefusals.TaskUnknown;
        var (it, task) = found;
        if (task.Standing == TaskStanding.Done) return CaseRefusals.TaskDone;
        if (task.Standing == TaskStanding.Dropped) return CaseRefusals.TaskDropped;
        if (act.Version is { } seen && seen != task.Version) return CaseRefusals.Stale;
        var how = it.Definitions(task);
        if (how.Result(act.Key) is not { } result) return CaseRefusals.ResultMissing;
        var note = string.IsNullOrWhiteSpace(act.Note) ? null : act.Note.Trim();
        if (note is null && how.NoteFor.Contains(result.Id)) return CaseRefusals.NoteMissing.With(result.Label);
        if (note?.Length > CaseTask.LongestNote) return CaseRefusals.NoteTooLong;
        if (note is not null && HoldsNumber(note)) return CaseRefusals.NoteHoldsNumber;
        if (how.FourEyes && act.AccountId is { } who && it.Tasks.Any(t => t.Id != task.Id && t.Standing == TaskStanding.Done && t.DoneBy == who)) return CaseRefusals.FourEyes;
        if (result.Counts == ResultCounts.Pause && it.Row.Standing == CaseStanding.Paused) return CaseRefusals.AlreadyPaused;
        if (AnswerCheck.Wrong(how, result, act.Answers) is { } wrong) return wrong;
        if (it.Row.Facts.Length + FactsJson.Write(act.Answers).Length + 100 * (act.Answers.Count + 1) > WorkflowCase.LongestFacts) return CaseRefusals.FactsTooLong;

        var clean = act with { Note = note };
        return await ActAsync(async () =>
        {
            switch (result.Counts)
            {
                case ResultCounts.Again: engine.Repeat(it, task, result, clean, process); break;
                case ResultCounts.Pause:
                    task.Remark(result.Id, note);
                    engine.Pause(it, result.Id, act.AccountId, process);
                    break;
                default: await engine.FinishAsync(it, task, result, clean, process, cancel); break;
            }
        }, cancel);
    }

    public async Task<Result> AssignAsync(Guid taskId, Guid? accountId, Process process, CancellationToken cancel)
    {
        if (await OfTaskAsync(taskId, cancel) is not { } found) return CaseRefusals.TaskUnknown;
        if (!found.Task.IsOpen) return found.Task.Standing == TaskStanding.Done ? CaseRefusals.TaskDone : CaseRefusals.TaskDropped;
        var from = found.Task.AssigneeAccountId;
        if (from == accountId) return Result.Ok();
        found.Task.Assign(accountId);
        process.Raise(new TaskHandedOver(found.Case.Row.Id, found.Case.Row.Kind, found.Case.Row.SubjectId, taskId, from, accountId));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task AssignManyAsync(IReadOnlyDictionary<Guid, Guid?> holders, Process process, CancellationToken cancel)
    {
        var ids = holders.Keys.ToList();
        var of = await db.Set<CaseTask>().AsNoTracking().Where(t => ids.Contains(t.Id)).Select(t => t.CaseId).Distinct().ToListAsync(cancel);
        var cases = (await LockedCase.LockAsync(db, of, cancel)).ToDictionary(c => c.Id);
        foreach (var task in await db.Set<CaseTask>().Where(t => ids.Contains(t.Id) && t.Standing == TaskStanding.Open).OrderBy(t => t.Id).ToListAsync(cancel))
        {
            var (row, from, to) = (cases[task.CaseId], task.AssigneeAccountId, holders[task.Id]);
            if (from == to) continue;
            task.Assign(to);
            process.Raise(new TaskHandedOver(row.Id, row.Kind, row.SubjectId, task.Id, from, to));
        }
        await db.SaveChangesAsync(cancel);
    }

    public Task<Result> PauseAsync(Guid caseId, string reason, Process process, CancellationToken cancel) => OpenAsync(caseId, it =>
    {
        if (it.Row.Standing == CaseStanding.Paused) return CaseRefusals.AlreadyPaused;
        engine.Pause(it, reason, process.AccountId, process);
        return Result.Ok();
    }, cancel);

    public Task<Result> ResumeAsync(Guid caseId, IReadOnlyDictionary<string, FieldValue> facts, Process process, CancellationToken cancel) => OpenAsync(caseId, it =>
    {
        if (it.Row.Standing != CaseStanding.Paused) return CaseRefusals.NotPaused;
        engine.Resume(it, facts, process.AccountId, process);
        return Result.Ok();
    }, cancel);

    public Task<Result> ExtendAsync(Guid caseId, string reason, Process process, CancellationToken cancel) => OpenAsync(caseId, it =>
    {
        if (it.Definition.Limits.Extension is not { } extension || it.Clock.Any(c => c.TaskId is null && c.Tick == Tick.Extended)) return CaseRefusals.NoExtension;
        if (string.IsNullOrWhiteSpace(reason)) return CaseRefusals.ReasonMissing;
        engine.Extend(it, extension.Days, reason, process.AccountId, process);
        return Result.Ok();
    }, cancel);

    public async Task<Result> MoveDueAsync(Guid taskId, DateTimeOffset until, string reason, Process process, CancellationToken cancel)
    {
        if (await OfTaskAsync(taskId, cancel) is not { } found) return CaseRefusals.TaskUnknown;
        if (!found.Task.IsOpen) return CaseRefusals.TaskDone;
        return await ActAsync(() =>
        {
            engine.Move(found.Case, found.Task, until, reason, process.AccountId, process);
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<Result> EndAsync(Guid caseId, string outcome, string reason, Process process, CancellationToken cancel)
    {
        if (await LockedCase.LoadAsync(db, definitions, caseId, cancel) is not { } it) return CaseRefusals.CaseUnknown;
        if (it.Row.Standing == CaseStanding.Ended) return CaseRefusals.CaseEnded;
        if (it.Definition.FindOutcome(outcome) is not { } known) return CaseRefusals.OutcomeUnknown.With(outcome);
        return await ActAsync(() => engine.EndAsync(it, known, process, cancel), cancel);
    }

    public Task LieAtAsync(Guid caseId, string scopePath, LocalizedText? title, CancellationToken cancel) => moves.LieAtAsync(caseId, scopePath, title, cancel);

    public Task PlaceMovedAsync(string fromScopePath, string toScopePath, CancellationToken cancel) => moves.PlaceMovedAsync(fromScopePath, toScopePath, cancel);

    public Task ForgetAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken cancel) => moves.ForgetAsync(caseIds, cancel);

    /// <summary>A document or phone number: what officials write is read by others and kept.</summary>
    public static bool HoldsNumber(string text) => LongNumber.IsMatch(text.Normalize(System.Text.NormalizationForm.FormKC));

    private async Task<Result> OpenAsync(Guid caseId, Func<LockedCase, Result> act, CancellationToken cancel)
    {
        if (await LockedCase.LoadAsync(db, definitions, caseId, cancel) is not { } it) return CaseRefusals.CaseUnknown;
        if (it.Row.Standing == CaseStanding.Ended) return CaseRefusals.CaseEnded;
        var result = Result.Ok();
        var saved = await ActAsync(() =>
        {
            result = act(it);
            return Task.CompletedTask;
        }, cancel);
        return result.IsRefused ? result : saved;
    }

    /// <summary>Whether the whole period cannot be counted; a task's is within it.</summary>
    private bool YearIsMissing(WorkflowDefinition definition)
    {
        try { Clock.Due([new ClockTick(Tick.Started, engine.Now)], definition.Limits.PromisedDays, definition.Limits.Unit, calendar); }
        catch (InvalidOperationException missing) when (missing.Message.StartsWith("content/calendars", StringComparison.Ordinal)) { return true; }
        return false;
    }

    /// <summary>A year that the calendar lacks is an operator's matter: refused in words, nothing is saved.</summary>
    private async Task<Result> ActAsync(Func<Task> act, CancellationToken cancel)
    {
        try { await act(); }
        catch (InvalidOperationException missing) when (missing.Message.StartsWith("content/calendars", StringComparison.Ordinal)) { return CaseRefusals.YearMissing; }
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<(LockedCase Case, CaseTask Task)?> OfTaskAsync(Guid taskId, CancellationToken cancel)
    {
        var of = await db.Set<CaseTask>().AsNoTracking().Where(t => t.Id == taskId).Select(t => (Guid?)t.CaseId).FirstOrDefaultAsync(cancel);
        if (of is not { } caseId || await LockedCase.LoadAsync(db, definitions, caseId, cancel) is not { } it) return null;
        return (it, it.Tasks.First(t => t.Id == taskId));
    }

    private async Task<Result<(string Json, string Hash, WorkflowDefinition Definition)>> TextAsync(StartCase start, CancellationToken cancel)
    {
        if (start.Definition is { } own)
        {
            var read = DefinitionReader.Read(own);
            return read.Definition is { } definition ? (own, WorkflowVersion.HashOf(own), definition) : CaseRefusals.WrongDefinition.With(read.Defects[0].Whole);
        }
        var version = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.Code == start.Code).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        return version is null ? CaseRefusals.UnknownWorkflow.With(start.Code) : (version.Json, version.Hash, definitions.Read(version.Hash, version.Json));
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{11,}[0-9Xx]?(?![0-9])")]
    private static partial Regex LongNumber { get; }
}
