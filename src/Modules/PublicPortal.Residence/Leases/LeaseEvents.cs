using PublicPortal.Kernel;

namespace PublicPortal.Residence.Leases;

internal sealed record LandlordAsked(Guid DeclarationId, Guid ConfirmationId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.landlord-asked";
}

internal sealed record LandlordAnswered(Guid DeclarationId, LandlordAnswer Answer) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.landlord-answered";
}

/// <summary>A landlord took an answer back that was given by mistake.</summary>
internal sealed record LandlordTookBack(Guid DeclarationId, LandlordAnswer Answer) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.landlord-took-back";
}

internal sealed record LeaseEntered(Guid LeaseId, Guid DwellingId, LeaseState State) : PortalEvent
{
    public override Guid SubjectId => LeaseId;
    public override string Name => "residence.lease-entered";
}

internal sealed record LeaseCorrected(Guid LeaseId, DateOnly From, DateOnly? To) : PortalEvent
{
    public override Guid SubjectId => LeaseId;
    public override string Name => "residence.lease-corrected";
}

internal sealed record LeaseEnded(Guid LeaseId, DateOnly Day) : PortalEvent
{
    public override Guid SubjectId => LeaseId;
    public override string Name => "residence.lease-ended";
}

/// <summary>An official decided about a lease that a landlord had entered.</summary>
internal sealed record LeaseDecided(Guid LeaseId, bool Accepted) : PortalEvent
{
    public override Guid SubjectId => LeaseId;
    public override string Name => "residence.lease-decided";
}
