using PublicPortal.Kernel;

namespace PublicPortal.Council.Motions;

/// <summary>Something happened to a motion.</summary>
internal abstract record MotionEvent(Guid MotionId) : PortalEvent
{
    public override Guid SubjectId => MotionId;
}

internal sealed record MotionMoved(Guid MotionId, Guid MeetingId, int Number) : MotionEvent(MotionId)
{
    public override string Name => "council.motion-moved";
}

internal sealed record MotionPutToVote(Guid MotionId, Guid PollId, int Members, int Proxies) : MotionEvent(MotionId)
{
    public override string Name => "council.motion-put-to-vote";
}

internal sealed record MotionDecided(Guid MotionId, Guid PollId, string Standing) : MotionEvent(MotionId)
{
    public override string Name => "council.motion-decided";
}

internal sealed record MotionWithdrawn(Guid MotionId, string Reason) : MotionEvent(MotionId)
{
    public override string Name => "council.motion-withdrawn";
}
