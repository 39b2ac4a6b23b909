namespace PublicPortal.Voting.Holding;

/// <summary>
/// One of the two shares of a secret poll's private key. The site keeps it, sealed, only until its keeper has taken it and
/// typed it back; voting begins when it keeps neither. At the close the keepers bring them back.
/// </summary>
internal sealed class KeyShare
{
    public const string WaitingColumn = "voting_key_share.waiting", ReleasedColumn = "voting_key_share.released";

    public Guid Id { get; init; }
    public Guid PollId { get; init; }

    /// <summary>1 or 2.</summary>
    public int Place { get; init; }

    /// <summary>Named when the poll was announced, or whoever took it.</summary>
    public Guid? KeeperId { get; set; }
    public string? KeeperName { get; set; }

    /// <summary>SHA-256 of the share, 32 random bytes: tells a mistyped one, and nothing else.</summary>
    public required string ShareHash { get; init; }

    /// <summary>Sealed; null from the moment the keeper has it.</summary>
    public byte[]? Waiting { get; set; }
    public DateTimeOffset? KeptAt { get; set; }

    /// <summary>Sealed; brought back after the close.</summary>
    public byte[]? Released { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }

    public bool IsKept => KeptAt is not null;
}

/// <summary>The key pair that the site signs receipts and records with; made at first use.</summary>
internal sealed class SiteKeyRow
{
    public const string PrivateColumn = "voting_site_key.private_key";

    public Guid Id { get; init; }

    /// <summary>Always 1: there is one.</summary>
    public int Number { get; init; } = 1;
    public required string PublicKey { get; init; }
    public required byte[] PrivateKey { get; set; }
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>A piece of the published record, exactly as it is sent: the pieces in order are the file.</summary>
internal sealed class RecordPart
{
    /// <summary>In characters; a file of a million votes is some hundred pieces.</summary>
    public const int Length = 256 * 1024;

    public Guid PollId { get; init; }
    public int Number { get; init; }
    public required string Text { get; init; }
}
