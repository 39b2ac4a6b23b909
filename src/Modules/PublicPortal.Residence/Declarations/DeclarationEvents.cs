using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

internal sealed record DeclarationSubmitted(Guid DeclarationId, Guid PersonId, Guid? DwellingId, IReadOnlyList<string> Doubts) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-submitted";
}

internal sealed record DeclarationAccepted(Guid DeclarationId, Guid PersonId, bool ByRules) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-accepted";
}

internal sealed record DoubtsSettled(Guid DeclarationId, IReadOnlyList<string> Rules, string How) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.doubts-settled";
}

internal sealed record DeclarationRefused(Guid DeclarationId, Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-refused";
}

internal sealed record DeclarationWithdrawn(Guid DeclarationId, Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-withdrawn";
}

internal sealed record MovedOut(Guid DeclarationId, Guid PersonId, DateOnly Day) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.moved-out";
}

internal sealed record DeclarationCorrected(Guid DeclarationId, DateOnly From, DateOnly To) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-corrected";
}

internal sealed record ReviewAsked(Guid DeclarationId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.review-asked";
}

internal sealed record EarlierRecordsShown(Guid PersonId, int Count) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residence.earlier-records-shown";
}

internal sealed record LeasePhotoAdded(Guid DeclarationId, Guid FileId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.lease-photo-added";
}

/// <summary>It ended for a reason of its own: the dwelling is gone, or nobody was found there.</summary>
internal sealed record DeclarationEnded(Guid DeclarationId, Guid PersonId, EndReason Reason, DateOnly? Day) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-ended";
}

/// <summary>A doubt was raised after the rules had run: a landlord objects, or took a yes back.</summary>
internal sealed record DoubtRaised(Guid DeclarationId, string Rule) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.doubt-raised";
}
