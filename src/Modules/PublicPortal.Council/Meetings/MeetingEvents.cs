using PublicPortal.Kernel;

namespace PublicPortal.Council.Meetings;

/// <summary>Something happened to a meeting.</summary>
internal abstract record MeetingEvent(Guid MeetingId) : PortalEvent
{
    public override Guid SubjectId => MeetingId;
}

internal sealed record MeetingPlanned(Guid MeetingId, Guid CouncilId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-planned";
}

/// <param name="Notice">1 for the first notice, 2 after a change.</param>
internal sealed record MeetingAnnounced(Guid MeetingId, Guid CouncilId, int Notice, DateTimeOffset StartsAt) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-announced";
}

internal sealed record MeetingReopened(Guid MeetingId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-reopened";
}

internal sealed record MeetingCancelled(Guid MeetingId, string Reason) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-cancelled";
}

internal sealed record MeetingStarted(Guid MeetingId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-started";
}

internal sealed record MeetingEnded(Guid MeetingId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.meeting-ended";
}
