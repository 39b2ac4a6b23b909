using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.Workflows.Inbox;

/// <summary>A queue as the official sees it: that of a department and role, over one place.</summary>
internal readonly record struct Reach(string Queue, string ScopePath)
{
    public bool Covers(CaseTask task) => (task.Queue == Queue || task.EscalatedQueue == Queue) && task.ScopePath.StartsWith(ScopePath, StringComparison.Ordinal);
}

/// <summary>What the present official may work on.</summary>
/// <param name="ActsFor">Oneself, and colleagues who are away.</param>
internal sealed record TaskReach(Guid Me, IReadOnlyList<Guid> ActsFor, IReadOnlyList<Reach> Queues)
{
    public bool Sees(CaseTask task) => (task.AssigneeAccountId is { } who && ActsFor.Contains(who)) || (task.DoneBy == Me) || Queues.Any(q => q.Covers(task));

    /// <summary>Own tasks, those of colleagues who are away, those that nobody took, and those that rose to oneself.</summary>
    public bool MayDo(CaseTask task) => task.AssigneeAccountId is { } who && ActsFor.Contains(who) ? true
        : Queues.Any(q => q.Covers(task)) && (task.AssigneeAccountId is null || Queues.Any(q => q.Queue == task.EscalatedQueue));
}

/// <summary>Puts roles, places and departments together, once for each request.</summary>
internal sealed class TaskReachReader(IRoles roles, Membership members, Absences absences, ICurrentUser user)
{
    private TaskReach? read;

    public async Task<TaskReach> ReadAsync(CancellationToken cancel)
    {
        if (read is not null) return read;
        var me = user.AccountId!.Value;
        var held = await roles.OfAsync(me, cancel);
        var departments = await members.OfAccountAsync(me, cancel);
        return read = new TaskReach(me, await absences.ActsForAsync(me, cancel), Queues([.. held.Select(h => (h.Role, h.ScopePath))], departments));
    }

    /// <summary>Each role over its widest places: what lies within another needs no way of its own.</summary>
    internal static IReadOnlyList<Reach> Queues(IReadOnlyList<(string Role, string ScopePath)> held, IReadOnlyList<string> departments)
    {
        var wide = held.Distinct().Where(h => !held.Any(o => o.Role == h.Role && o.ScopePath != h.ScopePath && h.ScopePath.StartsWith(o.ScopePath, StringComparison.Ordinal))).ToList();
        return
        [
            .. wide.Select(h => new Reach(CaseTask.QueueOf(null, h.Role), h.ScopePath)),
            .. departments.Select(d => new Reach(CaseTask.QueueOf(d, null), "")),
            .. departments.SelectMany(d => wide.Select(h => new Reach(CaseTask.QueueOf(d, h.Role), h.ScopePath))),
        ];
    }
}
