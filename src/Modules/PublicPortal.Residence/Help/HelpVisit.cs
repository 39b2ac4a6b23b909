using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Help;

internal enum HelpKind { Declare, Papers, Other }

internal enum HelpState
{
    Open,
    Done,
    /// <summary>Nobody was home. Told, and free to book again: never a penalty.</summary>
    Missed,
    /// <summary>It cannot be done at a door; the counter takes it over.</summary>
    Counter,
    Cancelled,
}

/// <summary>
/// 上门办证: somebody for whom the way to a counter is hard is visited at home. Why it is hard is theirs to say, in their own
/// words or not at all; no category of health or age is asked for or kept.
/// </summary>
internal sealed class HelpVisit : IVersioned
{
    public const string OneSeat = "ix_residence_help_grid_cell_id_day_half_seat", OneOpen = "ix_residence_help_account_id_dwelling_id";
    public const string WordsColumn = "residence_help.words", ForWhomColumn = "residence_help.for_whom";
    public const int MostWords = 200, MostForWhom = 20;

    public Guid Id { get; init; }

    /// <summary>Who asked: the person, or somebody for them.</summary>
    public Guid AccountId { get; init; }
    public HelpKind Kind { get; set; }

    /// <summary>Asked for by somebody else: told to the officer, who knows then whom to expect.</summary>
    public bool ForAnother { get; set; }
    public byte[]? ForWhomSealed { get; set; }
    public byte[]? WordsSealed { get; set; }
    public Guid DwellingId { get; init; }
    public Guid GridCellId { get; init; }
    public required string ScopePath { get; set; }

    /// <summary>One of the numbered seats of cell, day and half day: the unique index keeps a slot from being overbooked.</summary>
    public DateOnly Day { get; private set; }
    public VisitSlot Half { get; private set; }
    public int Seat { get; private set; }
    public HelpState State { get; private set; }
    public Guid? OfficerAccountId { get; private set; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? RemindedAt { get; set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    /// <summary>What the officer wrote for the person.</summary>
    public string? Note { get; private set; }
    public long Version { get; set; }

    public void Sit(DateOnly day, VisitSlot half, int seat)
    {
        (Day, Half, Seat) = (day, half, seat);
        RemindedAt = null;
    }

    public void Assign(Guid? officer) => OfficerAccountId = officer;

    public Result Cancel(DateTimeOffset now)
    {
        if (State != HelpState.Open) return HelpRefusals.Ended;
        (State, EndedAt) = (HelpState.Cancelled, now);
        return Result.Ok();
    }

    public Result Finish(HelpState how, Guid officer, string? note, DateTimeOffset now)
    {
        if (State != HelpState.Open) return HelpRefusals.Ended;
        if (Day > ChinaTime.Date(now)) return HelpRefusals.TooEarly;
        if (how == HelpState.Counter && string.IsNullOrEmpty(note)) return HelpRefusals.NoteMissing;
        (State, EndedBy, EndedAt, Note) = (how, officer, now, note);
        return Result.Ok();
    }
}
