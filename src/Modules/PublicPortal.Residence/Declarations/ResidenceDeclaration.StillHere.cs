using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>The yearly question "do you still live here?": asked, reminded, answered or left open.</summary>
internal sealed partial class ResidenceDeclaration
{
    /// <summary>When the next step of the yearly question is due; null when nothing is asked.</summary>
    public DateTimeOffset? StillNextAt { get; private set; }
    public DateTimeOffset? StillAskedAt { get; private set; }
    public DateTimeOffset? StillRemindedAt { get; private set; }

    /// <summary>Nobody answered question and reminder; cleared by an answer. What is undeclared starts here.</summary>
    public DateTimeOffset? StillUnansweredAt { get; private set; }
    public DateTimeOffset? StillConfirmedAt { get; private set; }

    /// <summary>A question waits for an answer, in time or late.</summary>
    public bool IsStillAsked => State == DeclarationState.Accepted && StillAskedAt is not null;

    public void AskStill(DateTimeOffset now, TimeSpan remindAfter) => (StillAskedAt, StillNextAt) = (now, now + remindAfter);
    public void RemindStill(DateTimeOffset now, TimeSpan giveUpAfter) => (StillRemindedAt, StillNextAt) = (now, now + giveUpAfter);
    public void LeaveStill(DateTimeOffset now) => (StillUnansweredAt, StillNextAt) = (now, null);

    /// <summary>"Yes, I still live here": asked again in a year, whether it was asked or said unasked.</summary>
    public Result ConfirmStill(DateTimeOffset now)
    {
        if (State != DeclarationState.Accepted) return DeclarationRefusals.NotOpen;
        StillConfirmedAt = now;
        PlanQuestion(now);
        return Result.Ok();
    }

    /// <summary>With every decision the question starts anew: a year from now while it is accepted, never otherwise.</summary>
    private void PlanQuestion(DateTimeOffset now)
    {
        (StillAskedAt, StillRemindedAt, StillUnansweredAt) = (null, null, null);
        StillNextAt = State == DeclarationState.Accepted ? ChinaTime.StartOf(ChinaTime.Date(now).AddYears(1)) : null;
    }
}
