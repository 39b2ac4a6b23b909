namespace PublicPortal.Residence.Leases;

/// <summary>租约 of a dwelling. The landlord is found by the blind index of the document, so that an account can come later.</summary>
internal sealed class Lease
{
    public Guid Id { get; init; }
    public Guid DwellingId { get; init; }
    public required byte[] LandlordName { get; set; }
    public Residents.Contracts.DocumentType LandlordDocumentType { get; set; }
    public required byte[] LandlordNumber { get; set; }
    public required byte[] LandlordIndex { get; set; }
    public DateOnly From { get; set; }

    /// <summary>Last day; null when it runs on.</summary>
    public DateOnly? To { get; set; }

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

internal enum LandlordAnswer { Yes, No, Silence }

/// <summary>The question to a landlord whether a person lives in the dwelling.</summary>
internal sealed class LandlordConfirmation
{
    public Guid Id { get; init; }
    public Guid DeclarationId { get; init; }
    public Guid DwellingId { get; init; }

    /// <summary>The landlord's person; only their account may answer.</summary>
    public Guid LandlordPersonId { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>From then on silence counts as a yes.</summary>
    public DateTimeOffset SilenceCountsAt { get; init; }
    public LandlordAnswer? Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
}
