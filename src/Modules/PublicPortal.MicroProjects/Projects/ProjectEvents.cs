using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

internal sealed record ProjectBegun(Guid ProjectId, Guid RoundId, Guid PollId, long ApprovedFen) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.project-begun";
}

/// <summary>It came a step further, or back, or to an end.</summary>
internal sealed record ProjectMoved(Guid ProjectId, ProjectStanding From, ProjectStanding To) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.project-moved";
}

/// <summary>One of two people prepared something, took it back or put something in: an opinion, a contract, a milestone, a paper.</summary>
/// <param name="What">Stable word: <c>contract</c>.</param>
internal sealed record ProjectEntered(Guid ProjectId, string What, Guid? EntryId) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.project-entered";
}

internal sealed record ObjectionMade(Guid ProjectId, Guid ObjectionId, bool ByClerk) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.objection-made";
}

internal sealed record ObjectionSettled(Guid ProjectId, Guid ObjectionId, string Outcome) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.objection-settled";
}

internal sealed record PaymentEntered(Guid ProjectId, Guid EntryId, long AmountFen, bool Waits) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.payment-entered";
}

internal sealed record PaymentSettled(Guid ProjectId, Guid EntryId, bool Booked) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.payment-settled";
}

internal sealed record ChangeAsked(Guid ProjectId, Guid ChangeId, long AddedFen, bool ByCouncil) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.change-asked";
}

internal sealed record ChangeSettled(Guid ProjectId, Guid ChangeId, string Standing) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.change-settled";
}

internal sealed record ProjectEvaluated(Guid ProjectId, Guid EvaluationId, int Level, bool ByClerk) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.project-evaluated";
}

internal sealed record EvaluationSettled(Guid ProjectId, Guid EvaluationId, string What) : PortalEvent
{
    public override Guid SubjectId => ProjectId;
    public override string Name => "microprojects.evaluation-settled";
}
