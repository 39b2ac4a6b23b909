using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>
/// Fires what is due: warnings, lateness, stages that count as agreed. Each timer is a row and fires in a transaction of its
/// own, under the lock of its case, where it is looked at once more: after a restart, and on however many nodes, it is once.
/// </summary>
internal sealed class TimerJob(WorkRunner runner, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerJob> log) : IPortalJob
{
    private const int AtOnce = 200, Most = 20_000;

    public string Name => "workflows.timers";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var failed = new HashSet<Guid>();
        for (var seen = 0; seen < Most; )
        {
            var due = await DueAsync(failed, cancel);
            if (due.Count == 0) return;
            foreach (var (timer, caseId) in due)
            {
                // One case that cannot go on must not hold up the others.
                try { await FireAsync(timer, caseId, cancel); }
                catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
                {
                    failed.Add(timer);
                    log.LogError(broken, "Timer {Timer} of case {Case} failed", timer, caseId);
                }
            }
            seen += due.Count;
        }
    }

    /// <summary>Fires one timer unless somebody was faster or the clock was moved.</summary>
    /// <returns>Whether it fired.</returns>
    public async Task<bool> FireAsync(Guid timer, Guid caseId, CancellationToken cancel)
    {
        var fired = false;
        await runner.RunAsync("workflows.timer", Channel.Job, async (services, process) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            if (await LockedCase.LoadAsync(db, services.GetRequiredService<DefinitionCache>(), caseId, cancel) is not { } it) return Result.Ok();
            var now = clock.GetUtcNow();
            if (it.Timers.FirstOrDefault(t => t.Id == timer) is not { } due || due.FireAt > now) return Result.Ok();
            due.DoneAt = now;
            fired = true;
            await services.GetRequiredService<TimerActs>().ActAsync(it, due, process, cancel);
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }, cancel: cancel);
        return fired;
    }

    private async Task<List<(Guid Timer, Guid Case)>> DueAsync(HashSet<Guid> failed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var found = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<CaseTimer>().AsNoTracking()
            .Where(t => t.DoneAt == null && t.FireAt <= now && !failed.Contains(t.Id)).OrderBy(t => t.FireAt).Take(AtOnce).Select(t => new { t.Id, t.CaseId }).ToListAsync(cancel);
        return [.. found.Select(t => (t.Id, t.CaseId))];
    }
}

/// <summary>What a timer does when its moment has come.</summary>
internal sealed class TimerActs(CaseEngine engine, IRoles roles, Membership members, INotifier notifier, OwnPageKinds ownPages)
{
    private const int MostTold = 3;

    public async Task ActAsync(LockedCase it, CaseTimer timer, Process process, CancellationToken cancel)
    {
        switch (timer.Kind)
        {
            case TimerKind.Warn: await WarnAsync(it, timer.Percent, process, cancel); break;
            case TimerKind.Late: await LateAsync(it, it.Tasks.First(t => t.Id == timer.TaskId), process, cancel); break;
            default: await engine.CloseByTimeAsync(it, timer.Stage!, process, cancel); break;
        }
    }

    private async Task WarnAsync(LockedCase it, int percent, Process process, CancellationToken cancel)
    {
        if (percent <= it.Row.Warned) return;
        it.Row.Warned = percent;
        process.Raise(new CaseWarned(it.Row.Id, it.Row.Kind, it.Row.SubjectId, percent));
        if (ownPages.Has(it.Row.Kind)) return;   // its module tells people itself
        foreach (var task in it.Tasks.Where(t => t.IsOpen))
            foreach (var who in task.AssigneeAccountId is { } one ? [one] : await TellAsync(task, task.EscalatedQueue ?? task.Queue, cancel))
                await notifier.NotifyAsync(who, "workflows.case-warned", Values(it, task, percent), $"/desk/tasks/{task.Id}", cancel);
    }

    /// <summary>The task rises to the role that the definition names, and appears in their inbox.</summary>
    private async Task LateAsync(LockedCase it, CaseTask task, Process process, CancellationToken cancel)
    {
        if (!task.IsOpen || task.EscalatedAt is not null) return;
        var how = it.Definitions(task);
        var queue = how.EscalateTo is { } role ? CaseTask.QueueOf(how.Department, role) : null;
        task.Escalate(queue, engine.Now);
        process.Raise(new TaskEscalated(it.Row.Id, it.Row.Kind, it.Row.SubjectId, task.Id, how.EscalateTo));
        if (ownPages.Has(it.Row.Kind)) return;
        var told = new HashSet<Guid>(queue is null ? [] : await TellAsync(task, queue, cancel));
        if (task.AssigneeAccountId is { } own) told.Add(own);
        foreach (var who in told) await notifier.NotifyAsync(who, "workflows.task-late", Values(it, task, 100), $"/desk/tasks/{task.Id}", cancel);
    }

    /// <summary>The nearest holders: those of the cell before those of the district.</summary>
    private async Task<IReadOnlyList<Guid>> TellAsync(CaseTask task, string queue, CancellationToken cancel)
    {
        var (department, role) = (queue[..queue.IndexOf('/', StringComparison.Ordinal)], queue[(queue.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        if (role.Length == 0) return [.. (await members.OfDepartmentAsync(department, cancel)).Take(MostTold)];
        var able = (await roles.HoldersAsync([role], [task.ScopePath], cancel)).Where(h => h.Reaches(task.ScopePath)).ToList();
        var inside = department.Length == 0 ? null : (await members.OfDepartmentAsync(department, cancel)).ToHashSet();
        return [.. able.Where(h => inside?.Contains(h.Account.Id) ?? true).OrderByDescending(h => h.ScopePath.Length).Select(h => h.Account.Id).Distinct().Take(MostTold)];
    }

    private static Dictionary<string, string> Values(LockedCase it, CaseTask task, int percent) => new()
    {
        ["case"] = NoticeValue.Of(it.Row.Title), ["task"] = NoticeValue.Of(task.Label), ["percent"] = percent.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["due"] = NoticeValue.Of(ChinaTime.Date(percent < 100 ? it.Row.DueAt : task.DueAt)),
    };
}
