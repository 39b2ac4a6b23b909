using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Contracts;

/// <param name="Members">In office at the asked day.</param>
/// <param name="RulesConfirmed">The community has confirmed its own standing rules; no poll opens before.</param>
public sealed record CouncilInfo(Guid Id, Guid CommunityId, string CommunityName, string ScopePath, LocalizedText Title, int Members, bool RulesConfirmed, string Path);

/// <summary>The deliberation councils of communities, and what other modules put before them.</summary>
public interface ICouncils
{
    /// <summary>Null where the community has none.</summary>
    Task<CouncilInfo?> OfCommunityAsync(Guid communityId, CancellationToken cancel = default);

    /// <summary>Whether the person sits in the community's council today.</summary>
    Task<bool> IsMemberAsync(Guid personId, Guid communityId, CancellationToken cancel = default);

    /// <summary>Members in office today, for messages to them and for lists.</summary>
    Task<IReadOnlyList<CouncilSeat>> MembersAsync(Guid communityId, CancellationToken cancel = default);

    /// <summary>
    /// Puts a matter before the council: it waits on the council's desk until the chair takes it onto an agenda and moves it.
    /// <see cref="BusinessResolved"/> tells how it ended. The same thing cannot wait twice.
    /// </summary>
    Task<Result<Guid>> PutAsync(CouncilBusiness business, Process process, CancellationToken cancel = default);

    /// <summary>Takes a matter back that is not being voted on.</summary>
    Task<Result> WithdrawAsync(Guid businessId, Process process, CancellationToken cancel = default);

    Task<BusinessState?> FindBusinessAsync(Guid businessId, CancellationToken cancel = default);

    /// <summary>The newest matter about a thing; null where it was never put.</summary>
    Task<BusinessState?> NewestAboutAsync(string subjectKind, Guid about, CancellationToken cancel = default);
}

/// <param name="Name">Masked unless the member agreed to be named.</param>
public sealed record CouncilSeat(Guid PersonId, Guid? AccountId, string Name, LocalizedText SeatKind, bool IsChair);

/// <summary>A matter for a council: a yes or no, or a choice among projects within a fund when <see cref="Budget"/> is given.</summary>
/// <param name="SubjectKind">The module's noun: <c>microprojects.round</c>.</param>
/// <param name="Path">The public page of the thing, a local path.</param>
public sealed record CouncilBusiness(Guid CommunityId, string SubjectKind, Guid About, LocalizedText Title, LocalizedText Text, string Path)
{
    /// <summary>Suggests how to choose; the council's standing rules say who and with what quorum.</summary>
    public BudgetRule? Budget { get; init; }
    public IReadOnlyList<PollOption> Options { get; init; } = [];
}

public enum BusinessStanding { Waiting, OnAgenda, Voting, Resolved, Withdrawn }

/// <param name="PollId">Of the newest poll on it.</param>
public sealed record BusinessState(Guid Id, BusinessStanding Standing, Guid? MeetingId, DateTimeOffset? MeetsAt, Guid? PollId, PollOutcome? Outcome);

/// <summary>The council has decided on a matter. Without quorum or with a tie to be voted again nothing is raised: it waits for the next vote.</summary>
/// <param name="Carried">The motion passed, or projects were counted.</param>
/// <param name="Selected">Ids of the chosen options, in the order chosen.</param>
public sealed record BusinessResolved(Guid BusinessId, string SubjectKind, Guid About, Guid PollId, bool Carried, IReadOnlyList<string> Selected) : PortalEvent
{
    public override Guid SubjectId => BusinessId;
    public override string Name => "council.business-resolved";
}
