using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Something happened to a proposal.</summary>
internal abstract record ProposalEvent(Guid ProposalId) : PortalEvent
{
    public override Guid SubjectId => ProposalId;
}

/// <param name="ByClerk">Written down for the person present.</param>
internal sealed record ProposalSent(Guid ProposalId, Guid RoundId, string Number, bool ByClerk) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-sent";
}

/// <summary>Everybody may read it from now on.</summary>
internal sealed record ProposalShown(Guid ProposalId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-shown";
}

internal sealed record ProposalHidden(Guid ProposalId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-hidden";
}

internal sealed record ProposalEdited(Guid ProposalId, int Version) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-edited";
}

internal sealed record ProposalWithdrawn(Guid ProposalId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-withdrawn";
}

internal sealed record MergeAsked(Guid ProposalId, Guid IntoId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.merge-asked";
}

/// <param name="Agreed">Else the other proposer said no.</param>
internal sealed record MergeAnswered(Guid ProposalId, Guid IntoId, bool Agreed) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.merge-answered";
}

internal sealed record ProposalEndorsed(Guid ProposalId, bool ByClerk) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-endorsed";
}

internal sealed record EndorsementTakenBack(Guid ProposalId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.endorsement-taken-back";
}

internal sealed record ThresholdPassed(Guid ProposalId, DateOnly AnswerDue) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.threshold-passed";
}

internal sealed record ConsultationStarted(Guid ProposalId, DateOnly AnswerDue) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.consultation-started";
}

internal sealed record ProposalChecked(Guid ProposalId, string Rule, string Result) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-checked";
}

internal sealed record ProposalEstimated(Guid ProposalId, long Amount) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-estimated";
}

internal sealed record InterestDeclared(Guid ProposalId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.interest-declared";
}

internal sealed record ProposalAnswered(Guid ProposalId, bool Eligible, DateOnly ObjectUntil) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-answered";
}

internal sealed record AnswerObjected(Guid ProposalId, Guid ObjectionId, bool ByClerk) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.answer-objected";
}

internal sealed record ObjectionAnswered(Guid ProposalId, Guid ObjectionId, bool Upheld) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.objection-answered";
}

/// <summary>Chosen or not by the council; the project begins with it.</summary>
internal sealed record ProposalResolved(Guid ProposalId, Guid PollId, bool Chosen) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.proposal-resolved";
}

internal sealed record CommentWritten(Guid ProposalId, Guid CommentId, bool Waits) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.comment-written";
}

internal sealed record CommentModerated(Guid ProposalId, Guid CommentId, string Standing) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.comment-moderated";
}

internal sealed record PhotoModerated(Guid ProposalId, Guid PhotoId, bool Shown) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.photo-moderated";
}

internal sealed record ContentReported(Guid ProposalId, Guid ThingId) : ProposalEvent(ProposalId)
{
    public override string Name => "microprojects.content-reported";
}
