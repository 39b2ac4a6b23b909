using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>答复: every proposal gets one, with reasons, for everybody to read. After an upheld objection there is a second one.</summary>
internal sealed class Answer
{
    public const int ReasonLength = 1000;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public bool Eligible { get; init; }
    public required string Reason { get; init; }

    /// <summary>Fen; of an eligible one.</summary>
    public long? Estimate { get; init; }

    /// <summary>The last day for objections.</summary>
    public DateOnly ObjectUntil { get; init; }
    public Guid By { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>异议 against an answer, by a resident of the community, within its term; each gets an answer of its own.</summary>
internal sealed class AnswerObjection : IVersioned
{
    public const int TextLength = 500;

    public Guid Id { get; init; }
    public Guid AnswerId { get; init; }
    public Guid ProposalId { get; init; }
    public Guid PersonId { get; init; }
    public Guid? OwnerAccountId { get; set; }

    /// <summary>Masked.</summary>
    public required string PersonName { get; init; }
    public required string Text { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? EnteredBy { get; init; }
    public string? Reply { get; private set; }
    public bool? Upheld { get; private set; }
    public Guid? RepliedBy { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }
    public long Version { get; set; }

    /// <param name="answerBy">Who gave the answer that is objected to: somebody else replies.</param>
    public Result Settle(bool upheld, string? reply, Guid by, Guid answerBy, DateTimeOffset now)
    {
        if (RepliedAt is not null) return ConsultationRefusals.ObjectionSettled;
        if (by == answerBy) return ConsultationRefusals.ObjectionSamePerson;
        if (string.IsNullOrWhiteSpace(reply)) return ConsultationRefusals.ReplyMissing;
        (Upheld, Reply, RepliedBy, RepliedAt) = (upheld, reply.Trim(), by, now);
        return Result.Ok();
    }
}
