using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>
/// Waiting: the text is looked at before it is shown. Open: shown, collects endorsements. Consulting: checked and asked about.
/// Eligible and Refused: answered. BeforeCouncil, Chosen, NotChosen: the resolution. The rest are ends.
/// </summary>
internal enum ProposalStanding { Waiting, Open, Consulting, Eligible, Refused, BeforeCouncil, Chosen, NotChosen, Merged, Withdrawn, Hidden }

/// <summary>提议: one thing that a resident wants to see done. Its id stays that of the draft before and of the project after.</summary>
internal sealed class Proposal : IVersioned
{
    public const int TitleLength = 40, NeedLength = 1000, PlaceLength = 80, NumberLength = 12;

    public Guid Id { get; init; }

    /// <summary>What people say on the phone: random, with a check character.</summary>
    public required string Number { get; init; }
    public Guid RoundId { get; init; }
    public Guid CommunityId { get; init; }
    public required string ScopePath { get; set; }

    /// <summary>Who proposed it; their home community need not be the same for ever.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Null where a clerk wrote it for somebody without an account.</summary>
    public Guid? OwnerAccountId { get; set; }

    /// <summary>Masked, as pages show it.</summary>
    public required string PersonName { get; init; }

    /// <summary>The clerk who wrote it down for the person present; null for those who did it themselves.</summary>
    public Guid? EnteredBy { get; init; }

    public required string Title { get; set; }
    public required string Need { get; set; }
    public ProposalKind Kind { get; set; }

    /// <summary>Code of the field (领域) in the round's rules.</summary>
    public required string Field { get; set; }

    /// <summary>Where, in words.</summary>
    public string? Place { get; set; }
    public Guid? BuildingId { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }

    /// <summary>What the proposer thinks it costs, in fen.</summary>
    public long? Guess { get; set; }

    /// <summary>What the consultation found that it costs, in fen; what the council decides about.</summary>
    public long? Estimate { get; set; }

    public ProposalStanding Standing { get; private set; }
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>When enough people stood behind it; the answer is due some working days later.</summary>
    public DateTimeOffset? ThresholdAt { get; private set; }
    public DateOnly? AnswerDue { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The one that took it over.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Why it was hidden, or withdrawn.</summary>
    public string? EndReason { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public long Version { get; set; }

    /// <summary>Whether everybody may read it. What was withdrawn or merged stays readable, with its end.</summary>
    public bool IsPublic => ShownAt is not null && Standing != ProposalStanding.Hidden;

    /// <summary>The proposer may change it until the consultation begins.</summary>
    public bool MayEdit => Standing is ProposalStanding.Waiting or ProposalStanding.Open;
    public bool TakesEndorsements => Standing is ProposalStanding.Open or ProposalStanding.Consulting;
    public bool TakesComments => ShownAt is not null && Standing is not (ProposalStanding.Hidden or ProposalStanding.Merged or ProposalStanding.Withdrawn);

    /// <summary>The text was looked at, or is shown at once.</summary>
    public Result Show(DateTimeOffset now)
    {
        if (Standing is not (ProposalStanding.Waiting or ProposalStanding.Hidden)) return ProposalRefusals.NotWaiting;
        (Standing, ShownAt, EndReason, EndedAt) = (ProposalStanding.Open, ShownAt ?? now, null, null);
        return Result.Ok();
    }

    public Result Hide(string? reason, DateTimeOffset now)
    {
        if (Standing is not (ProposalStanding.Waiting or ProposalStanding.Open)) return ProposalRefusals.CannotHide;
        if (string.IsNullOrWhiteSpace(reason)) return ProposalRefusals.ReasonMissing;
        (Standing, EndReason, EndedAt) = (ProposalStanding.Hidden, reason.Trim(), now);
        return Result.Ok();
    }

    public Result Withdraw(string? reason, DateTimeOffset now)
    {
        if (Standing is not (ProposalStanding.Waiting or ProposalStanding.Open or ProposalStanding.Consulting or ProposalStanding.Eligible)) return ProposalRefusals.CannotWithdraw;
        (Standing, EndReason, EndedAt) = (ProposalStanding.Withdrawn, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now);
        return Result.Ok();
    }

    public Result MergeInto(Proposal other, DateTimeOffset now)
    {
        if (other.Id == Id || other.RoundId != RoundId) return ProposalRefusals.MergeOther;
        if (Standing != ProposalStanding.Open || other.Standing != ProposalStanding.Open) return ProposalRefusals.MergeNotOpen;
        (Standing, MergedIntoId, EndedAt) = (ProposalStanding.Merged, other.Id, now);
        return Result.Ok();
    }

    /// <summary>Enough endorsements: from now on it must be answered until a day. Stays so when some are withdrawn.</summary>
    public bool PassThreshold(DateTimeOffset now, DateOnly due)
    {
        if (ThresholdAt is not null || AnsweredAt is not null) return false;
        (ThresholdAt, AnswerDue) = (now, due);
        return true;
    }

    public Result StartConsultation(DateOnly answerDue)
    {
        if (Standing != ProposalStanding.Open) return ProposalRefusals.NotOpen;
        Standing = ProposalStanding.Consulting;
        AnswerDue ??= answerDue;
        return Result.Ok();
    }

    /// <param name="estimate">Fen; needed to be eligible.</param>
    public Result Answer(bool eligible, long? estimate, DateTimeOffset now)
    {
        if (Standing != ProposalStanding.Consulting) return ProposalRefusals.NotConsulting;
        if (eligible && estimate is not > 0) return ProposalRefusals.EstimateMissing;
        (Standing, Estimate, AnsweredAt) = (eligible ? ProposalStanding.Eligible : ProposalStanding.Refused, estimate, now);
        return Result.Ok();
    }

    /// <summary>An objection was right: it is consulted about again and answered anew.</summary>
    public Result Reopen(DateOnly answerDue)
    {
        if (Standing is not (ProposalStanding.Eligible or ProposalStanding.Refused)) return ProposalRefusals.NotAnswered;
        (Standing, AnsweredAt, AnswerDue) = (ProposalStanding.Consulting, null, answerDue);
        return Result.Ok();
    }

    public Result PutBeforeCouncil()
    {
        if (Standing != ProposalStanding.Eligible) return ProposalRefusals.NotEligible;
        Standing = ProposalStanding.BeforeCouncil;
        return Result.Ok();
    }

    public void TakeBack()
    {
        if (Standing == ProposalStanding.BeforeCouncil) Standing = ProposalStanding.Eligible;
    }

    public void Resolve(bool chosen)
    {
        if (Standing == ProposalStanding.BeforeCouncil) Standing = chosen ? ProposalStanding.Chosen : ProposalStanding.NotChosen;
    }
}

/// <summary>The text as it once stood; the newest one is the proposal itself.</summary>
internal sealed class ProposalVersion
{
    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Need { get; init; }
    public ProposalKind Kind { get; init; }
    public required string Field { get; init; }
    public string? Place { get; init; }
    public long? Guess { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The clerk who wrote it; null for the proposer.</summary>
    public Guid? EnteredBy { get; init; }
}

internal enum PhotoStanding { Waiting, Shown, Refused }

/// <summary>A picture of a draft or a proposal; nobody but its owner and the desk sees it before it was looked at.</summary>
internal sealed class ProposalPhoto
{
    public Guid Id { get; init; }

    /// <summary>The draft's id before, the proposal's after: the same.</summary>
    public Guid ProposalId { get; init; }
    public Guid FileId { get; init; }
    public int Position { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public PhotoStanding Standing { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What somebody has begun to write, as typed; sealed, as people write more than they later publish.</summary>
internal sealed class ProposalDraft : IVersioned
{
    public Guid Id { get; init; }
    public Guid OwnerAccountId { get; set; }
    public Guid RoundId { get; init; }

    /// <summary>Sealed JSON of <see cref="DraftContent"/>.</summary>
    public required byte[] Content { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>The fields as typed; checked when it is sent.</summary>
internal sealed record DraftContent
{
    public string? Title { get; init; }
    public string? Need { get; init; }
    public string? Kind { get; init; }
    public string? Field { get; init; }
    public string? Place { get; init; }
    public string? Building { get; init; }
    public string? Longitude { get; init; }
    public string? Latitude { get; init; }
    public string? Guess { get; init; }
}
