namespace PublicPortal.Residents.Contracts;

/// <summary>Kinds of identity documents; in files and addresses by their names in <see cref="DocumentTypes"/>.</summary>
public enum DocumentType
{
    /// <summary>居民身份证, GB 11643.</summary>
    ResidentId,
    /// <summary>港澳台居民居住证.</summary>
    HmtPermit,
    /// <summary>外国人永久居留身份证.</summary>
    ForeignerId,
    /// <summary>护照.</summary>
    Passport,
}
