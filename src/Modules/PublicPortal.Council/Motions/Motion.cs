using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Motions;

internal enum MotionStanding { Moved, Voting, Carried, Lost, Chosen, NoQuorum, Tied, Withdrawn }

/// <summary>Something that the council is asked to decide, on an item of its agenda. Voted again, it keeps its row and gets a further poll.</summary>
internal sealed class Motion
{
    public const string SubjectKind = "council.motion";
    public const int TextLength = 1000, ReasonLength = 300;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ItemId { get; init; }

    /// <summary>1, 2, 3 … of its meeting.</summary>
    public int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>In English, where whoever put the matter gave it.</summary>
    public string? TextEn { get; init; }

    /// <summary>The member who moved it; null for a matter that was put before the council.</summary>
    public Guid? MoverId { get; init; }
    public Guid? BusinessId { get; init; }
    public MotionStanding Standing { get; private set; }

    /// <summary>The newest poll on it.</summary>
    public Guid? PollId { get; private set; }
    public DateTimeOffset MovedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    public LocalizedText Words => new(Text, TextEn ?? Text);
    public bool IsOpen => Standing is MotionStanding.Moved or MotionStanding.NoQuorum or MotionStanding.Tied;

    public Result PutToVote(Guid pollId)
    {
        if (!IsOpen) return MotionRefusals.NotOpen;
        (Standing, PollId, DecidedAt) = (MotionStanding.Voting, pollId, null);
        return Result.Ok();
    }

    /// <summary>The poll has closed. Nothing happens for another poll than the newest.</summary>
    public bool Decide(Guid pollId, PollOutcome outcome, DateTimeOffset now)
    {
        if (Standing != MotionStanding.Voting || PollId != pollId) return false;
        Standing = outcome switch
        {
            PollOutcome.Passed => MotionStanding.Carried,
            PollOutcome.Rejected => MotionStanding.Lost,
            PollOutcome.Counted => MotionStanding.Chosen,
            PollOutcome.NoQuorum => MotionStanding.NoQuorum,
            _ => MotionStanding.Tied,
        };
        DecidedAt = now;
        return true;
    }

    /// <summary>The poll was cancelled: it may be put to vote again.</summary>
    public bool BackFromVote(Guid pollId)
    {
        if (Standing != MotionStanding.Voting || PollId != pollId) return false;
        Standing = MotionStanding.Moved;
        return true;
    }

    /// <summary>While it is voted on, only after the poll was cancelled.</summary>
    public Result Withdraw(string reason)
    {
        if (!IsOpen) return MotionRefusals.NotOpen;
        (Standing, WithdrawnBecause) = (MotionStanding.Withdrawn, reason);
        return Result.Ok();
    }
}

internal static class MotionWords
{
    public static LocalizedText Title(this MotionStanding standing) => standing switch
    {
        MotionStanding.Moved => new("待表决", "To be voted on"),
        MotionStanding.Voting => new("正在表决", "Being voted on"),
        MotionStanding.Carried => new("通过", "Carried"),
        MotionStanding.Lost => new("未通过", "Not carried"),
        MotionStanding.Chosen => new("已选出项目", "Projects chosen"),
        MotionStanding.NoQuorum => new("人数不足，表决无效", "No quorum, not valid"),
        MotionStanding.Tied => new("票数相同，须再议", "Equal votes, to be voted again"),
        _ => new("已撤回", "Withdrawn"),
    };
}
