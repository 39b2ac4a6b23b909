using PublicPortal.Kernel;

namespace PublicPortal.Voting.Contracts;

/// <summary>Something happened to a poll. Modules react in the same transaction with <c>IEventHandler&lt;…&gt;</c>.</summary>
/// <param name="About">The thing that the poll is about.</param>
public abstract record PollEvent(Guid PollId, string SubjectKind, Guid About) : PortalEvent
{
    public override Guid SubjectId => PollId;
}

public sealed record PollAnnounced(Guid PollId, string SubjectKind, Guid About, string ManifestHash) : PollEvent(PollId, SubjectKind, About)
{
    public override string Name => "voting.poll-announced";
}

public sealed record PollOpened(Guid PollId, string SubjectKind, Guid About) : PollEvent(PollId, SubjectKind, About)
{
    public override string Name => "voting.poll-opened";
}

public sealed record PollCancelled(Guid PollId, string SubjectKind, Guid About) : PollEvent(PollId, SubjectKind, About)
{
    public override string Name => "voting.poll-cancelled";
}

/// <summary>Counted and published. <see cref="IPolls.FindAsync"/> has the numbers.</summary>
/// <param name="Selected">Ids of the options chosen, in the order chosen; empty for motions.</param>
public sealed record PollClosed(Guid PollId, string SubjectKind, Guid About, PollOutcome Outcome, IReadOnlyList<string> Selected) : PollEvent(PollId, SubjectKind, About)
{
    public override string Name => "voting.poll-closed";
}
