using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Rules;

internal enum RulesStanding { Proposed, InForce, Replaced, Discarded }

/// <summary>What a set of rules says; the same for a preset and for a council's own.</summary>
internal sealed record RuleValues(int NoticeDays, QuorumShare Quorum, MotionMajority Majority, bool OfAll, bool Secret, bool TieMeansAgain, int MostProxies, int SpeakingMinutes);

/// <summary>A version of a council's standing rules (议事规则). It never changes; polls and meetings keep the one they began with.</summary>
internal sealed class StandingRules
{
    public const int BasisLength = 300;

    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }

    /// <summary>1, 2, 3 … of this council.</summary>
    public int Number { get; init; }
    public RulesStanding Standing { get; private set; }

    /// <summary>Of <c>content/council/rules.json</c>, from which it was made.</summary>
    public required string Preset { get; init; }

    /// <summary>Where the rules are written: the law's article, or the community's charter and when it was adopted.</summary>
    public required string Basis { get; init; }
    public int NoticeDays { get; init; }
    public int QuorumNumerator { get; init; }
    public int QuorumDenominator { get; init; }
    public bool QuorumMore { get; init; }
    public MotionMajority Majority { get; init; }
    public bool OfAll { get; init; }
    public bool Secret { get; init; }
    public bool TieMeansAgain { get; init; }
    public int MostProxies { get; init; }
    public int SpeakingMinutes { get; init; }
    public Guid ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public RuleValues Values => new(NoticeDays, Quorum, Majority, OfAll, Secret, TieMeansAgain, MostProxies, SpeakingMinutes);
    public QuorumShare Quorum => new(QuorumNumerator, QuorumDenominator, QuorumMore);
    public MotionRule Motion => new(Majority, OfAll, TieMeansAgain);

    public bool IsQuorum(int present, int members) => QuorumMore
        ? (long)present * QuorumDenominator > (long)members * QuorumNumerator
        : (long)present * QuorumDenominator >= (long)members * QuorumNumerator;

    /// <summary>How many of the members make the quorum.</summary>
    public int QuorumOf(int members) => Enumerable.Range(0, members + 1).FirstOrDefault(n => IsQuorum(n, members), members);

    public static StandingRules Propose(Guid id, Guid councilId, int number, string preset, string basis, RuleValues values, Guid by, DateTimeOffset now) => new()
    {
        Id = id, CouncilId = councilId, Number = number, Preset = preset, Basis = basis, NoticeDays = values.NoticeDays,
        QuorumNumerator = values.Quorum.Numerator, QuorumDenominator = values.Quorum.Denominator, QuorumMore = values.Quorum.More, Majority = values.Majority, OfAll = values.OfAll, Secret = values.Secret,
        TieMeansAgain = values.TieMeansAgain, MostProxies = values.MostProxies, SpeakingMinutes = values.SpeakingMinutes, ProposedBy = by, ProposedAt = now,
    };

    /// <summary>A second person has read them.</summary>
    public Result Confirm(Guid by, DateTimeOffset now)
    {
        if (Standing != RulesStanding.Proposed) return RulesRefusals.NotProposed;
        if (by == ProposedBy) return RulesRefusals.OwnRules;
        (Standing, ConfirmedBy, ConfirmedAt) = (RulesStanding.InForce, by, now);
        return Result.Ok();
    }

    public void Replace() => Standing = RulesStanding.Replaced;

    public Result Discard()
    {
        if (Standing != RulesStanding.Proposed) return RulesRefusals.NotProposed;
        Standing = RulesStanding.Discarded;
        return Result.Ok();
    }
}
