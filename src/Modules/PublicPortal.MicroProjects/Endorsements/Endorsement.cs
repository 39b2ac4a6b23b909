namespace PublicPortal.MicroProjects.Endorsements;

/// <summary>附议: one person stands behind one proposal, once. Taking it back deletes the row.</summary>
internal sealed class Endorsement
{
    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The clerk who wrote it down for the person present.</summary>
    public Guid? EnteredBy { get; init; }
}

/// <summary>关注: an account wants to hear what happens to a proposal, and to the project that it may become.</summary>
internal sealed class Follow
{
    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public Guid FollowerAccountId { get; set; }
    public DateTimeOffset At { get; init; }
}
