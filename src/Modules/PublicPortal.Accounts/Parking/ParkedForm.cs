namespace PublicPortal.Accounts.Parking;

/// <summary>A form that was sent after its session had ended; given back once, to the same browser, person and page.</summary>
internal sealed class ParkedForm
{
    public Guid Id { get; init; }

    /// <summary>Of the random token in the browser's cookie.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Whose session had ended; null when that is not known any more.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Path and query of the page, hashed: addresses may carry tokens.</summary>
    public required byte[] PageHash { get; init; }

    /// <summary>The fields, sealed with data protection.</summary>
    public required byte[] Payload { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}
