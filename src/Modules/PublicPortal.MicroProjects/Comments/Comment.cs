using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Comments;

internal enum CommentStanding { Waiting, Shown, Hidden, Deleted }

/// <summary>A word about a proposal, one level deep. What is hidden leaves a line that says so, with the reason.</summary>
internal sealed class Comment : IVersioned
{
    public const int TextLength = 300, ReasonLength = 200;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public Guid AuthorAccountId { get; set; }

    /// <summary>Masked.</summary>
    public required string AuthorName { get; init; }

    /// <summary>The writer lives in the community, as it was known then.</summary>
    public bool IsNeighbour { get; init; }
    public required string Text { get; set; }
    public DateTimeOffset At { get; init; }
    public CommentStanding Standing { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>What the writer says against the hiding; a second official answers.</summary>
    public string? Appeal { get; private set; }
    public DateTimeOffset? AppealedAt { get; private set; }
    public string? AppealAnswer { get; private set; }
    public Guid? ModeratedBy { get; private set; }
    public DateTimeOffset? ModeratedAt { get; private set; }
    public long Version { get; set; }

    public bool AppealWaits => Appeal is not null && AppealAnswer is null;

    public void ShowAtOnce() => Standing = CommentStanding.Shown;

    public Result Show(Guid by, DateTimeOffset now)
    {
        if (Standing is not (CommentStanding.Waiting or CommentStanding.Hidden)) return CommentRefusals.Settled;
        if (AppealWaits) return CommentRefusals.AppealFirst;
        (Standing, Reason, ModeratedBy, ModeratedAt) = (CommentStanding.Shown, null, by, now);
        return Result.Ok();
    }

    public Result Hide(string? reason, Guid by, DateTimeOffset now)
    {
        if (Standing is not (CommentStanding.Waiting or CommentStanding.Shown)) return CommentRefusals.Settled;
        if (string.IsNullOrWhiteSpace(reason)) return CommentRefusals.ReasonMissing;
        (Standing, Reason, ModeratedBy, ModeratedAt) = (CommentStanding.Hidden, reason.Trim(), by, now);
        return Result.Ok();
    }

    /// <summary>Once, against one hiding.</summary>
    public Result Object(string? why, DateTimeOffset now)
    {
        if (Standing != CommentStanding.Hidden) return CommentRefusals.NotHidden;
        if (Appeal is not null) return CommentRefusals.AppealedAlready;
        if (string.IsNullOrWhiteSpace(why)) return CommentRefusals.AppealMissing;
        (Appeal, AppealedAt) = (why.Trim(), now);
        return Result.Ok();
    }

    /// <summary>By another official than the one who hid it.</summary>
    public Result AnswerAppeal(bool show, string? answer, Guid by, DateTimeOffset now)
    {
        if (!AppealWaits) return CommentRefusals.Settled;
        if (by == ModeratedBy) return CommentRefusals.AppealSamePerson;
        if (string.IsNullOrWhiteSpace(answer)) return CommentRefusals.ReasonMissing;
        AppealAnswer = answer.Trim();
        if (show) (Standing, Reason, ModeratedAt) = (CommentStanding.Shown, null, now);
        return Result.Ok();
    }

    public Result Delete()
    {
        if (Standing == CommentStanding.Deleted) return CommentRefusals.Settled;
        (Standing, Text) = (CommentStanding.Deleted, "");
        return Result.Ok();
    }
}
