using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Leases;

internal enum LandlordAnswer { Yes, No, Silence }

/// <summary>The question to a landlord whether a person lives in the dwelling; also where a landlord objects unasked.</summary>
internal sealed class LandlordConfirmation : IVersioned
{
    public Guid Id { get; init; }
    public Guid DeclarationId { get; init; }
    public Guid DwellingId { get; set; }

    /// <summary>The landlord's person; only their account may answer.</summary>
    public Guid LandlordPersonId { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>From then on silence counts as a yes.</summary>
    public DateTimeOffset SilenceCountsAt { get; init; }
    public LandlordAnswer? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public long Version { get; set; }

    /// <summary>Until when a tap by mistake can be taken back.</summary>
    public DateTimeOffset? UndoUntil(TimeSpan window) => Answer is LandlordAnswer.Yes or LandlordAnswer.No ? AnsweredAt + window : null;

    public void Say(LandlordAnswer answer, DateTimeOffset now) => (Answer, AnsweredAt) = (answer, now);

    public Result Undo(TimeSpan window, DateTimeOffset now)
    {
        if (UndoUntil(window) is not { } until || now > until) return LeaseRefusals.UndoTooLate;
        (Answer, AnsweredAt) = (null, null);
        return Result.Ok();
    }
}
