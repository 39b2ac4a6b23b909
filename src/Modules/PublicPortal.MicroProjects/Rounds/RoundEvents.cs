using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Rounds;

internal abstract record RoundEvent(Guid RoundId) : PortalEvent
{
    public override Guid SubjectId => RoundId;
}

internal sealed record RoundSaved(Guid RoundId, Guid CommunityId) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-saved";
}

internal sealed record RoundPublished(Guid RoundId, Guid CommunityId, string RulesCode, long Fund, DateOnly ClosesOn) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-published";
}

internal sealed record RoundExtended(Guid RoundId, DateOnly From, DateOnly Until) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-extended";
}

/// <param name="Early">Before its last day was over.</param>
internal sealed record RoundClosed(Guid RoundId, bool Early) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-closed";
}

internal sealed record RoundCancelled(Guid RoundId) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-cancelled";
}

internal sealed record RoundPutBeforeCouncil(Guid RoundId, Guid BusinessId, int Proposals) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-before-council";
}

internal sealed record RoundTakenBack(Guid RoundId, Guid BusinessId) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-taken-back";
}

internal sealed record RoundResolved(Guid RoundId, Guid PollId, int Chosen, int NotChosen) : RoundEvent(RoundId)
{
    public override string Name => "microprojects.round-resolved";
}
