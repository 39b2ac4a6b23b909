using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Declarants;

/// <summary>Who declares, and in what capacity.</summary>
/// <param name="HasPlate">The plate was scanned; landlords, organisations and counters do without.</param>
/// <param name="SawPapers">A clerk saw the lease or the title.</param>
internal sealed record Declarant(DeclarantKind Kind, Guid AccountId, Guid? OrganisationId = null, bool HasPlate = false, bool SawPapers = false)
{
    /// <summary>The dwelling is the declarant's to give: the lease or the premises were confirmed before.</summary>
    public bool OwnsDwelling => Kind is DeclarantKind.Landlord or DeclarantKind.Organisation;
    public bool ProvesPlate => HasPlate || OwnsDwelling || SawPapers;
    public bool ProvesLease => OwnsDwelling || SawPapers;
}

/// <summary>What was typed about one person.</summary>
/// <param name="DocumentType">By its name in files and forms.</param>
internal sealed record DeclaredPerson(string? Name, string? DocumentType, string? Number, string? Phone, string? MoveIn);
