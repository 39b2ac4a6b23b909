using PublicPortal.Kernel;

namespace PublicPortal.Residents.Requests;

/// <summary>What a person asks about their own data (PIPL arts 46–48).</summary>
internal enum RequestKind { Correct, Delete, Explain }

internal enum RequestStatus { Open, Done, Refused }

/// <summary>A request about one's own data; due in working days; refused only with reasons.</summary>
internal sealed class PrivacyRequest
{
    public const string TextColumn = "residents_request.text_sealed";
    public const string AnswerColumn = "residents_request.answer_sealed";
    public const int LongestText = 500;

    public Guid Id { get; init; }

    /// <summary>What the person quotes at a window; carries a check character.</summary>
    public required string Number { get; init; }
    public Guid AccountId { get; init; }
    public Guid? PersonId { get; init; }
    public RequestKind Kind { get; init; }
    public RequestStatus Status { get; private set; }
    public required byte[] TextSealed { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateOnly DueOn { get; init; }
    public byte[]? AnswerSealed { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    /// <summary>Answers the request once.</summary>
    public Result Answer(bool done, byte[] answerSealed, Guid by, DateTimeOffset now)
    {
        if (Status != RequestStatus.Open) return RequestRefusals.AlreadyAnswered;
        (Status, AnswerSealed, AnsweredBy, AnsweredAt) = (done ? RequestStatus.Done : RequestStatus.Refused, answerSealed, by, now);
        return Result.Ok();
    }
}
