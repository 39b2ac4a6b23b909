using PublicPortal.Kernel;

namespace PublicPortal.Residents.Organisations;

internal sealed record OrganisationRegistered(Guid OrganisationId, string CreditCode) : PortalEvent
{
    public override Guid SubjectId => OrganisationId;
    public override string Name => "residents.organisation-registered";
}

/// <param name="ByRegister">The register names the first agent as legal representative; else a clerk saw papers.</param>
internal sealed record OrganisationDecided(Guid OrganisationId, bool Confirmed, bool ByRegister) : PortalEvent
{
    public override Guid SubjectId => OrganisationId;
    public override string Name => "residents.organisation-decided";
}
