using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Inbox;

/// <summary>One task with all that is needed to do it.</summary>
/// <param name="DecisionCode">Under which the decision is verified, where one was issued.</param>
internal sealed record TaskView(
    TaskRow Row, WorkflowCase Case, WorkflowDefinition Definition, StageTask How, IReadOnlyList<CaseTask> Others, IReadOnlyDictionary<Guid, AccountInfo> People,
    IReadOnlyList<ClockEntry> Clock, bool DueIsProvisional, IReadOnlyDictionary<string, FieldValue> Facts, string? DecisionCode);

/// <summary>What became of one task of many.</summary>
internal sealed record BulkLine(TaskRow Row, Refusal? Refused);

/// <param name="Chosen">Each <c>id:version</c>, as the list showed it.</param>
internal sealed record BulkInput(IReadOnlyCollection<string> Chosen, string? Act, string? To, string? Result, string? Note);

/// <summary>What the desk does with tasks, after asking who may.</summary>
internal sealed class TaskService(
    PortalDbContext db, CaseService cases, TaskReachReader reader, TaskLists lists, DefinitionCache definitions, IAccounts accounts, IRoles roles, Membership members,
    INotifier notifier, WorkingCalendar calendar, OwnPageKinds own, TaskBars bars, IVerificationCodes codes, ICurrentUser user) : ITaskInbox
{
    public const int MostAtOnce = 100;

    private static readonly Refusal NothingChosen = new("workflows.bulk.nothing", "请先勾选任务。", "Please tick some tasks first.", "Ids");
    private static readonly Refusal TooMany = new("workflows.bulk.too-many", "一次最多 {0} 个任务。", "At most {0} tasks at once.", "Ids");
    private static readonly Refusal ActMissing = new("workflows.bulk.act-missing", "请选择要做什么。", "Please choose what to do.", "Act");
    private static readonly Refusal PersonMissing = new("workflows.hand-over.person-missing", "请选择转给谁。", "Please choose whom to hand over to.", "To");
    private static readonly Refusal NotAble = new("workflows.hand-over.not-able", "这位同事没有这一步的角色，或不管这个地方。", "This colleague does not hold the role, or not over this place.", "To");
    private static readonly Refusal ToBarred = new("workflows.hand-over.barred", "这位同事对这件事声明了利害关系，请转给别人。", "This colleague has declared an interest in the matter; please choose somebody else.", "To");
    private static readonly Refusal ResultNotOffered = new("workflows.bulk.result-not-offered", "这个任务没有这个结果，请单独办理。", "This task does not offer that result; please do it by itself.");

    /// <summary>Null when there is none, or it is none of the official's business.</summary>
    public async Task<TaskView?> FindAsync(Guid taskId, CancellationToken cancel)
    {
        var reach = await reader.ReadAsync(cancel);
        if (await db.Set<CaseTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId, cancel) is not { } task || !reach.Sees(task)) return null;
        var row = await db.Set<WorkflowCase>().AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancel);
        var definition = await definitions.OfAsync(db, row, cancel);
        var others = await db.Set<CaseTask>().AsNoTracking().Where(t => t.CaseId == row.Id && t.Id != taskId).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancel);
        var clock = await db.Set<ClockEntry>().AsNoTracking().Where(c => c.CaseId == row.Id && (c.TaskId == null || c.TaskId == taskId)).OrderBy(c => c.Number).ToListAsync(cancel);
        var people = await accounts.FindManyAsync([.. others.Append(task).SelectMany(t => new[] { t.AssigneeAccountId, t.DoneBy }).Concat(clock.Select(c => c.AccountId)).OfType<Guid>().Distinct()], cancel);
        var how = definition.FindStage(task.Stage)!.Tasks.First(t => t.Id == task.Task);
        var barred = task.IsOpen ? await bars.OfAsync(row.Kind, row.SubjectId, reach.Me, cancel) : null;
        var shown = new TaskRow(task, row.Title, row.Standing == CaseStanding.Paused, task.AssigneeAccountId is { } a ? people.GetValueOrDefault(a) : null, task.IsOpen && barred is null && reach.MayDo(task),
            task.AssigneeAccountId is { } other && other != reach.Me && reach.ActsFor.Contains(other), own.Has(row.Kind) ? row.Path : null) { Kind = row.Kind, SubjectId = row.SubjectId, Barred = barred };
        return new TaskView(shown, row, definition, how, others, people, clock, LockedCase.IsProvisional(calendar, task.DueAt), row.ReadFacts(),
            row.Standing == CaseStanding.Ended ? await codes.FindAsync(CaseDecision.KindName, row.Id, cancel) : null);
    }

    public async Task<IReadOnlyCollection<Guid>> DoableAsync(Guid caseId, CancellationToken cancel)
    {
        if (user.AccountId is not { } me || !user.Has(WorkflowsPermissions.Tasks)) return [];
        var reach = await reader.ReadAsync(cancel);
        var mine = (await db.Set<CaseTask>().AsNoTracking().Where(t => t.CaseId == caseId && t.Standing == TaskStanding.Open).ToListAsync(cancel)).Where(reach.MayDo).Select(t => t.Id).ToList();
        if (mine.Count == 0) return mine;
        var about = await db.Set<WorkflowCase>().AsNoTracking().Where(c => c.Id == caseId).Select(c => new { c.Kind, c.SubjectId }).FirstAsync(cancel);
        return await bars.OfAsync(about.Kind, about.SubjectId, me, cancel) is null ? mine : [];
    }

    /// <param name="typed">The fields of the form, by their names.</param>
    public async Task<Result> CompleteAsync(Guid taskId, long? version, string? result, string? note, Func<string, string?> typed, Process process, CancellationToken cancel)
    {
        if (await FindAsync(taskId, cancel) is not { } view) return CaseRefusals.TaskUnknown;
        if (view.Row.Barred is { } why) return why;
        if (view.Row.Task.IsOpen && !view.Row.MayDo) return CaseRefusals.TaskUnknown;
        if (view.Row.OwnPath is not null) return CaseRefusals.OnItsOwnPage;
        var answers = new Dictionary<string, FieldValue>();
        foreach (var field in view.How.Fields)
            if (typed(AnswerCheck.FieldOf(field.Id)) is { } text && !string.IsNullOrWhiteSpace(text)) answers[field.Id] = AnswerCheck.Read(field, text);
        return await cases.CompleteAsync(new TaskAct(taskId, version, result ?? "", note, user.AccountId) { Answers = answers }, process, cancel);
    }

    public async Task<Result> TakeAsync(Guid taskId, Process process, CancellationToken cancel)
    {
        var reach = await reader.ReadAsync(cancel);
        if (await db.Set<CaseTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId, cancel) is not { } task || !reach.Sees(task)) return CaseRefusals.TaskUnknown;
        var about = await db.Set<WorkflowCase>().AsNoTracking().Where(c => c.Id == task.CaseId).Select(c => new { c.Kind, c.SubjectId }).FirstAsync(cancel);
        if (await bars.OfAsync(about.Kind, about.SubjectId, reach.Me, cancel) is { } why) return why;
        return await cases.AssignAsync(taskId, reach.Me, process, cancel);
    }

    /// <summary>The clock goes on after what was waited for has come.</summary>
    public async Task<Result> ResumeAsync(Guid taskId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(taskId, cancel) is not { Row.MayDo: true } view) return CaseRefusals.TaskUnknown;
        return await cases.ResumeAsync(view.Case.Id, new Dictionary<string, FieldValue>(), process, cancel);
    }

    /// <summary>Colleagues who could have the official's tasks: those who hold the same roles nearby, and those of the same departments.</summary>
    public async Task<IReadOnlyList<AccountInfo>> ColleaguesAsync(CancellationToken cancel)
    {
        var reach = await reader.ReadAsync(cancel);
        var held = reach.Queues.Where(q => q.Queue.StartsWith('/')).ToList();
        var near = held.Count == 0 ? [] : await roles.HoldersAsync([.. held.Select(h => h.Queue[1..]).Distinct()], [.. held.Select(h => h.ScopePath).Distinct()], cancel);
        var inside = new List<Guid>();
        foreach (var department in reach.Queues.Where(q => q.Queue.EndsWith('/')).Select(q => q.Queue[..^1])) inside.AddRange(await members.OfDepartmentAsync(department, cancel));
        var more = await accounts.FindManyAsync([.. inside.Except(near.Select(n => n.Account.Id)).Distinct()], cancel);
        return [.. near.Select(n => n.Account).Concat(more.Values).DistinctBy(a => a.Id).Where(a => a.Id != reach.Me).OrderBy(a => a.StaffNumber, StringComparer.Ordinal).Take(200)];
    }

    /// <summary>Takes, hands over or finishes many; each by itself, in one order, so that two officials cannot wait for each other.</summary>
    public async Task<Result<IReadOnlyList<BulkLine>>> BulkAsync(BulkInput input, Process process, CancellationToken cancel)
    {
        var seen = new Dictionary<Guid, long>();
        foreach (var chosen in input.Chosen)
            if (chosen.Split(':') is [var id, var version] && Guid.TryParse(id, out var task) && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) seen[task] = number;
        if (seen.Count == 0) return NothingChosen;
        if (seen.Count > MostAtOnce) return TooMany.With(MostAtOnce);
        if (input.Act is not ("take" or "hand-over" or "done")) return ActMissing;
        var to = Guid.TryParse(input.To, out var who) ? (await ColleaguesAsync(cancel)).FirstOrDefault(c => c.Id == who) : null;
        if (input.Act == "hand-over" && to is null) return PersonMissing;
        if (input.Act == "hand-over" && string.IsNullOrWhiteSpace(input.Note)) return CaseRefusals.ReasonMissing.At("Note");
        if (input.Act == "hand-over" && CaseService.HoldsNumber(input.Note!)) return CaseRefusals.NoteHoldsNumber;
        if (input.Act == "hand-over" && input.Note!.Length > 200) return CaseRefusals.NoteTooLong;
        if (input.Act == "done" && string.IsNullOrEmpty(input.Result)) return CaseRefusals.ResultMissing;

        var reach = await reader.ReadAsync(cancel);
        var ids = seen.Keys.ToList();
        var tasks = (await db.Set<CaseTask>().AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.CaseId).ThenBy(t => t.Id).ToListAsync(cancel)).Where(reach.Sees).ToList();
        var rows = await lists.RowsAsync(tasks, reach, cancel);
        var lines = new List<BulkLine>();
        var barred = to is null ? new Dictionary<Guid, Refusal>() : await bars.OfAsync([.. rows.Select(r => (r.Kind, r.SubjectId))], to.Id, cancel);
        foreach (var row in rows) lines.Add(new BulkLine(row, (await OneAsync(row, seen[row.Task.Id], input, to, barred.ContainsKey(row.SubjectId), process, cancel)).Refusals.FirstOrDefault()));
        var given = lines.Where(l => l.Refused is null).ToList();
        if (input.Act == "hand-over" && given.Count > 0) await TellAsync(to!.Id, given.Count, input.Note!, given.Min(g => g.Row.Task.DueAt), cancel);
        await db.SaveChangesAsync(cancel);
        return lines;
    }

    private async Task<Result> OneAsync(TaskRow row, long version, BulkInput input, AccountInfo? to, bool toIsBarred, Process process, CancellationToken cancel)
    {
        var task = row.Task;
        if (task.IsOpen && task.Version != version) return CaseRefusals.Stale;
        switch (input.Act)
        {
            case "take" or "done" when task.IsOpen && row.Barred is { } why: return why;
            case "take": return await cases.AssignAsync(task.Id, user.AccountId!.Value, process, cancel);
            case "hand-over":
                if (task.IsOpen && !await IsAbleAsync(task, to!.Id, cancel)) return NotAble;
                if (task.IsOpen && toIsBarred) return ToBarred;
                return await cases.AssignAsync(task.Id, to!.Id, process, cancel);
            default:
                if (task.IsOpen && !row.MayDo) return CaseRefusals.TaskUnknown;
                if (row.OwnPath is not null) return CaseRefusals.OnItsOwnPage;
                var done = await cases.CompleteAsync(new TaskAct(task.Id, version, input.Result!, input.Note, user.AccountId), process, cancel);
                return done.IsRefused && done.Refusals[0].Code == CaseRefusals.ResultMissing.Code ? ResultNotOffered : done;
        }
    }

    /// <summary>One's own tasks may go to any colleague of the queue; a queue's own rules count for whoever gets one.</summary>
    public async Task<bool> IsAbleAsync(CaseTask task, Guid account, CancellationToken cancel)
    {
        if (task.Queue.Length == 0) return true;
        var at = task.Queue.IndexOf('/', StringComparison.Ordinal);
        var (department, role) = (task.Queue[..at], task.Queue[(at + 1)..]);
        if (department.Length > 0 && !(await members.OfAccountAsync(account, cancel)).Contains(department)) return false;
        return role.Length == 0 || (await roles.OfAsync(account, cancel)).Any(h => h.Role == role && h.Reaches(task.ScopePath));
    }

    private async Task TellAsync(Guid to, int count, string reason, DateTimeOffset due, CancellationToken cancel) =>
        await notifier.NotifyAsync(to, "workflows.handed-over", new Dictionary<string, string>
        {
            ["from"] = user.DisplayName ?? "", ["count"] = count.ToString(CultureInfo.InvariantCulture), ["reason"] = reason.Length <= 100 ? reason : reason[..100],
            ["due"] = NoticeValue.Of(ChinaTime.Date(due < Cases.Clock.Never ? due : DateTimeOffset.UnixEpoch)),
        }, "/desk/tasks?show=mine", cancel);
}
