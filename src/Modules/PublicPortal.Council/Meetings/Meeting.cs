using PublicPortal.Council.Rules;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Meetings;

/// <summary>Changing: it was announced, and is being changed; a new notice follows.</summary>
internal enum MeetingStanding { Draft, Announced, Changing, Running, Ended, Cancelled }

/// <summary>A meeting of a council, from its agenda to its end.</summary>
internal sealed class Meeting
{
    public const int TitleLength = 100, PlaceLength = 120, ReasonLength = 300;

    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }
    public required string Title { get; set; }
    public required string Place { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public MeetingStanding Standing { get; private set; }

    /// <summary>The rules it is held by: those in force when it was announced last.</summary>
    public Guid? RulesId { get; private set; }
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>How often it was announced: 2 after one change.</summary>
    public int Notices { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The item that is dealt with now.</summary>
    public Guid? NowItemId { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>Adding to it locks the row: acts of one meeting come one after the other.</summary>
    public long Turns { get; private set; }

    public DateOnly Day => ChinaTime.Date(StartsAt);
    public bool IsPublic => Notices > 0;
    public bool IsEditable => Standing is MeetingStanding.Draft or MeetingStanding.Changing;

    /// <summary>Publishes agenda and papers and invites, in time before the day.</summary>
    public Result Announce(StandingRules rules, DateTimeOffset now)
    {
        if (!IsEditable) return MeetingRefusals.NotEditable;
        if (IsTooLate(Day, rules, now) is { } late) return late;
        (Standing, RulesId, AnnouncedAt, Notices) = (MeetingStanding.Announced, rules.Id, now, Notices + 1);
        return Result.Ok();
    }

    /// <summary>Opens an announced meeting for changes: only while a new notice can still be given in time, for this day or a later one.</summary>
    public Result Reopen(DateOnly day, TimeOnly time, StandingRules rules, DateTimeOffset now)
    {
        if (Standing != MeetingStanding.Announced) return MeetingRefusals.NotAnnounced;
        if (IsTooLate(day, rules, now) is { } late) return late with { Field = "Date" };
        (Standing, StartsAt) = (MeetingStanding.Changing, ChinaTime.At(day, time));
        return Result.Ok();
    }

    public Result Cancel(string reason)
    {
        if (Standing is not (MeetingStanding.Draft or MeetingStanding.Announced or MeetingStanding.Changing)) return MeetingRefusals.NotAnnounced;
        (Standing, CancelReason) = (MeetingStanding.Cancelled, reason);
        return Result.Ok();
    }

    /// <summary>Opens the hall: check-in begins.</summary>
    public Result Start(DateTimeOffset now)
    {
        if (Standing != MeetingStanding.Announced) return MeetingRefusals.NotAnnounced;
        if (now < StartsAt - MeetingRefusals.Early) return MeetingRefusals.TooEarly.With(ChinaTime.Show(StartsAt));
        (Standing, StartedAt) = (MeetingStanding.Running, now);
        return Result.Ok();
    }

    public Result TurnTo(Guid? itemId)
    {
        if (Standing != MeetingStanding.Running) return MeetingRefusals.NotRunning;
        NowItemId = itemId;
        return Result.Ok();
    }

    public Result End(DateTimeOffset now)
    {
        if (Standing != MeetingStanding.Running) return MeetingRefusals.NotRunning;
        (Standing, EndedAt, NowItemId) = (MeetingStanding.Ended, now, null);
        return Result.Ok();
    }

    private static Refusal? IsTooLate(DateOnly day, StandingRules rules, DateTimeOffset now)
    {
        var earliest = ChinaTime.Date(now).AddDays(rules.NoticeDays);
        return day < earliest ? MeetingRefusals.NoticeTooLate.With(rules.NoticeDays, ChinaTime.Show(earliest)) : null;
    }
}

internal enum ItemStanding { Planned, Done, Dropped }

/// <summary>One item of an agenda.</summary>
internal sealed class AgendaItem
{
    public const int TitleLength = 100, TextLength = 2000;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public int Place { get; set; }
    public required string Title { get; set; }
    public string Text { get; set; } = "";
    public int Minutes { get; set; }
    public ItemStanding Standing { get; set; }

    /// <summary>The matter of another module that is dealt with here.</summary>
    public Guid? BusinessId { get; init; }
}

/// <summary>A paper of an agenda: what members have before them, published with the notice.</summary>
internal sealed class AgendaPaper
{
    public const int TitleLength = 100;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ItemId { get; init; }
    public required string Title { get; init; }
    public Guid FileId { get; init; }

    /// <summary>Of the content as it is kept and sent, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public int Bytes { get; init; }
    public string Path => $"/council/papers/{Id}";
}
