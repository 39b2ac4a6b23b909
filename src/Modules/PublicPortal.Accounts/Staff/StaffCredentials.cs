namespace PublicPortal.Accounts.Staff;

/// <summary>What an official proves themselves with.</summary>
internal sealed class StaffCredentials
{
    public Guid AccountId { get; init; }
    public string? PasswordHash { get; set; }

    /// <summary>Hash of the password that somebody else gave; only good for choosing an own one.</summary>
    public string? OneTimeHash { get; set; }
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>Wrong passwords or codes in a row; changed by one atomic statement only.</summary>
    public int Failures { get; set; }

    /// <summary>How many locks in a row; each doubles the next.</summary>
    public int Locks { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Sealed; present once the official has proved it with a code.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>Shown to the official, not proved yet. Sealed.</summary>
    public byte[]? NewTotpSecret { get; set; }

    /// <summary>The last 30-second step whose code was accepted: the same code is never accepted twice.</summary>
    public long LastTotpStep { get; set; }
}

/// <summary>A code for the day the phone is lost; good once.</summary>
internal sealed class RecoveryCode
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required byte[] Hash { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
