using PublicPortal.Kernel;

namespace PublicPortal.Council.Attendance;

internal enum CheckInWay { Code, Clerk }

/// <summary>A member was in the hall. One row for each member and meeting, whatever happens: whoever is struck out and comes again stays the same row.</summary>
internal sealed class CheckIn
{
    public const int ReasonLength = 300;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid MembershipId { get; init; }
    public Guid PersonId { get; init; }
    public CheckInWay Way { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? StruckAt { get; private set; }
    public string? StruckReason { get; private set; }

    public bool IsPresent => StruckAt is null;

    public static CheckIn Make(Guid id, Guid meetingId, Guid membershipId, Guid personId, CheckInWay way, DateTimeOffset now) =>
        new() { Id = id, MeetingId = meetingId, MembershipId = membershipId, PersonId = personId, Way = way, At = now };

    /// <summary>Left early, or was checked in by mistake.</summary>
    public Result Strike(string reason, DateTimeOffset now)
    {
        if (!IsPresent) return AttendanceRefusals.NotThere;
        (StruckAt, StruckReason) = (now, reason);
        return Result.Ok();
    }

    /// <summary>Came again. By the clerk alone: a code would undo what the clerk saw.</summary>
    public Result Restore(DateTimeOffset now)
    {
        if (IsPresent) return AttendanceRefusals.Already;
        (StruckAt, StruckReason, Way, At) = (null, null, CheckInWay.Clerk, now);
        return Result.Ok();
    }
}
