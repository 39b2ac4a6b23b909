using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Acceptance;

/// <summary>居民监督员: a resident of the community who looks whether the works are as they should be; nobody of the station.</summary>
internal sealed class Supervisor
{
    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public Guid? AccountId { get; set; }

    /// <summary>Masked.</summary>
    public required string PersonName { get; init; }
    public Guid NamedBy { get; init; }
    public DateTimeOffset NamedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
}

internal enum InspectionStanding
{
    /// <summary>Entered; waits for both supervisors' word and the second official.</summary>
    Open,
    Passed,
    Failed,
    Withdrawn,
}

/// <summary>One look at the finished works: what was checked, what was found, who was there.</summary>
internal sealed class Inspection
{
    public const int NoteLength = 600, ListLength = 2000;
    public const int Supervisors = 2;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public int Number { get; init; }
    public DateOnly HeldOn { get; init; }

    /// <summary>Points that were looked at and are right, one a line.</summary>
    public required string Checked { get; init; }
    public string? Note { get; init; }
    public Guid FirstSupervisorId { get; init; }
    public Guid SecondSupervisorId { get; init; }
    public DateTimeOffset? FirstSignedAt { get; private set; }
    public DateTimeOffset? SecondSignedAt { get; private set; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public InspectionStanding Standing { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsSigned => FirstSignedAt is not null && SecondSignedAt is not null;

    public Result Sign(Guid supervisorId, DateTimeOffset now)
    {
        if (Standing != InspectionStanding.Open) return AcceptanceRefusals.Settled;
        if (supervisorId == FirstSupervisorId) FirstSignedAt ??= now;
        else if (supervisorId == SecondSupervisorId) SecondSignedAt ??= now;
        else return AcceptanceRefusals.NotSupervisor;
        return Result.Ok();
    }

    /// <param name="openDefects">Of the whole project: what an earlier look found and nobody has mended counts too.</param>
    public Result Pass(Project project, int openDefects, Guid accountId, int evaluationDays, DateTimeOffset now)
    {
        if (Standing != InspectionStanding.Open) return AcceptanceRefusals.Settled;
        if (accountId == EnteredBy) return ProjectRefusals.SamePerson;
        if (!IsSigned) return AcceptanceRefusals.NotSigned;
        var accepted = project.Accept(openDefects, now, evaluationDays);
        if (accepted.IsRefused) return accepted;
        (Standing, ConfirmedBy, SettledAt) = (InspectionStanding.Passed, accountId, now);
        return Result.Ok();
    }

    public Result Fail(DateTimeOffset now, bool withdrawn = false)
    {
        if (Standing != InspectionStanding.Open) return AcceptanceRefusals.Settled;
        (Standing, SettledAt) = (withdrawn ? InspectionStanding.Withdrawn : InspectionStanding.Failed, now);
        return Result.Ok();
    }
}

/// <summary>What is not right yet, until when it is mended, and when it was.</summary>
internal sealed class Defect
{
    public const int TextLength = 200;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public Guid InspectionId { get; init; }
    public required string Text { get; init; }
    public DateOnly MendBy { get; init; }
    public DateOnly? MendedOn { get; private set; }
    public string? MendNote { get; private set; }

    public bool IsLate(DateOnly today) => (MendedOn ?? today) > MendBy;

    public Result Mend(DateOnly on, string? note, DateOnly foundOn, DateOnly today)
    {
        if (MendedOn is not null) return AcceptanceRefusals.Mended;
        if (on > today) return ProjectRefusals.DayInFuture.At("MendedOn");
        if (on < foundOn) return AcceptanceRefusals.MendedBeforeFound;
        (MendedOn, MendNote) = (on, note);
        return Result.Ok();
    }

    public void Undo() => (MendedOn, MendNote) = (null, null);
}

internal static class AcceptanceRefusals
{
    public static readonly Refusal NotSupervisor = new("microprojects.acceptance.not-supervisor", "您不是这个项目的居民监督员。", "You are no supervisor of this project.");
    public static readonly Refusal SupervisorTwice = new("microprojects.acceptance.supervisor-twice", "这位居民已经是监督员。", "This resident is a supervisor already.");
    public static readonly Refusal SupervisorNotResident = new("microprojects.acceptance.supervisor-not-resident", "监督员要是本社区的居民，姓名和证件核对过。", "A supervisor must be a resident of the community whose name and document were checked.");
    public static readonly Refusal SupervisorOfStation = new("microprojects.acceptance.supervisor-of-station", "请确认：他不是工作站的人，也和供应商没有关系。", "Please confirm: neither of the station, nor connected with the supplier.", "IsIndependent");
    public static readonly Refusal SupervisorUnknown = new("microprojects.acceptance.supervisor-unknown", "请选两位不同的居民监督员。", "Please choose two different supervisors.", "FirstSupervisor");
    public static readonly Refusal SupervisorBusy = new("microprojects.acceptance.supervisor-busy", "这位监督员在等着签字的验收里，不能撤换。", "This supervisor is part of an acceptance that waits; not now.");
    public static readonly Refusal CheckedMissing = new("microprojects.acceptance.checked-missing", "请写看了哪些地方，一行一项。", "Please write what was looked at, one point a line.", "Checked");
    public static readonly Refusal DefectsWrong = new("microprojects.acceptance.defects-wrong", "每处问题最多 {0} 个字，一行一处；有问题要写整改期限。", "One defect a line, at most {0} characters each; with a day until which they are mended.", "Defects");
    public static readonly Refusal MendByPast = new("microprojects.acceptance.mend-by-past", "整改期限不能早于验收那天。", "The day cannot lie before the acceptance.", "MendBy");
    public static readonly Refusal HeldBeforeDone = new("microprojects.acceptance.held-before-done", "验收不能早于完工。", "Acceptance cannot be before the works were done.", "HeldOn");
    public static readonly Refusal OneAtATime = new("microprojects.acceptance.one-at-a-time", "有一次验收还没有结束。", "One acceptance is still under way.");
    public static readonly Refusal NotSigned = new("microprojects.acceptance.not-signed", "两位监督员还没有都签字。", "Both supervisors have not signed yet.");
    public static readonly Refusal Settled = new("microprojects.acceptance.settled", "这次验收已经结束。", "This acceptance is over.");
    public static readonly Refusal Mended = new("microprojects.acceptance.mended", "这处问题已经登记为整改好。", "This defect is mended already.");
    public static readonly Refusal MendedBeforeFound = new("microprojects.acceptance.mended-before-found", "整改不能早于发现问题那天。", "It cannot be mended before it was found.", "MendedOn");
    public static readonly Refusal NotFound = new("microprojects.acceptance.not-found", "没有这条记录。", "There is no such entry.");
}
