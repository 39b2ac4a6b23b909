using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Objections;

/// <summary>What follows when an objection is right.</summary>
internal enum ObjectionOutcome { NotUpheld, BackToCouncil, Stopped }

/// <summary>异议: a resident says within the term what is wrong with the resolution. One text each for one notice; each is answered.</summary>
internal sealed class Objection
{
    public const int TextLength = 600;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public int NoticeNumber { get; init; }
    public Guid PersonId { get; init; }
    public Guid? AccountId { get; set; }

    /// <summary>Masked.</summary>
    public required string PersonName { get; init; }

    /// <summary>The clerk who entered it for somebody present.</summary>
    public Guid? EnteredBy { get; init; }
    public required string Text { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateOnly AnswerBy { get; init; }

    /// <summary>Taken back by the one who made it, before an answer.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public ObjectionOutcome? Outcome { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsOpen => AnsweredAt is null && WithdrawnAt is null;

    public Result Reply(ObjectionOutcome outcome, string answer, Guid accountId, DateTimeOffset now)
    {
        if (!IsOpen) return ObjectionRefusals.Settled;
        (Outcome, Answer, AnsweredBy, AnsweredAt) = (outcome, answer, accountId, now);
        return Result.Ok();
    }

    public Result Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) return ObjectionRefusals.Settled;
        WithdrawnAt = now;
        return Result.Ok();
    }
}

internal static class ObjectionRefusals
{
    public static readonly Refusal TextMissing = new("microprojects.objection.text-missing", "请写哪里不对、为什么。", "Please write what is wrong, and why.", "Text");
    public static readonly Refusal TooLate = new("microprojects.objection.too-late", "公示期已过，不能再提异议。可以给社区工作站打电话。", "The term for objections is over. You may still call the community station.");
    public static readonly Refusal NotYet = new("microprojects.objection.not-on-notice", "项目不在公示中，现在不能提异议。", "The project is not on notice: no objection can be made now.");
    public static readonly Refusal Twice = new("microprojects.objection.twice", "您对这次公示已经提过异议，可以在项目页看到答复。", "You have made an objection to this notice already; its answer will stand on the project's page.");
    public static readonly Refusal NotResident = new("microprojects.objection.not-resident", "只有所属社区是“{0}”的居民可以提。住在这里的话，先申报居住。", "Only residents of {0} may do this. If you live there, declare your residence first.");
    public static readonly Refusal NotVerified = new("microprojects.objection.not-verified", "请先核对姓名和证件号码（居住申报时核对，或到社区窗口）。", "Your name and document number must be checked first: with the residence declaration, or at the counter.");
    public static readonly Refusal Settled = new("microprojects.objection.settled", "这条异议已经答复或撤回。", "This objection is answered or taken back.");
    public static readonly Refusal OutcomeMissing = new("microprojects.objection.outcome-missing", "请选处理结果。", "Please choose what follows.", "Outcome");
    public static readonly Refusal AnswerMissing = new("microprojects.objection.answer-missing", "请写答复，居民会看到。", "Please write the answer; residents read it.", "Reply");
    public static readonly Refusal NoCouncil = new("microprojects.objection.no-council", "这个社区还没有居民议事会，不能交回再议。", "This community has no council to send it back to.", "Outcome");
    public static readonly Refusal NotBack = new("microprojects.objection.not-back", "这个项目不用再提交议事会。", "This project need not go before the council again.");
    public static readonly Refusal NotFound = new("microprojects.objection.not-found", "没有这条异议。", "There is no such objection.");
}
