using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Contracts;

/// <summary>Something happened to a case. Modules react in the same transaction with <c>IEventHandler&lt;…&gt;</c>.</summary>
/// <param name="Kind">See <see cref="IWorkflowKind.Name"/>; null when the workflow has none.</param>
/// <param name="About">The thing that the case is about.</param>
public abstract record WorkflowEvent(Guid CaseId, string? Kind, Guid About) : PortalEvent
{
    public override Guid SubjectId => CaseId;
}

public sealed record CaseStarted(Guid CaseId, string? Kind, Guid About, string Code, string Hash) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-started";
}

public sealed record StageOpened(Guid CaseId, string? Kind, Guid About, string Stage, int Tasks) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.stage-opened";
}

/// <param name="ByTime">Nobody said no in time: it counts as agreed.</param>
public sealed record StageClosed(Guid CaseId, string? Kind, Guid About, string Stage, bool Agreed, bool ByTime) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.stage-closed";
}

public sealed record TaskDone(Guid CaseId, string? Kind, Guid About, Guid TaskId, string Task, string Result) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.task-done";
}

/// <summary>A result was noted and the task goes on: nobody was home.</summary>
public sealed record TaskRepeated(Guid CaseId, string? Kind, Guid About, Guid TaskId, string Task, string Result) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.task-repeated";
}

public sealed record TaskHandedOver(Guid CaseId, string? Kind, Guid About, Guid TaskId, Guid? From, Guid? To) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.task-handed-over";
}

public sealed record TaskEscalated(Guid CaseId, string? Kind, Guid About, Guid TaskId, string? Role) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.task-escalated";
}

public sealed record CaseWarned(Guid CaseId, string? Kind, Guid About, int Percent) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-warned";
}

public sealed record CasePaused(Guid CaseId, string? Kind, Guid About, string Because) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-paused";
}

public sealed record CaseResumed(Guid CaseId, string? Kind, Guid About) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-resumed";
}

public sealed record CaseExtended(Guid CaseId, string? Kind, Guid About, int Days) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-extended";
}

public sealed record TaskMoved(Guid CaseId, string? Kind, Guid About, Guid TaskId, DateTimeOffset Until) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.task-moved";
}

public sealed record CaseEnded(Guid CaseId, string? Kind, Guid About, string Outcome, string Effect) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-ended";
}

/// <summary>What a definition raises by itself (<c>"do": "raise"</c>).</summary>
public sealed record WorkflowRaised(Guid CaseId, string? Kind, Guid About, string Event) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.raised";
}

/// <summary>Due dates of a case moved because the year's real notice was entered.</summary>
public sealed record CaseReckoned(Guid CaseId, string? Kind, Guid About) : WorkflowEvent(CaseId, Kind, About)
{
    public override string Name => "workflows.case-reckoned";
}

/// <summary>Due dates moved because the year's real notice was entered.</summary>
public sealed record CalendarApplied(int Cases, int Moved) : PortalEvent
{
    public override Guid SubjectId => Guid.Empty;
    public override string Name => "workflows.calendar-applied";
}
