using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>How far a project has come. It begins when the council has chosen the proposal.</summary>
internal enum ProjectStanding
{
    /// <summary>Chosen; the street has not confirmed it yet (审定).</summary>
    Resolved,
    /// <summary>The street refused it, with reasons.</summary>
    Refused,
    /// <summary>Published with a term for objections (公示).</summary>
    OnNotice,
    /// <summary>An objection was upheld: the council looks at it again.</summary>
    BackAtCouncil,
    /// <summary>Ended without being carried out, or in the middle of it.</summary>
    Stopped,
    /// <summary>Being carried out (实施).</summary>
    Implementing,
    /// <summary>Reported as complete; residents' supervisors look at it (验收).</summary>
    Acceptance,
    /// <summary>Accepted: residents say how good it is (评价).</summary>
    Evaluating,
    Finished,
}

/// <summary>A proposal that the council has chosen, from the resolution to the evaluation. Its id is the proposal's.</summary>
internal sealed partial class Project : IVersioned
{
    public const int TitleLength = 80, NumberLength = 24, ReasonLength = 600;

    public Guid Id { get; init; }
    public Guid RoundId { get; init; }

    /// <summary>Of the round: whose money it is.</summary>
    public int Year { get; init; }
    public Guid CommunityId { get; init; }
    public required string ScopePath { get; set; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public ProposalKind Kind { get; init; }

    /// <summary>The chosen estimate, and what approved changes have added; fen.</summary>
    public long ApprovedFen { get; private set; }
    public long FirstApprovedFen { get; init; }

    /// <summary>Booked entries, counter-entries taken off; kept with each entry.</summary>
    public long SpentFen { get; private set; }
    public ProjectStanding Standing { get; private set; } = ProjectStanding.Resolved;

    /// <summary>The poll that chose it.</summary>
    public Guid PollId { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>When the next act is due; null where nobody has to act.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What is known to readers about how it ended early.</summary>
    public string? EndReason { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public long Version { get; set; }

    public bool IsOver => Standing is ProjectStanding.Refused or ProjectStanding.Stopped or ProjectStanding.Finished;

    /// <summary>Money that the project still holds of the fund.</summary>
    public long HeldFen => Standing is ProjectStanding.Refused or ProjectStanding.Stopped || AccountClosedAt is not null ? SpentFen : ApprovedFen;

    public bool IsLate(DateOnly today) => DueOn < today;

    public static Project Choose(Guid proposalId, Guid roundId, int year, Guid communityId, string scopePath, string number, string title, ProposalKind kind, long approvedFen, Guid pollId, DateTimeOffset now, DateOnly confirmBy) => new()
    {
        Id = proposalId, RoundId = roundId, Year = year, CommunityId = communityId, ScopePath = scopePath, Number = number, Kind = kind,
        Title = title.Length > TitleLength ? title[..TitleLength] : title, ApprovedFen = approvedFen, FirstApprovedFen = approvedFen, PollId = pollId, DecidedAt = now, DueOn = confirmBy,
    };

    /// <summary>The council has looked at it again.</summary>
    public void DecideAgain(bool carried, Guid pollId, string reason, DateTimeOffset now, DateOnly confirmBy)
    {
        if (Standing != ProjectStanding.BackAtCouncil) return;
        PollId = pollId;
        if (!carried)
        {
            End(ProjectStanding.Stopped, reason, now);
            return;
        }
        (Standing, DecidedAt, DueOn) = (ProjectStanding.Resolved, now, confirmBy);
        ForgetPreparation();
    }


    /// <summary>An approved change; the money may become more or less, never less than what is spent.</summary>
    public Result Change(long addedFen)
    {
        if (IsOver || AccountClosedAt is not null) return ProjectRefusals.Over;
        if (ApprovedFen + addedFen < SpentFen || ApprovedFen + addedFen <= 0) return ProjectRefusals.ChangeBelowSpent;
        ApprovedFen += addedFen;
        return Result.Ok();
    }

    /// <summary>The one place where the sum of all entries grows. Saving a stale copy fails, so two entries at once cannot pass the limit.</summary>
    public Result Book(long amountFen)
    {
        if (Standing is not (ProjectStanding.Implementing or ProjectStanding.Acceptance or ProjectStanding.Evaluating) || AccountClosedAt is not null) return ProjectRefusals.NoSpendingNow;
        if (SpentFen + amountFen > ApprovedFen) return ProjectRefusals.AboveApproved.With(Yuan.Zh(ApprovedFen - SpentFen), Yuan.En(ApprovedFen - SpentFen));
        if (SpentFen + amountFen < 0) return ProjectRefusals.BelowZero;
        SpentFen += amountFen;
        return Result.Ok();
    }

    /// <summary>Stopped in the middle, or sent to an end by an upheld objection.</summary>
    public Result Stop(string reason, DateTimeOffset now)
    {
        if (IsOver) return ProjectRefusals.Over;
        End(ProjectStanding.Stopped, reason, now);
        return Result.Ok();
    }

    private void End(ProjectStanding standing, string reason, DateTimeOffset now) => (Standing, EndReason, EndedAt, DueOn) = (standing, reason, now, null);
}
