using PublicPortal.Kernel;

namespace PublicPortal.Council.Councils;

internal sealed record CouncilFounded(Guid CouncilId, Guid CommunityId) : PortalEvent
{
    public override Guid SubjectId => CouncilId;
    public override string Name => "council.founded";
}
