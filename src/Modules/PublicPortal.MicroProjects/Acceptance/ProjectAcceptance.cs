using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>From "the works are done" to the final account and the end of the evaluation.</summary>
internal sealed partial class Project
{
    public DateOnly? CompletedOn { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The final account: prepared by one official, closed by another.</summary>
    public Guid? AccountPreparedBy { get; private set; }
    public Guid? AccountClosedBy { get; private set; }
    public DateTimeOffset? AccountClosedAt { get; private set; }

    /// <summary>Goes back into the fund; fen.</summary>
    public long? ReturnedFen { get; private set; }
    public DateOnly? EvaluateTo { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public Result Complete(DateOnly on, bool hasContract, int openMilestones, DateOnly today, DateOnly acceptBy)
    {
        if (Standing != ProjectStanding.Implementing) return ProjectRefusals.NotImplementing;
        if (!hasContract) return ProjectRefusals.NoContract;
        if (openMilestones > 0) return ProjectRefusals.MilestonesOpen.With(openMilestones);
        if (on > today) return ProjectRefusals.DayInFuture.At("CompletedOn");
        if (on < NoticeTo) return ProjectRefusals.DayTooEarly.At("CompletedOn");
        (Standing, CompletedOn, DueOn) = (ProjectStanding.Acceptance, on, acceptBy);
        return Result.Ok();
    }

    /// <summary>The report was wrong: back to the works.</summary>
    public Result Reopen()
    {
        if (Standing != ProjectStanding.Acceptance) return ProjectRefusals.NotAtAcceptance;
        (Standing, CompletedOn, DueOn) = (ProjectStanding.Implementing, null, null);
        return Result.Ok();
    }

    public Result Accept(int openDefects, DateTimeOffset now, int evaluationDays)
    {
        if (Standing != ProjectStanding.Acceptance) return ProjectRefusals.NotAtAcceptance;
        if (openDefects > 0) return ProjectRefusals.DefectsOpen.With(openDefects);
        (Standing, AcceptedAt) = (ProjectStanding.Evaluating, now);
        EvaluateTo = ChinaTime.Date(now).AddDays(evaluationDays);
        DueOn = EvaluateTo;
        return Result.Ok();
    }

    public Result PrepareAccount(int waiting, Guid accountId)
    {
        if (Standing != ProjectStanding.Evaluating) return ProjectRefusals.NotEvaluating;
        if (AccountClosedAt is not null) return ProjectRefusals.AccountClosed;
        if (waiting > 0) return ProjectRefusals.EntriesWait.With(waiting);
        AccountPreparedBy = accountId;
        return Result.Ok();
    }

    public Result TakeAccountBack()
    {
        if (AccountClosedAt is not null || AccountPreparedBy is null) return ProjectRefusals.AccountClosed;
        AccountPreparedBy = null;
        return Result.Ok();
    }

    public Result CloseAccount(int waiting, Guid accountId, DateTimeOffset now)
    {
        if (Standing != ProjectStanding.Evaluating) return ProjectRefusals.NotEvaluating;
        if (AccountClosedAt is not null) return ProjectRefusals.AccountClosed;
        if (AccountPreparedBy is not { } first) return ProjectRefusals.AccountNotPrepared;
        if (first == accountId) return ProjectRefusals.SamePerson;
        if (waiting > 0) return ProjectRefusals.EntriesWait.With(waiting);
        (AccountClosedBy, AccountClosedAt, ReturnedFen) = (accountId, now, ApprovedFen - SpentFen);
        return Result.Ok();
    }

    /// <param name="unanswered">Bad evaluations without a reply.</param>
    public Result Finish(int unanswered, DateOnly today, DateTimeOffset now)
    {
        if (Standing != ProjectStanding.Evaluating) return ProjectRefusals.NotEvaluating;
        if (AccountClosedAt is null) return ProjectRefusals.AccountOpen;
        if (today <= EvaluateTo) return ProjectRefusals.EvaluationRuns.With(ChinaTime.Show(EvaluateTo!.Value));
        if (unanswered > 0) return ProjectRefusals.EvaluationsUnanswered.With(unanswered);
        (Standing, FinishedAt, DueOn) = (ProjectStanding.Finished, now, null);
        return Result.Ok();
    }

    public bool TakesEvaluations(DateOnly today) => Standing == ProjectStanding.Evaluating && today <= EvaluateTo;
}
