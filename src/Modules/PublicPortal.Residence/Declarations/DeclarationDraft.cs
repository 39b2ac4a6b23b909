namespace PublicPortal.Residence.Declarations;

/// <summary>A declaration being filled in, kept for the account that began it; deleted when submitted or after some days.</summary>
internal sealed class DeclarationDraft
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public Guid? DwellingId { get; set; }

    /// <summary>Of the community, when the address is in no register.</summary>
    public Guid? CommunityId { get; set; }

    /// <summary>The scanned token was the plate's own.</summary>
    public bool HasPlate { get; set; }

    /// <summary>What was typed, as sealed JSON: see <see cref="DraftContent"/>.</summary>
    public byte[]? Content { get; set; }

    /// <summary>What the register said when the two items were typed.</summary>
    public Residents.Contracts.RegisterAnswer Register { get; set; }

    /// <summary>Earlier records were shown before there was a person to record it with; how many.</summary>
    public int? EarlierToRecord { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <param name="DocumentType">By its name in files and forms.</param>
internal sealed record DraftContent(string Name, string DocumentType, string Number, string? Address = null);
