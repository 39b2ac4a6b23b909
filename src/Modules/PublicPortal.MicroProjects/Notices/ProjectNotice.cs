using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>The street's confirmation by two people, and the notice with its term.</summary>
internal sealed partial class Project
{
    /// <summary>What the first official proposes: confirm, or refuse.</summary>
    public bool? PreparedConfirm { get; private set; }
    public string? PreparedReason { get; private set; }
    public Guid? PreparedBy { get; private set; }
    public DateTimeOffset? PreparedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Shown with the project: why the street confirmed or refused it.</summary>
    public string? ConfirmReason { get; private set; }

    /// <summary>Counts notices: an objection belongs to one of them.</summary>
    public int NoticeNumber { get; private set; }
    public DateOnly? NoticeFrom { get; private set; }

    /// <summary>The last day on which an objection can be made.</summary>
    public DateOnly? NoticeTo { get; private set; }

    public Result Prepare(bool confirm, string reason, Guid accountId, DateTimeOffset now)
    {
        if (Standing != ProjectStanding.Resolved) return ProjectRefusals.NotToConfirm;
        if (PreparedBy is not null) return ProjectRefusals.AlreadyPrepared;
        (PreparedConfirm, PreparedReason, PreparedBy, PreparedAt) = (confirm, reason, accountId, now);
        return Result.Ok();
    }

    /// <summary>Undo, or sent back by the second person: it is written anew.</summary>
    public Result TakeBack()
    {
        if (Standing != ProjectStanding.Resolved || PreparedBy is null) return ProjectRefusals.NotPrepared;
        ForgetPreparation();
        return Result.Ok();
    }

    /// <param name="days">Of the notice.</param>
    public Result Confirm(Guid accountId, int days, DateTimeOffset now)
    {
        if (Standing != ProjectStanding.Resolved) return ProjectRefusals.NotToConfirm;
        if (PreparedBy is not { } first) return ProjectRefusals.NotPrepared;
        if (first == accountId) return ProjectRefusals.SamePerson;
        (ConfirmedBy, ConfirmedAt, ConfirmReason) = (accountId, now, PreparedReason);
        if (PreparedConfirm != true)
        {
            End(ProjectStanding.Refused, PreparedReason!, now);
            return Result.Ok();
        }
        // The day of publishing does not count: 15 whole days follow it.
        var today = ChinaTime.Date(now);
        (Standing, NoticeNumber, NoticeFrom, NoticeTo) = (ProjectStanding.OnNotice, NoticeNumber + 1, today, today.AddDays(days));
        DueOn = NoticeTo.Value.AddDays(1);
        return Result.Ok();
    }

    public bool TakesObjections(DateOnly today) => Standing == ProjectStanding.OnNotice && today <= NoticeTo;

    /// <param name="openObjections">Not answered yet.</param>
    public Result EndNotice(int openObjections, DateOnly today, DateOnly contractBy)
    {
        if (Standing != ProjectStanding.OnNotice) return ProjectRefusals.NotOnNotice;
        if (today <= NoticeTo) return ProjectRefusals.NoticeRuns.With(ChinaTime.Show(NoticeTo!.Value.AddDays(1)));
        if (openObjections > 0) return ProjectRefusals.ObjectionsOpen.With(openObjections);
        (Standing, DueOn) = (ProjectStanding.Implementing, contractBy);
        return Result.Ok();
    }

    public Result SendBack()
    {
        if (Standing != ProjectStanding.OnNotice) return ProjectRefusals.NotOnNotice;
        (Standing, DueOn) = (ProjectStanding.BackAtCouncil, null);
        return Result.Ok();
    }

    private void ForgetPreparation() => (PreparedConfirm, PreparedReason, PreparedBy, PreparedAt) = (null, null, null, null);
}
