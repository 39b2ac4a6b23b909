using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;

namespace PublicPortal.Workflows.Contracts;

/// <summary>Starts cases, moves them on and reads them. Everything happens in the present transaction, under the lock of the case.</summary>
public interface IWorkflowCases
{
    /// <summary>Starts a case; its first stage is open when this returns.</summary>
    Task<Result<CaseState>> StartAsync(StartCase start, Process process, CancellationToken cancel = default);

    Task<CaseState?> FindAsync(Guid caseId, CancellationToken cancel = default);

    /// <summary>The newest case about a thing.</summary>
    Task<CaseState?> FindAsync(string code, Guid subjectId, CancellationToken cancel = default);

    /// <summary>Does a task for somebody whom the calling module has let in. The desk asks itself who may.</summary>
    Task<Result> CompleteAsync(TaskAct act, Process process, CancellationToken cancel = default);

    /// <summary>Gives a task to a person; to nobody with null, so that whoever is in its queue may take it.</summary>
    Task<Result> AssignAsync(Guid taskId, Guid? accountId, Process process, CancellationToken cancel = default);

    /// <summary>Gives many tasks to people in a few statements; those that are not open any more stay as they are.</summary>
    Task AssignManyAsync(IReadOnlyDictionary<Guid, Guid?> holders, Process process, CancellationToken cancel = default);

    /// <summary>The clock stands still: papers are waited for, an expert looks (行政许可法 art 45).</summary>
    Task<Result> PauseAsync(Guid caseId, string reason, Process process, CancellationToken cancel = default);

    /// <summary>The clock goes on; answers that came meanwhile become facts.</summary>
    Task<Result> ResumeAsync(Guid caseId, IReadOnlyDictionary<string, FieldValue> facts, Process process, CancellationToken cancel = default);

    /// <summary>Adds the days that the definition allows, once; the caller has the approver's word.</summary>
    Task<Result> ExtendAsync(Guid caseId, string reason, Process process, CancellationToken cancel = default);

    /// <summary>A task may be done until the end of a later day: the resident chose it.</summary>
    Task<Result> MoveDueAsync(Guid taskId, DateTimeOffset until, string reason, Process process, CancellationToken cancel = default);

    /// <summary>Ends the case from outside: withdrawn by the resident, settled elsewhere.</summary>
    Task<Result> EndAsync(Guid caseId, string outcome, string reason, Process process, CancellationToken cancel = default);

    /// <summary>The thing of an open case lies elsewhere now: its open tasks go to the inbox of that place.</summary>
    /// <param name="title">A new one for the inbox; null to keep it.</param>
    Task LieAtAsync(Guid caseId, string scopePath, LocalizedText? title = null, CancellationToken cancel = default);

    /// <summary>A whole place came below another one: open cases below it follow.</summary>
    Task PlaceMovedAsync(string fromScopePath, string toScopePath, CancellationToken cancel = default);

    /// <summary>Deletes ended cases with everything about them, when the thing itself is deleted.</summary>
    Task ForgetAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken cancel = default);
}

/// <param name="Version">As the page showed it; null when no page was shown. Another one means that the page was stale.</param>
/// <param name="Key">Of the result.</param>
public sealed record TaskAct(Guid TaskId, long? Version, string Key, string? Note, Guid? AccountId)
{
    public IReadOnlyDictionary<string, FieldValue> Answers { get; init; } = new Dictionary<string, FieldValue>();
}

public enum CaseStanding { Running, Paused, Ended }

/// <summary>How a case stands.</summary>
/// <param name="DueAt">Null while the clock stands still, and when the case has ended.</param>
/// <param name="DueIsProvisional">The holidays of that year are not announced yet.</param>
public sealed record CaseState(
    Guid Id, string Code, string Hash, string? Kind, Guid SubjectId, LocalizedText Title, string ScopePath, string? Path, Guid? NotifyAccountId, CaseStanding Standing,
    string? Stage, LocalizedText? StageLabel, string? Outcome, DateTimeOffset StartedAt, DateTimeOffset? DueAt, bool DueIsProvisional, IReadOnlyList<TaskState> Tasks)
{
    /// <summary>What the workflow is called.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Null until the case has ended.</summary>
    public LocalizedText? OutcomeLabel { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <param name="Result">Null while it is open; also when the stage closed without it.</param>
public sealed record TaskState(
    Guid Id, string Task, string Stage, LocalizedText Label, bool IsOpen, string? Result, string? Note, Guid? AssigneeAccountId, Guid? DoneBy, DateTimeOffset? DoneAt, DateTimeOffset? DueAt, long Version);
