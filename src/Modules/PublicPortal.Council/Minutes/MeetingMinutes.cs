using System.Security.Cryptography;
using System.Text;
using PublicPortal.Council.Meetings;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Minutes;

/// <summary>会议记录: written from what happened, edited, signed by two different people, then published for good.</summary>
internal sealed class MeetingMinutes
{
    public const int TextLength = 20_000, Signatures = 2;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public required string Text { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What is signed: SHA-256 of the text, in lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public Result Write(string text, DateTimeOffset now)
    {
        if (PublishedAt is not null) return MinutesRefusals.Published;
        (Text, WrittenAt) = (text, now);
        return Result.Ok();
    }

    /// <summary>Whether somebody may sign what they have read, and whether it is published by that.</summary>
    /// <param name="signed">Who signed this very text already.</param>
    public Result<bool> Sign(Guid account, string? readHash, IReadOnlyCollection<Guid> signed, DateTimeOffset now)
    {
        if (PublishedAt is not null) return MinutesRefusals.Published;
        if (readHash != Hash) return MinutesRefusals.Changed;
        if (signed.Contains(account)) return MinutesRefusals.SignedTwice;
        var published = signed.Count + 1 >= Signatures;
        if (published) PublishedAt = now;
        return published;
    }
}

/// <summary>Somebody's name under a text. A text that is changed afterwards has lost its signatures.</summary>
internal sealed class MinutesSignature
{
    public const int NameLength = 100;

    public Guid Id { get; init; }
    public Guid MinutesId { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>As it stands under the minutes: name and office or post.</summary>
    public required string Name { get; init; }
    public required string TextHash { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A correction of published minutes, which themselves never change. Written by one person, confirmed by another.</summary>
internal sealed class MinutesAddendum
{
    public const int TextLength = 4000;

    public Guid Id { get; init; }
    public Guid MinutesId { get; init; }
    public int Number { get; init; }
    public required string Text { get; init; }
    public Guid WrittenBy { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Result Confirm(Guid by, DateTimeOffset now)
    {
        if (ConfirmedAt is not null) return MinutesRefusals.AddendumDone;
        if (by == WrittenBy) return MinutesRefusals.OwnAddendum;
        (ConfirmedBy, ConfirmedAt) = (by, now);
        return Result.Ok();
    }
}

internal static class MinutesRefusals
{
    public static readonly Refusal NotEnded = new("council.minutes.not-ended", "会议结束以后才能整理记录。", "Minutes are written after the meeting has ended.");
    public static readonly Refusal Published = new("council.minutes.published", "会议记录已经公布，不能再改。有错请写更正。", "The minutes are published and cannot change. Write a correction instead.");
    public static readonly Refusal NotPublished = new("council.minutes.not-published", "还没公布的记录直接改就行，不用写更正。", "Minutes that are not published are simply edited.");
    public static readonly Refusal Changed = new("council.minutes.changed", "您打开以后，记录又改过了。请看过现在的内容再签。", "The minutes were changed since you opened them. Read them again before signing.");
    public static readonly Refusal SignedTwice = new("council.minutes.signed-twice", "您已经签过了，另一签须由别人来签。", "You have signed already; somebody else must sign too.");
    public static readonly Refusal PollOpen = new("council.minutes.poll-open", "有表决还没有结果，等出了结果再签署。", "A vote has no result yet; sign when it has.");
    public static readonly Refusal None = new("council.minutes.none", "先整理会议记录。", "Write the minutes first.");
    public static readonly Refusal AddendumDone = new("council.minutes.addendum-done", "这份更正已经确认。", "This correction is confirmed already.");
    public static readonly Refusal OwnAddendum = new("council.minutes.addendum-own", "更正要由另一个人确认。", "Somebody else must confirm a correction.");
    public static readonly Refusal NoAddendum = new("council.minutes.addendum-none", "没有这份更正。", "There is no such correction.");
}

internal sealed record MinutesSigned(Guid MeetingId, Guid ByAccountId, string TextHash) : MeetingEvent(MeetingId)
{
    public override string Name => "council.minutes-signed";
}

internal sealed record MinutesPublished(Guid MeetingId, string TextHash) : MeetingEvent(MeetingId)
{
    public override string Name => "council.minutes-published";
}

internal sealed record MinutesCorrected(Guid MeetingId, int Number, Guid ByAccountId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.minutes-corrected";
}
