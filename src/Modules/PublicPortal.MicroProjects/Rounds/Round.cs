using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>Draft: the desk prepares it. Open: residents propose. Closed: what was proposed is looked at. BeforeCouncil: the council chooses.</summary>
internal enum RoundStanding { Draft, Open, Closed, BeforeCouncil, Resolved, Cancelled }

/// <summary>征集: a community asks for proposals within a time, by rules, for so much money.</summary>
internal sealed class Round : IVersioned
{
    public const int TitleLength = 60, NotesLength = 1000, RulesLength = 8000;

    public Guid Id { get; init; }
    public Guid CommunityId { get; init; }

    /// <summary>Last part of the community's address: <c>/c/{code}</c>.</summary>
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string ScopePath { get; set; }
    public int Year { get; set; }
    public required string Title { get; set; }

    /// <summary>What the community says about it in its own words.</summary>
    public string? Notes { get; set; }
    public DateOnly OpensOn { get; set; }

    /// <summary>The last day on which a proposal may be sent.</summary>
    public DateOnly ClosesOn { get; set; }

    /// <summary>Money of the community for this round, in fen.</summary>
    public long Fund { get; set; }

    /// <summary>Code of the rule set, see <see cref="RuleSet"/>.</summary>
    public required string RulesCode { get; set; }

    /// <summary>The rule set as it stood when the round was published; later ones do not change what was promised.</summary>
    public string? RulesText { get; private set; }

    /// <summary>So many endorsements start the clock of the answer.</summary>
    public int Threshold { get; set; }
    public int AnswerDays { get; set; }
    public int ObjectionDays { get; set; }

    /// <summary>Comments are looked at before they are shown; else after.</summary>
    public bool CommentsWait { get; set; }

    public RoundStanding Standing { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The matter before the council, once it is there.</summary>
    public Guid? BusinessId { get; private set; }
    public Guid? PollId { get; private set; }
    public string? EndReason { get; private set; }
    public long Version { get; set; }

    public bool TakesProposals(DateOnly today) => Standing == RoundStanding.Open && today >= OpensOn && today <= ClosesOn;

    /// <summary>Its facts are fixed once people have read them; the last day may still move later.</summary>
    public Result Publish(RuleSet rules, DateTimeOffset now)
    {
        if (Standing != RoundStanding.Draft) return RoundRefusals.NotDraft;
        if (ClosesOn < ChinaTime.Date(now)) return RoundRefusals.ClosesInPast;
        (Standing, PublishedAt, RulesText) = (RoundStanding.Open, now, rules.ToJson());
        return Result.Ok();
    }

    /// <summary>Only later, never earlier: people rely on the day they read.</summary>
    public Result Extend(DateOnly until, DateOnly today)
    {
        if (Standing is not (RoundStanding.Open or RoundStanding.Closed)) return RoundRefusals.NotOpen;
        if (until <= ClosesOn || until < today) return RoundRefusals.ExtendEarlier;
        ClosesOn = until;
        (Standing, ClosedAt) = (RoundStanding.Open, null);
        return Result.Ok();
    }

    /// <param name="early">The desk ends it before its last day is over; the reason is published.</param>
    public Result Close(DateTimeOffset now, string? reason, bool early)
    {
        if (Standing != RoundStanding.Open) return RoundRefusals.NotOpen;
        if (early && string.IsNullOrWhiteSpace(reason)) return RoundRefusals.ReasonMissing;
        (Standing, ClosedAt, EndReason) = (RoundStanding.Closed, now, reason);
        return Result.Ok();
    }

    public Result PutBeforeCouncil(Guid businessId)
    {
        if (Standing != RoundStanding.Closed) return RoundRefusals.NotClosed;
        (Standing, BusinessId) = (RoundStanding.BeforeCouncil, businessId);
        return Result.Ok();
    }

    /// <summary>The matter came back from the council unvoted.</summary>
    public Result TakeBack()
    {
        if (Standing != RoundStanding.BeforeCouncil) return RoundRefusals.NotBeforeCouncil;
        (Standing, BusinessId) = (RoundStanding.Closed, null);
        return Result.Ok();
    }

    public void Resolve(Guid pollId) => (Standing, PollId) = (RoundStanding.Resolved, pollId);

    public Result Cancel(string? reason)
    {
        if (Standing is RoundStanding.Resolved or RoundStanding.Cancelled or RoundStanding.BeforeCouncil) return RoundRefusals.NotOpen;
        if (string.IsNullOrWhiteSpace(reason)) return RoundRefusals.ReasonMissing;
        (Standing, EndReason) = (RoundStanding.Cancelled, reason);
        return Result.Ok();
    }
}

/// <summary>The last day moved; readers see from when to when and why.</summary>
internal sealed class RoundExtension
{
    public Guid Id { get; init; }
    public Guid RoundId { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? By { get; init; }
}
