namespace PublicPortal.Accounts.Challenges;

internal enum ChallengeKind { NewPasskey, UsePasskey, BindWeChat }

/// <summary>Something that was begun in a browser and is finished minutes later, once, on any node.</summary>
internal sealed class Challenge
{
    public Guid Id { get; init; }
    public ChallengeKind Kind { get; init; }

    /// <summary>Of the random token that the browser holds.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Whose it is; null where nobody is signed in yet.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What the server must remember to check the answer; no secret.</summary>
    public required byte[] State { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}
