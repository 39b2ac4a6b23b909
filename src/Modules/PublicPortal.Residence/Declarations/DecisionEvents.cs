using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

internal sealed record DeclarationSentBack(Guid DeclarationId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.sent-back";
}

internal sealed record DeclarationReopened(Guid DeclarationId, Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-reopened";
}

/// <summary>A human looked at a result because the person asked.</summary>
internal sealed record ReviewAnswered(Guid DeclarationId, bool Changed) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.review-answered";
}
