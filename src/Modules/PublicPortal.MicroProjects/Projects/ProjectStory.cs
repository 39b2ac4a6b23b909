using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Spending;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>All rows of one project, for the public page and the desk.</summary>
internal sealed record ProjectFile(Project Project)
{
    public IReadOnlyList<ProjectMoment> Moments { get; init; } = [];
    public IReadOnlyList<Objection> Objections { get; init; } = [];

    /// <summary>The present one first.</summary>
    public IReadOnlyList<ProjectContract> Contracts { get; init; } = [];
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];
    public IReadOnlyList<ProjectPaper> Papers { get; init; } = [];
    public IReadOnlyList<SpendingEntry> Entries { get; init; } = [];
    public IReadOnlyList<ProjectChange> Changes { get; init; } = [];
    public IReadOnlyList<Supervisor> Supervisors { get; init; } = [];
    public IReadOnlyList<Inspection> Inspections { get; init; } = [];
    public IReadOnlyList<Defect> Defects { get; init; } = [];
    public IReadOnlyList<ProjectEvaluation> Evaluations { get; init; } = [];

    public ProjectContract? Contract => Contracts.FirstOrDefault(c => c.ReplacedAt is null);
    public Inspection? OpenInspection => Inspections.FirstOrDefault(i => i.Standing == InspectionStanding.Open);
    public IEnumerable<SpendingEntry> Booked => Entries.Where(e => e.Standing == EntryStanding.Booked);
    public IEnumerable<SpendingEntry> Waiting => Entries.Where(e => e.Standing == EntryStanding.Waiting);
    public bool IsCorrected(SpendingEntry entry) => Entries.Any(e => e.CorrectsId == entry.Id && e.Standing != EntryStanding.Refused);
    public ProjectChange? OpenChange => Changes.FirstOrDefault(c => c.IsOpen);
    public IReadOnlyList<Objection> OfThisNotice => [.. Objections.Where(o => o.NoticeNumber == Project.NoticeNumber && o.WithdrawnAt is null)];
    public int OpenDefects => Defects.Count(d => d.MendedOn is null);
    public string SupervisorName(Guid id) => Supervisors.FirstOrDefault(s => s.Id == id)?.PersonName ?? "";

    /// <summary>How it looked then.</summary>
    public IReadOnlyList<ProjectPaper> PhotosOf(Guid milestoneId) => [.. Papers.Where(p => p.MilestoneId == milestoneId && p is { Kind: PaperKind.Photo, IsPicture: true })];

    /// <summary>How many at each level, 5 first.</summary>
    public IReadOnlyList<(int Level, int Count)> Levels => [.. Enumerable.Range(1, 5).Reverse().Select(l => (l, Evaluations.Count(v => v.Level == l)))];
}

internal enum StepState { Done, Now, Todo, Ended }

/// <summary>One of the seven steps.</summary>
internal sealed record ProjectStep(LocalizedText Name, StepState State);

/// <summary>A line of the public timeline.</summary>
/// <param name="LateDays">0 where it is or was in time.</param>
/// <param name="IsPromised">There was a day to keep: it says so.</param>
internal sealed record StoryLine(LocalizedText What, string When, bool Done, int LateDays, bool IsPromised, string? Path, string? End, IReadOnlyList<ProjectPaper> Photos);

/// <summary>What everybody may read, from the proposal's first day to the end of the evaluation.</summary>
internal sealed record ProjectStory(ProposalStory Proposal, ProjectFile? File, PollState? Poll, DateOnly Today)
{
    public Project? Project => File?.Project;
    public Guid Id => Proposal.Proposal.Id;

    /// <summary>1 to 7: the step that is under way, or the one at which it ended.</summary>
    public int Step => Project?.Standing switch
    {
        ProjectStanding.BackAtCouncil => 3,
        ProjectStanding.Resolved or ProjectStanding.Refused or ProjectStanding.OnNotice => 4,
        ProjectStanding.Stopped => File!.Contract is null ? 4 : 5,
        ProjectStanding.Implementing => 5,
        ProjectStanding.Acceptance => 6,
        ProjectStanding.Evaluating => 7,
        ProjectStanding.Finished => 8,
        _ => Proposal.Proposal.Standing switch
        {
            ProposalStanding.Waiting or ProposalStanding.Open or ProposalStanding.Hidden or ProposalStanding.Merged => 1,
            ProposalStanding.Withdrawn => Proposal.Proposal.AnsweredAt is null ? 1 : 2,
            ProposalStanding.Consulting or ProposalStanding.Refused => 2,
            ProposalStanding.Chosen => 4,
            _ => 3,
        },
    };

    public bool HasEnded => Project?.Standing is ProjectStanding.Refused or ProjectStanding.Stopped
        || (Project is null && Proposal.Proposal.Standing is ProposalStanding.Refused or ProposalStanding.NotChosen or ProposalStanding.Withdrawn or ProposalStanding.Merged);

    public IReadOnlyList<ProjectStep> Steps => [.. ProjectWords.Steps.Select((name, i) =>
        new ProjectStep(name, i + 1 < Step ? StepState.Done : i + 1 > Step ? StepState.Todo : HasEnded ? StepState.Ended : StepState.Now))];

    public bool IsLate => Project?.IsLate(Today) == true || (Project is null && !HasEnded && Proposal.Proposal.AnsweredAt is null && Proposal.Proposal.AnswerDue < Today);
}
