using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Evaluation;

internal enum TextStanding { None, Waiting, Shown, Hidden }

/// <summary>评价: five levels and a text. One each: a unique row. 1 and 2 are bad and must be answered.</summary>
internal sealed class ProjectEvaluation
{
    public const int TextLength = 400, ReplyLength = 400, ReasonLength = 200;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public Guid? AccountId { get; set; }

    /// <summary>The clerk who entered it for somebody present.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>5 very good … 1 very bad.</summary>
    public int Level { get; init; }
    public string? Text { get; init; }
    public TextStanding TextStanding { get; private set; }

    /// <summary>Why the text is not shown; the level counts all the same.</summary>
    public string? HideReason { get; private set; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Until when a bad one is answered.</summary>
    public DateOnly? ReplyBy { get; init; }
    public string? Reply { get; private set; }
    public Guid? RepliedBy { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }

    public bool IsBad => Level <= 2;
    public bool WaitsForReply => IsBad && RepliedAt is null;

    public static ProjectEvaluation Make(Guid id, Guid projectId, Guid personId, Guid? accountId, Guid? clerk, int level, string? text, DateTimeOffset now, DateOnly replyBy) => new()
    {
        Id = id, ProjectId = projectId, PersonId = personId, AccountId = accountId, EnteredBy = clerk, Level = level, Text = text,
        TextStanding = text is null ? TextStanding.None : TextStanding.Waiting, MadeAt = now, ReplyBy = level <= 2 ? replyBy : null,
    };

    public Result Moderate(bool show, string? reason)
    {
        if (Text is null) return EvaluationRefusals.NoText;
        if (!show && string.IsNullOrWhiteSpace(reason)) return EvaluationRefusals.HideReasonMissing;
        (TextStanding, HideReason) = (show ? TextStanding.Shown : TextStanding.Hidden, show ? null : reason!.Trim());
        return Result.Ok();
    }

    /// <summary>A reply may be put right; it never goes away.</summary>
    public Result Answer(string reply, Guid accountId, DateTimeOffset now)
    {
        (Reply, RepliedBy, RepliedAt) = (reply, accountId, RepliedAt ?? now);
        return Result.Ok();
    }

    public static LocalizedText Word(int level) => level switch
    {
        5 => new("非常满意", "Very good"),
        4 => new("满意", "Good"),
        3 => new("基本满意", "Fair"),
        2 => new("不满意", "Bad"),
        _ => new("非常不满意", "Very bad"),
    };
}

internal static class EvaluationRefusals
{
    public static readonly Refusal LevelMissing = new("microprojects.evaluation.level-missing", "请选满意程度。", "Please choose how good it is.", "Level");
    public static readonly Refusal Twice = new("microprojects.evaluation.twice", "您已经评价过这个项目，一人一次。", "You have evaluated this project already; once each.");
    public static readonly Refusal NotYet = new("microprojects.evaluation.not-yet", "验收通过以后才能评价。", "It can be evaluated once it is accepted.");
    public static readonly Refusal TooLate = new("microprojects.evaluation.too-late", "评价已经结束。", "The evaluation is over.");
    public static readonly Refusal NoText = new("microprojects.evaluation.no-text", "这条评价没有文字。", "This evaluation has no text.");
    public static readonly Refusal HideReasonMissing = new("microprojects.evaluation.hide-reason-missing", "不显示要写原因，写的人会看到。", "Please write why it is not shown; the writer reads it.", "HideReason");
    public static readonly Refusal ReplyMissing = new("microprojects.evaluation.reply-missing", "请写回复。", "Please write the reply.", "Reply");
    public static readonly Refusal NotFound = new("microprojects.evaluation.not-found", "没有这条评价。", "There is no such evaluation.");
}
