using PublicPortal.Kernel;

namespace PublicPortal.Council.Members;

internal sealed record MemberSeated(Guid MembershipId, Guid CouncilId, Guid PersonId, string SeatKind, string Office, DateOnly From, DateOnly To) : PortalEvent
{
    public override Guid SubjectId => MembershipId;
    public override string Name => "council.member-seated";
}

internal sealed record OfficeTaken(Guid MembershipId, string Office) : PortalEvent
{
    public override Guid SubjectId => MembershipId;
    public override string Name => "council.office-taken";
}

internal sealed record TermEnded(Guid MembershipId, Guid CouncilId, Guid PersonId, DateOnly LastDay) : PortalEvent
{
    public override Guid SubjectId => MembershipId;
    public override string Name => "council.term-ended";
}

/// <summary>A member agreed to be named on public lists, or took it back.</summary>
internal sealed record NamingChanged(Guid MembershipId, bool Named, bool ByThemselves) : PortalEvent
{
    public override Guid SubjectId => MembershipId;
    public override string Name => "council.naming-changed";
}
