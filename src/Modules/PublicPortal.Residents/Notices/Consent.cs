namespace PublicPortal.Residents.Notices;

/// <summary>Which version of a processing's notice an account was shown, and when (PIPL arts 17–18). Kept as proof.</summary>
internal sealed class NoticeTold
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>Name of the processing in <c>content/notices</c>.</summary>
    public required string Processing { get; init; }
    public int Version { get; init; }
    public DateTimeOffset ToldAt { get; init; }
}

/// <summary>A consent, only where consent is the basis; given and withdrawn, never deleted (PIPL arts 14–16).</summary>
internal sealed class Consent
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required string Processing { get; init; }

    /// <summary>The version of the notice that was agreed to.</summary>
    public int Version { get; init; }
    public DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt = now;
}
