using PublicPortal.Kernel;

namespace PublicPortal.Voting.Contracts;

/// <summary>Holds polls: announces them with a frozen manifest, lets members vote, closes them and publishes what can be recomputed.</summary>
public interface IPolls
{
    /// <summary>
    /// Freezes the manifest and the list of members and publishes both with their hashes. Nothing of it changes afterwards;
    /// a mistake is mended by cancelling before the opening. Refusals stand at the names of the plan's members.
    /// </summary>
    /// <returns>The poll's id.</returns>
    Task<Result<Guid>> AnnounceAsync(PollPlan plan, Process process, CancellationToken cancel = default);

    /// <summary>Ends a poll that has not closed, with a published reason; no ballot is ever counted.</summary>
    Task<Result> CancelAsync(Guid pollId, string reason, Process process, CancellationToken cancel = default);

    /// <summary>Closes now: all members have voted, or the meeting's chair ends a poll held in the hall. Fences, drains, counts.</summary>
    Task<Result> CloseAsync(Guid pollId, Process process, CancellationToken cancel = default);

    Task<PollState?> FindAsync(Guid pollId, CancellationToken cancel = default);

    Task<IReadOnlyDictionary<Guid, PollState>> FindManyAsync(IReadOnlyCollection<Guid> pollIds, CancellationToken cancel = default);

    /// <summary>The newest poll about a thing; null where there was none.</summary>
    Task<PollState?> NewestAboutAsync(string subjectKind, Guid subjectId, CancellationToken cancel = default);

    /// <summary>Polls of a place and below: those that are announced, open or being counted, and those that ended since; soonest to close first, then the newest.</summary>
    Task<IReadOnlyList<PollState>> RecentAsync(string scopePath, DateTimeOffset endedSince, CancellationToken cancel = default);
}

/// <summary>What a poll is about: <paramref name="Kind"/> names the module's noun (<c>council.motion</c>).</summary>
/// <param name="Path">The public page of the thing, a local path.</param>
public sealed record PollSubject(string Kind, Guid Id, string ScopePath, string Path);

/// <param name="Name">As the published list of members shows it; masked unless members agreed to be named.</param>
public sealed record PollMember(Guid PersonId, string Name);

/// <param name="Id">Of the project: letters, digits, hyphens; 64 at most.</param>
/// <param name="Cost">Fen, above zero.</param>
public sealed record PollOption(string Id, LocalizedText Title, long Cost);

/// <param name="FileSha256">What the paper was when the poll was announced.</param>
public sealed record PollPaper(LocalizedText Title, string Path, string FileSha256);

/// <summary>What share of all members must take part.</summary>
/// <param name="More">Strictly more than the share; else at least as much.</param>
public sealed record QuorumShare(int Numerator, int Denominator, bool More);

public enum MotionMajority { Simple, Absolute, TwoThirds }

/// <summary>How a motion is decided.</summary>
/// <param name="OfAll">Of all members; else of those present.</param>
/// <param name="TieMeansAgain">Equal numbers under a simple majority are voted again; else the motion is rejected.</param>
public sealed record MotionRule(MotionMajority Majority, bool OfAll, bool TieMeansAgain);

public enum ChoiceForm { Approval, Knapsack, Points, Ranked }

/// <summary>How projects are chosen within a fund.</summary>
/// <param name="Fund">Fen.</param>
/// <param name="Rule">A name that <c>portal count</c> knows: <c>greedy</c>, <c>equalshares/add1u</c>.</param>
/// <param name="Threshold">Score that a project needs; greedy with threshold only.</param>
/// <param name="Places">Of a ranked ballot; 0 = all.</param>
public sealed record BudgetRule(long Fund, string Rule, ChoiceForm Form, decimal Threshold = 0, int Places = 0);

/// <summary>Everything that is fixed before a poll opens. Exactly one of <see cref="Motion"/> and <see cref="Budget"/> is given.</summary>
public sealed record PollPlan(PollSubject Subject, LocalizedText Question, IReadOnlyList<PollMember> Members, QuorumShare Quorum, DateTimeOffset Opens, DateTimeOffset Closes)
{
    public MotionRule? Motion { get; init; }
    public BudgetRule? Budget { get; init; }

    /// <summary>Of a poll among projects; empty for a motion.</summary>
    public IReadOnlyList<PollOption> Options { get; init; } = [];
    public IReadOnlyList<PollPaper> Papers { get; init; } = [];

    /// <summary>Open ballots are the default: a published roll call.</summary>
    public bool Secret { get; init; }

    /// <summary>
    /// Secret polls: the accounts of the two different officials who keep a half of the key each. Empty: whichever two of those
    /// who hold <c>voting.keys.keep</c> over the place take them. Voting cannot begin before both have.
    /// </summary>
    public IReadOnlyList<Guid> KeyKeepers { get; init; } = [];

    /// <summary>Open polls only: how it stands may be seen before it closes. Never in secret polls.</summary>
    public bool ShowsRunningTally { get; init; }
}

public enum PollStanding { Announced, Open, Closing, Closed, Cancelled }

public enum PollOutcome { Passed, Rejected, Tied, NoQuorum, Counted }

/// <summary>How a poll stands. Numbers and outcome are null until it has closed.</summary>
/// <param name="Selected">Ids of the options chosen, in the order chosen; empty for motions.</param>
/// <param name="Path">Its public page.</param>
public sealed record PollState(
    Guid Id, PollSubject Subject, LocalizedText Question, PollStanding Standing, bool Secret, bool IsBudget, DateTimeOffset Opens, DateTimeOffset Closes, int Members,
    PollOutcome? Outcome, IReadOnlyList<string> Selected, long? Yes, long? No, long? Abstain, int? TookPart, string ManifestHash, string Path);

/// <summary>Slot: who is there without voting, for the quorum. The module that holds the meeting fills it for its kind of subject.</summary>
public interface IPollPresence
{
    string SubjectKind { get; }

    /// <summary>Persons checked in when the poll closes; members of the poll or not.</summary>
    Task<IReadOnlyCollection<Guid>> PresentAsync(Guid subjectId, CancellationToken cancel = default);
}
