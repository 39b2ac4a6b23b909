using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>All that everybody may read about a proposal, from its first day to the resolution.</summary>
internal sealed record ProposalStory(Proposal Proposal, Round Round, RuleSet Rules)
{
    public int Endorsements { get; init; }
    public int Followers { get; init; }

    /// <summary>Oldest first; the last one is what stands now.</summary>
    public IReadOnlyList<ProposalVersion> Versions { get; init; } = [];

    /// <summary>Those that were looked at.</summary>
    public IReadOnlyList<ProposalPhoto> Photos { get; init; } = [];

    /// <summary>Shown ones, and hidden ones without their text, oldest first.</summary>
    public IReadOnlyList<Comment> Comments { get; init; } = [];

    /// <summary>Proposals that this one took over.</summary>
    public IReadOnlyList<Proposal> MergedIn { get; init; } = [];

    /// <summary>The one that took this one over.</summary>
    public Proposal? MergedInto { get; init; }
    public IReadOnlyList<EligibilityCheck> Checks { get; init; } = [];
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];
    public CostEstimate? Estimate { get; init; }
    public IReadOnlyList<EstimateLine> EstimateLines { get; init; } = [];

    /// <summary>How many officials have declared an interest and have no say.</summary>
    public int Interests { get; init; }

    /// <summary>Oldest first; after an upheld objection there is another one.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];
    public IReadOnlyList<AnswerObjection> Objections { get; init; } = [];

    public Answer? Answer => Answers.Count > 0 ? Answers[^1] : null;
}

/// <summary>A line of the list.</summary>
internal sealed record ProposalLine(
    Guid Id, string Number, string Title, string Need, ProposalKind Kind, string Field, ProposalStanding Standing, Guid RoundId, string? Place, double? Longitude, double? Latitude,
    long? Guess, long? Estimate, DateTimeOffset SentAt, DateOnly? AnswerDue, int Endorsements, int Comments, Guid? PhotoId);
