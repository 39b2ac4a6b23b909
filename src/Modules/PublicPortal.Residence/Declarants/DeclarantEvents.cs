using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Declarants;

/// <summary>The person of a declaration made by somebody else says that they do not live there.</summary>
internal sealed record PersonObjected(Guid DeclarationId, Guid PersonId, bool SomebodyLooks) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.person-objected";
}

/// <summary>The person made a declaration by somebody else their own.</summary>
internal sealed record DeclarationTakenOver(Guid DeclarationId, Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declaration-taken-over";
}

/// <summary>A declaration was made for somebody by another.</summary>
internal sealed record DeclaredForOther(Guid DeclarationId, DeclarantKind By, Guid? OrganisationId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.declared-for-other";
}
