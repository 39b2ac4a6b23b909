namespace PublicPortal.Voting.Contracts;

/// <summary>
/// Development only: polls of the made-up past, counted and published like any other, so that whoever looks at a fresh site
/// can recompute one. Nobody is told, and no event is raised.
/// </summary>
public interface IPastPolls
{
    /// <param name="plan">Opening and closing lie behind; members as the plan has them.</param>
    /// <param name="choices">What each of those who took part chose: <c>yes</c>, <c>no</c>, <c>abstain</c>; by person.</param>
    Task<PollState> HoldAsync(PollPlan plan, IReadOnlyDictionary<Guid, string> choices, CancellationToken cancel = default);
}
