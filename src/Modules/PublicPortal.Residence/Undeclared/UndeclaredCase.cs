using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Undeclared;

internal enum UndeclaredState
{
    /// <summary>Landlord and last contact were reminded.</summary>
    Reminded,
    /// <summary>Nobody declared after the reminders: an officer goes and looks.</summary>
    Ordered,
    /// <summary>Somebody declared.</summary>
    Declared,
    /// <summary>Nobody lives there now; asked again after a while.</summary>
    Vacant,
    /// <summary>It is no dwelling to live in.</summary>
    NotForLiving,
    /// <summary>The lease is over, and nobody said that people live there.</summary>
    LeaseOver,
    /// <summary>Demolished, or part of another dwelling now.</summary>
    DwellingGone,
}

/// <summary>无人申报: a dwelling that is let, or known to be lived in, and in which nobody is declared. It is about the dwelling; no person is compared with anything.</summary>
internal sealed class UndeclaredCase : IVersioned
{
    public Guid Id { get; init; }
    public Guid DwellingId { get; set; }
    public required string ScopePath { get; set; }
    public UndeclaredState State { get; private set; }

    /// <summary>Reminders sent so far.</summary>
    public int Rounds { get; private set; }
    public DateTimeOffset FoundAt { get; init; }

    /// <summary>When the next step is due; null while an officer has it.</summary>
    public DateTimeOffset? NextAt { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? OrderId { get; private set; }

    /// <summary>An officer saw that people live there: then no lease is needed to go on.</summary>
    public bool IsOccupied { get; set; }
    public long Version { get; set; }

    public bool IsOpen => SettledAt is null;

    public void Remind(DateTimeOffset next) => (State, Rounds, NextAt) = (UndeclaredState.Reminded, Rounds + 1, next);
    public void Order(Guid orderId) => (State, OrderId, NextAt) = (UndeclaredState.Ordered, orderId, null);

    /// <summary>An officer met somebody and asked them to declare: they get time for it.</summary>
    public void WaitForThem(DateTimeOffset next) => (State, OrderId, NextAt, IsOccupied) = (UndeclaredState.Reminded, null, next, true);

    public void Settle(UndeclaredState how, DateTimeOffset now) => (State, SettledAt, NextAt) = (how, now, null);
}

/// <summary>One round of reminders; unique per case and round, so that no dwelling is reminded twice in a round.</summary>
internal sealed class UndeclaredReminder
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public int Round { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public bool ToLandlord { get; init; }
    public bool ToLastContact { get; init; }
}

internal sealed record UndeclaredFound(Guid CaseId, Guid DwellingId) : PortalEvent
{
    public override Guid SubjectId => CaseId;
    public override string Name => "residence.undeclared-found";
}

internal sealed record UndeclaredReminded(Guid CaseId, int Round, bool ToLandlord, bool ToLastContact) : PortalEvent
{
    public override Guid SubjectId => CaseId;
    public override string Name => "residence.undeclared-reminded";
}

internal sealed record UndeclaredOrdered(Guid CaseId, Guid OrderId) : PortalEvent
{
    public override Guid SubjectId => CaseId;
    public override string Name => "residence.undeclared-ordered";
}

internal sealed record UndeclaredSettled(Guid CaseId, Guid DwellingId, UndeclaredState How) : PortalEvent
{
    public override Guid SubjectId => CaseId;
    public override string Name => "residence.undeclared-settled";
}
