using PublicPortal.Kernel;

namespace PublicPortal.Council.Rules;

internal sealed record RulesProposed(Guid CouncilId, Guid RulesId, int Number, Guid ByAccountId) : PortalEvent
{
    public override Guid SubjectId => CouncilId;
    public override string Name => "council.rules-proposed";
}

internal sealed record RulesConfirmed(Guid CouncilId, Guid RulesId, int Number, Guid ByAccountId) : PortalEvent
{
    public override Guid SubjectId => CouncilId;
    public override string Name => "council.rules-confirmed";
}

internal sealed record RulesDiscarded(Guid CouncilId, Guid RulesId, int Number) : PortalEvent
{
    public override Guid SubjectId => CouncilId;
    public override string Name => "council.rules-discarded";
}
