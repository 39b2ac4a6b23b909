using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

internal enum MergeStanding { Asked, Agreed, Declined, Dropped }

/// <summary>One proposer asks another whether theirs takes this one over; only a yes merges.</summary>
internal sealed class MergeOffer : IVersioned
{
    public const int NoteLength = 200;

    public Guid Id { get; init; }
    public Guid FromId { get; init; }
    public Guid IntoId { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset At { get; init; }
    public MergeStanding Standing { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public long Version { get; set; }

    public Result Settle(MergeStanding how, DateTimeOffset now)
    {
        if (Standing != MergeStanding.Asked) return ProposalRefusals.MergeSettled;
        (Standing, SettledAt) = (how, now);
        return Result.Ok();
    }
}
