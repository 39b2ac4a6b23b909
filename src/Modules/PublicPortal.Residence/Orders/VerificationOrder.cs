using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Orders;

internal enum OrderState
{
    Open,
    /// <summary>Nothing is left to look at: visited, or settled by the people themselves.</summary>
    Closed,
}

/// <summary>Why somebody goes to the door.</summary>
internal enum OrderKind
{
    /// <summary>Doubts about declarations.</summary>
    Declarations,
    /// <summary>The dwelling is let and nobody is declared there.</summary>
    Undeclared,
}

/// <summary>派单: one visit to one dwelling for all its doubts, with a due time, for the officer of the cell.</summary>
internal sealed class VerificationOrder : IVersioned
{
    public Guid Id { get; init; }
    public OrderKind Kind { get; set; }

    /// <summary>Null when the address is in no register; then it belongs to one declaration alone.</summary>
    public Guid? DwellingId { get; set; }
    public required string ScopePath { get; set; }
    public OrderState State { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its way on the workflow engine; null for orders from before there were cases.</summary>
    public Guid? CaseId { get; set; }
    public Guid? TaskId { get; set; }

    /// <summary>Copy of the engine's task, see <see cref="OrderCourse"/>.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Copy of the engine's task.</summary>
    public Guid? OfficerAccountId { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When it first rose to the street for being late.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>The slot that the resident chose after a visit to a closed door.</summary>
    public DateOnly? SlotDay { get; private set; }
    public VisitSlot? Slot { get; private set; }

    /// <summary>Who had it before it was handed over: a result made until then may still be under way.</summary>
    public Guid? FormerOfficerAccountId { get; private set; }

    /// <summary>The visit that left nothing to look at: by whom, and when it was made (not when its result arrived).</summary>
    public Guid? DoneBy { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public long Version { get; set; }

    public void Assign(Guid? officer)
    {
        if (OfficerAccountId is { } former && former != officer) FormerOfficerAccountId = former;
        OfficerAccountId = officer;
    }

    public void Done(Guid officer, DateTimeOffset visited) => (DoneBy, DoneAt) = (officer, visited);

    public void Close(DateTimeOffset now)
    {
        State = OrderState.Closed;
        ClosedAt = now;
    }

    public bool IsLate(DateTimeOffset now) => State == OrderState.Open && now > DueAt;

    /// <summary>The resident chooses when to be met.</summary>
    public Result Choose(DateOnly day, VisitSlot slot, DateOnly today)
    {
        if (State != OrderState.Open) return OrderRefusals.Closed;
        if (day <= today || day > today.AddDays(14)) return OrderRefusals.SlotOutOfReach;
        (SlotDay, Slot) = (day, slot);
        var end = ChinaTime.At(day, VisitSlots.End(slot));
        if (end > DueAt) DueAt = end;   // the resident asked for it: the officer is not late
        return Result.Ok();
    }

    /// <summary>Nobody was home: a new time is asked for, unless one was agreed after that visit.</summary>
    /// <returns>False when the agreed time is still to come and stays.</returns>
    public bool Missed(DateOnly visited)
    {
        if (SlotDay > visited) return false;
        (SlotDay, Slot) = (null, null);
        return true;
    }
}

internal enum VisitSlot { Morning, Afternoon, Evening }

internal static class VisitSlots
{
    public static TimeOnly End(VisitSlot slot) => slot switch
    {
        VisitSlot.Morning => new TimeOnly(12, 0),
        VisitSlot.Afternoon => new TimeOnly(18, 0),
        _ => new TimeOnly(21, 0),
    };

    public static LocalizedText Text(VisitSlot slot) => slot switch
    {
        VisitSlot.Morning => new("上午 9–12 点", "morning, 9 to 12"),
        VisitSlot.Afternoon => new("下午 2–6 点", "afternoon, 2 to 6"),
        _ => new("晚上 6–9 点", "evening, 6 to 9"),
    };
}

/// <summary>Which declarations an order is about.</summary>
internal sealed class OrderItem
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }
    public Guid DeclarationId { get; init; }

    /// <summary>When a visit or the person settled it.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}

internal enum VisitResult { Confirmed, Corrected, NotFound, Refused, NobodyHome }

/// <summary>Why a result changed nothing when it arrived; it is kept as a record of the visit.</summary>
internal enum KeptBecause { ColleagueFirst, HandedOver, Settled }

/// <summary>上门核查: what one visit found about one declaration; about all of the order when nobody was home.</summary>
internal sealed class VerificationVisit
{
    public const string OncePerKey = "ix_residence_visit_officer_account_id_send_key";

    public Guid Id { get; init; }
    public Guid OrderId { get; init; }

    /// <summary>Null for a visit that met nobody.</summary>
    public Guid? DeclarationId { get; init; }
    public Guid OfficerAccountId { get; init; }
    public VisitResult Result { get; init; }
    public string? Note { get; init; }
    public Guid? PhotoFileId { get; init; }

    /// <summary>When it was made at the door.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When its result arrived, where that was later.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Made when the form was opened: the same result sent twice is one. Kept for good, not for a day.</summary>
    public string? SendKey { get; init; }

    /// <summary>Null when the result counted.</summary>
    public KeptBecause? KeptBecause { get; init; }

    /// <summary>When an official opened the declaration again that this visit had refused.</summary>
    public DateTimeOffset? OverturnedAt { get; set; }
}
