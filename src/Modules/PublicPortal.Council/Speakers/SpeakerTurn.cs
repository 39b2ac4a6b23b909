using PublicPortal.Kernel;

namespace PublicPortal.Council.Speakers;

/// <summary>One person's turn to speak on an item: waiting, speaking, or done.</summary>
internal sealed class SpeakerTurn
{
    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ItemId { get; init; }
    public Guid MembershipId { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Finished, or taken off the list before speaking.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsWaiting => StartedAt is null && EndedAt is null;
    public bool IsSpeaking => StartedAt is not null && EndedAt is null;

    public int Seconds(DateTimeOffset now) => StartedAt is { } from ? (int)((EndedAt ?? now) - from).TotalSeconds : 0;

    public void Start(DateTimeOffset now) => StartedAt ??= now;

    public void Stop(DateTimeOffset now) => EndedAt ??= now;
}

internal static class SpeakerRefusals
{
    public static readonly Refusal NotOpen = new("council.speakers.closed", "现在没有在讨论的议题，不能排队发言。", "No item is being debated now.");
    public static readonly Refusal NotPresent = new("council.speakers.not-present", "先签到，再报名发言。", "Check in first, then ask to speak.");
    public static readonly Refusal Already = new("council.speakers.already", "已经在发言名单里了。", "On the list already.");
    public static readonly Refusal NotListed = new("council.speakers.not-listed", "不在发言名单里。", "Not on the list.");
}
