using PublicPortal.Kernel;

namespace PublicPortal.Residence.Orders;

internal sealed record OrderIssued(Guid OrderId, Guid DeclarationId, Guid? OfficerAccountId, DateTimeOffset DueAt) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.order-issued";
}

internal sealed record OrderClosed(Guid OrderId, bool ByVisit) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.order-closed";
}

internal sealed record OrderHandedOver(Guid OrderId, Guid? From, Guid To) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.order-handed-over";
}

internal sealed record OrderEscalated(Guid OrderId) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.order-escalated";
}

/// <param name="Kept">The result came too late to count and is a record only.</param>
internal sealed record VisitMade(Guid OrderId, Guid? DeclarationId, VisitResult Result, KeptBecause? Kept = null) : PortalEvent
{
    public override Guid SubjectId => DeclarationId ?? OrderId;
    public override string Name => "residence.visit-made";
}

internal sealed record SlotChosen(Guid OrderId, DateOnly Day, VisitSlot Slot) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.slot-chosen";
}
