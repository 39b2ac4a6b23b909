using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Lists;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Inbox;

/// <summary>A task in the inbox.</summary>
/// <param name="OwnPath">The page where it is done, when that is not the inbox's own.</param>
internal sealed record TaskRow(CaseTask Task, LocalizedText Case, bool IsPaused, AccountInfo? Holder, bool MayDo, bool ForColleague, string? OwnPath = null)
{
    /// <summary>What was entered, in the words of its workflow.</summary>
    public LocalizedText? Result { get; init; }
    public string? Kind { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>Why the official may not do it although it lies in their queue: the case's module says so.</summary>
    public Refusal? Barred { get; init; }
}

/// <summary>
/// The inbox. Each queue is read along its own index, the earliest due first, so late ones lead; no task lies on two of the ways,
/// so they are put together without being compared. Counts stop at a thousand: nobody works off more, and the page costs the same with a hundred thousand open.
/// </summary>
internal sealed class TaskLists(PortalDbContext db, IAccounts accounts, TaskReachReader reader, OwnPageKinds own, TaskBars bars, DefinitionCache definitions, TimeProvider clock)
{
    public const int Counted = 1000;
    public const string Nobody = "none";
    public static readonly ListInfo Info = new("workflows.tasks", "/desk/tasks", WorkflowsPermissions.Tasks, ["workflow", "holder", "since", "until"], "mine");
    private static readonly IReadOnlyList<(string Key, LocalizedText Title, bool Warns)> Tabs =
    [
        ("mine", new("我的", "Mine"), false), ("late", new("我的超期", "Mine, late"), true),
        ("department", new("部门的", "My department's"), false), ("department-late", new("部门超期", "Department, late"), true), ("done", new("我办完的", "Done by me"), false),
    ];

    public async Task<IReadOnlyList<TaskRow>> LoadAsync(ListView list, CancellationToken cancel)
    {
        var reach = await reader.ReadAsync(cancel);
        var counts = new Dictionary<string, int>();
        foreach (var (key, _, _) in Tabs) counts[key] = await Ways(key, reach, list).Select(w => w.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => t.Id).Take(Counted)).Aggregate((a, b) => a.Concat(b)).Take(Counted).CountAsync(cancel);
        list.Tabs = [.. Tabs.Select(t => new ListTab(t.Key, t.Title, counts[t.Key], t.Warns))];
        list.Total = counts.GetValueOrDefault(list.Shown);
        list.Fields = await FieldsAsync(reach, cancel);
        return await RowsAsync(await PageAsync(list, reach, list.Skip, list.Info.PageSize, cancel), reach, cancel);
    }

    /// <summary>The open tasks of a list that the official may do, for an act on all of them.</summary>
    public async Task<IReadOnlyList<CaseTask>> ChosenAsync(ListView list, int most, CancellationToken cancel) =>
        await PageAsync(list, await reader.ReadAsync(cancel), 0, most, cancel);

    /// <summary>Cases and people of some tasks, with one query each.</summary>
    public async Task<IReadOnlyList<TaskRow>> RowsAsync(IReadOnlyList<CaseTask> tasks, TaskReach reach, CancellationToken cancel)
    {
        var ids = tasks.Select(t => t.CaseId).Distinct().ToList();
        var cases = await db.Set<WorkflowCase>().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.TitleZh, c.TitleEn, c.Standing, c.Kind, c.SubjectId, c.Path, c.Hash }).ToDictionaryAsync(c => c.Id, cancel);
        foreach (var unread in tasks.Where(t => t.Result is not null).Select(t => cases[t.CaseId]).DistinctBy(c => c.Hash).Where(c => definitions.Find(c.Hash) is null))
            definitions.Read(unread.Hash, await db.Set<CaseDefinition>().Where(d => d.CaseId == unread.Id).Select(d => d.Json).FirstAsync(cancel));
        var who = await accounts.FindManyAsync([.. tasks.Select(t => t.AssigneeAccountId).OfType<Guid>().Distinct()], cancel);
        var barred = await bars.OfAsync([.. tasks.Where(t => t.IsOpen).Select(t => (cases[t.CaseId].Kind, cases[t.CaseId].SubjectId))], reach.Me, cancel);
        return
        [
            .. tasks.Select(t => new TaskRow(t, new(cases[t.CaseId].TitleZh, cases[t.CaseId].TitleEn), cases[t.CaseId].Standing == CaseStanding.Paused,
                t.AssigneeAccountId is { } a ? who.GetValueOrDefault(a) : null, t.IsOpen && reach.MayDo(t) && !barred.ContainsKey(cases[t.CaseId].SubjectId), t.AssigneeAccountId is { } other && other != reach.Me && reach.ActsFor.Contains(other), own.Has(cases[t.CaseId].Kind) ? cases[t.CaseId].Path : null)
            {
                Kind = cases[t.CaseId].Kind, SubjectId = cases[t.CaseId].SubjectId, Barred = t.IsOpen ? barred.GetValueOrDefault(cases[t.CaseId].SubjectId) : null,
                Result = t.Result is null ? null : definitions.Find(cases[t.CaseId].Hash)?.FindStage(t.Stage)?.Tasks.FirstOrDefault(d => d.Id == t.Task)?.Result(t.Result)?.Label,
            }),
        ];
    }

    private async Task<IReadOnlyList<CaseTask>> PageAsync(ListView list, TaskReach reach, int skip, int take, CancellationToken cancel)
    {
        if (skip >= Counted) return [];
        var ways = Ways(list.Shown, reach, list);
        if (list.Shown == "done") return await ways[0].OrderByDescending(t => t.DoneAt).Skip(skip).Take(take).ToListAsync(cancel);
        var ids = await ways.Select(w => w.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => new { t.Id, t.DueAt }).Take(skip + take)).Aggregate((a, b) => a.Concat(b))
            .OrderBy(t => t.DueAt).ThenBy(t => t.Id).Skip(skip).Take(take).Select(t => t.Id).ToListAsync(cancel);
        return await db.Set<CaseTask>().AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.DueAt).ThenBy(t => t.Id).ToListAsync(cancel);
    }

    /// <summary>One query for each index to go along.</summary>
    private List<IQueryable<CaseTask>> Ways(string show, TaskReach reach, ListView list)
    {
        var all = db.Set<CaseTask>().AsNoTracking();
        if (show == "done") return [Filtered(all.Where(t => t.DoneBy == reach.Me), list)];
        var open = Filtered(all.Where(t => t.Standing == TaskStanding.Open), list);
        if (show is "late" or "department-late")
        {
            var now = clock.GetUtcNow();
            open = open.Where(t => t.DueAt < now);
        }
        if (show is "department" or "department-late")
            return [.. reach.Queues.Select(q => open.Where(In(q))), .. reach.Queues.Select(q => q.Queue).Distinct().Select(q => Risen(open, q, reach)), .. reach.Queues.Count == 0 ? [open.Where(_ => false)] : Array.Empty<IQueryable<CaseTask>>()];
        return [.. reach.ActsFor.Select(who => open.Where(t => t.AssigneeAccountId == who))];
    }

    /// <summary>What rose to a queue and lies in none of the own ones; the places are compared row by row, as few are late.</summary>
    private static IQueryable<CaseTask> Risen(IQueryable<CaseTask> open, string queue, TaskReach reach) =>
        reach.Queues.Aggregate(
            open.Where(t => t.EscalatedQueue == queue).Where(Hosting.Access.ScopeFilter.Below<CaseTask>([.. reach.Queues.Where(q => q.Queue == queue).Select(q => q.ScopePath)], t => t.ScopePath)),
            (risen, own) => risen.Where(Not(In(own))));

    private static Expression<Func<CaseTask, bool>> Not(Expression<Func<CaseTask, bool>> way) => Expression.Lambda<Func<CaseTask, bool>>(Expression.Not(way.Body), way.Parameters);

    private static Expression<Func<CaseTask, bool>> In(Reach reach)
    {
        var (queue, scope) = (reach.Queue, reach.ScopePath);
        return scope.Count(c => c == '/') switch
        {
            0 => t => t.Queue == queue,
            1 => t => t.Queue == queue && t.Within1 == scope,
            2 => t => t.Queue == queue && t.Within2 == scope,
            3 => t => t.Queue == queue && t.Within3 == scope,
            4 => t => t.Queue == queue && t.Within4 == scope,
            _ => t => t.Queue == queue && t.ScopePath.StartsWith(scope),
        };
    }

    private static IQueryable<CaseTask> Filtered(IQueryable<CaseTask> query, ListView list)
    {
        if (list["workflow"] is { } code) query = query.Where(t => t.Code == code);
        if (list["holder"] == Nobody) query = query.Where(t => t.AssigneeAccountId == null);
        else if (list.Id("holder") is { } holder) query = query.Where(t => t.AssigneeAccountId == holder);
        if (list.Day("since") is { } since)
        {
            var from = ChinaTime.StartOf(since);
            query = query.Where(t => t.DueAt >= from);
        }
        if (list.Day("until") is { } until)
        {
            var to = ChinaTime.StartOf(until.AddDays(1));
            query = query.Where(t => t.DueAt < to);
        }
        return query;
    }

    private async Task<IReadOnlyList<ListField>> FieldsAsync(TaskReach reach, CancellationToken cancel)
    {
        var workflows = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => !db.Set<WorkflowVersion>().Any(o => o.Code == v.Code && o.Number > v.Number))
            .OrderBy(v => v.Code).Select(v => new { v.Code, v.NameZh, v.NameEn }).Take(200).ToListAsync(cancel);
        return
        [
            new("workflow", new("流程", "Workflow"), ListFieldKind.Choice, [.. workflows.Select(w => new SelectListItem(new LocalizedText(w.NameZh, w.NameEn).ToString(), w.Code))]),
            new("holder", new("在谁手里", "With whom"), ListFieldKind.Choice, [new(Text.T("还没有人接", "Nobody yet"), Nobody), new(Text.T("我", "Me"), reach.Me.ToString())]),
            new("since", new("到期日从", "Due from"), ListFieldKind.Date),
            new("until", new("到期日到", "Due to"), ListFieldKind.Date),
        ];
    }
}
