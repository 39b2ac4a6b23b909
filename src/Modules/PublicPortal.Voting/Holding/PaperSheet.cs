namespace PublicPortal.Voting.Holding;

internal enum SheetKind { Paper, Hands }

/// <summary>
/// Votes on paper or by show of hands: voters are marked on the roll for it first, its sub-totals equal the marks, two
/// different clerks stand for it.
/// </summary>
internal sealed class PaperSheet
{
    public Guid Id { get; init; }
    public Guid PollId { get; init; }

    /// <summary>1, 2, 3 … within the poll.</summary>
    public int Number { get; init; }
    public SheetKind Kind { get; init; }
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who entered the numbers.</summary>
    public Guid? FirstClerkId { get; set; }
    public string? FirstClerk { get; set; }

    /// <summary>Who compared them with the sheet; never the same.</summary>
    public Guid? SecondClerkId { get; set; }
    public string? SecondClerk { get; set; }

    /// <summary>Canonical JSON: a list of <c>choice</c> (and <c>points</c>) with <c>count</c>.</summary>
    public string? Ballots { get; set; }
    public Guid? ScanFileId { get; set; }
    public string? ScanSha256 { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>In the roll and in the record.</summary>
    public string PublicId => PublicIdOf(Id);

    public static string PublicIdOf(Guid id) => id.ToString("N");

    /// <summary>Ballots, scan and clerks by which others must find the same numbers; a correction needs a second look again.</summary>
    public void Enter(string ballots, Guid scan, string sha256, Guid clerk, string name)
    {
        (Ballots, ScanFileId, ScanSha256, FirstClerkId, FirstClerk) = (ballots, scan, sha256, clerk, name);
        (SecondClerkId, SecondClerk, ConfirmedAt) = (null, null, null);
    }

    public Kernel.Result Confirm(Guid clerk, string name, int marks, DateTimeOffset now)
    {
        if (ConfirmedAt is not null) return VotingRefusals.SheetConfirmed;
        if (Ballots is null) return VotingRefusals.SheetEmpty;
        if (clerk == FirstClerkId || name == FirstClerk) return VotingRefusals.SheetSameClerk;
        if (SheetLines.Total(Ballots) != marks) return VotingRefusals.SheetTotals.With(SheetLines.Total(Ballots), marks);
        (SecondClerkId, SecondClerk, ConfirmedAt) = (clerk, name, now);
        return Kernel.Result.Ok();
    }
}
