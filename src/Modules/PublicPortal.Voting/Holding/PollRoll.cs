namespace PublicPortal.Voting.Holding;

/// <summary>One member of the electorate, frozen when the poll was announced.</summary>
internal sealed class PollVoter
{
    public Guid PollId { get; init; }

    /// <summary>An id of this poll only: 16 random hexadecimal digits. The published files name members by it.</summary>
    public required string Member { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>As published; masked unless the member agreed to be named.</summary>
    public required string Name { get; init; }
}

/// <summary>The roll: this member has taken part. One row for each, whichever way: one person, one vote.</summary>
internal sealed class PollMark
{
    public Guid PollId { get; init; }
    public required string Member { get; init; }

    /// <summary><c>online</c>, or the id of a sheet.</summary>
    public required string By { get; init; }
}

/// <summary>An open ballot; may change until the close.</summary>
internal sealed class OpenBallot
{
    public Guid PollId { get; init; }
    public required string Member { get; init; }

    /// <summary>Canonical JSON of <c>choice</c> and, in that form, <c>points</c>.</summary>
    public required string Choice { get; set; }
    public DateTimeOffset CastAt { get; set; }
}

/// <summary>What an open ballot said before it was changed.</summary>
internal sealed class PastBallot
{
    public Guid Id { get; init; }
    public Guid PollId { get; init; }
    public required string Member { get; init; }
    public required string Choice { get; init; }
    public DateTimeOffset CastAt { get; init; }
    public DateTimeOffset ReplacedAt { get; init; }
}

/// <summary>
/// A secret ballot while the poll runs: no member, no time, no order. Its id is random, its table has no row numbers on
/// SQLite, and each transaction that adds one writes others anew with it (docs/adr/0016).
/// </summary>
internal sealed class SecretBallot
{
    public Guid PollId { get; init; }

    /// <summary>UUID version 4: random, unlike all other ids.</summary>
    public Guid Id { get; init; }
    public required string Commitment { get; init; }

    /// <summary>Hexadecimal; opens with the poll's key alone.</summary>
    public required string Sealed { get; init; }
}

/// <summary>A secret ballot after the close, in the order of commitments: the board.</summary>
internal sealed class BoardBallot
{
    public Guid PollId { get; init; }
    public required string Commitment { get; init; }
    public required string Sealed { get; init; }

    /// <summary>Canonical JSON of choice, phrase, random number and points; null where it does not open to a ballot of this poll.</summary>
    public string? Opening { get; init; }
}
