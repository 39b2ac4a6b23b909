using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>A person became known to the portal, or an account became its person.</summary>
public sealed record PersonIdentified(Guid PersonId, Guid? OwnerAccountId, string MaskedName) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.person-identified";
}

/// <summary>Somebody gave a known number that did not fit; the owner sees it among the looks at their data.</summary>
public sealed record IdentityMismatched(Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.identity-mismatched";
}

/// <summary>The register answered what it had left open; doubts that waited for it can be settled.</summary>
public sealed record PersonRegisterAnswered(Guid PersonId, RegisterAnswer Answer, VerifiedLevel Level) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.register-answered";
}

/// <summary>A name was put right after the register agreed with it.</summary>
public sealed record PersonRenamed(Guid PersonId, string MaskedName) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.person-renamed";
}

/// <summary>An official saw the person and the document at a counter.</summary>
public sealed record PersonSeen(Guid PersonId, DocumentType DocumentType) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.person-seen";
}

public sealed record HomeCommunitySet(Guid PersonId, Guid CommunityId, HomeCommunitySource Source) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.home-community-set";
}

/// <summary>An official found the person by document or phone and saw the masked entry.</summary>
public sealed record PersonFound(Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.person-found";
}

/// <summary>An official saw the whole name and number.</summary>
public sealed record IdentityRevealed(Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.identity-revealed";
}

/// <summary>An official opened a picture that holds data of the person: a lease, a photo of a visit.</summary>
public sealed record PictureSeen(Guid PersonId, Guid FileId) : PortalEvent
{
    public override Guid SubjectId => PersonId;
    public override string Name => "residents.picture-seen";
}

/// <summary>A guardian named a child, or a counter confirmed it, or the link ended.</summary>
public sealed record GuardianLinkChanged(Guid ChildPersonId, Guid GuardianPersonId, string Status) : PortalEvent
{
    public override Guid SubjectId => ChildPersonId;
    public override string Name => "residents.guardian-link-changed";
}

/// <summary>An account confirmed a phone number, or took it away.</summary>
public sealed record PhoneChanged(Guid AccountId, bool IsConfirmed) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => "residents.phone-changed";
}
