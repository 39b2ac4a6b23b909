using PublicPortal.Council.Meetings;

namespace PublicPortal.Council.Attendance;

internal sealed record MemberCheckedIn(Guid MeetingId, Guid PersonId, string Way) : MeetingEvent(MeetingId)
{
    public override string Name => "council.checked-in";
}

internal sealed record MemberStruckOut(Guid MeetingId, Guid PersonId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.struck-out";
}
