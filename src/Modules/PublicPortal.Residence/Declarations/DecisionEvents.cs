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

/// <summary>An official opened a photo that the person or an officer added; the person sees the look.</summary>
internal sealed record PhotoSeen(Guid PersonId, Guid DeclarationId, Guid FileId) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residence.photo-seen";
}
