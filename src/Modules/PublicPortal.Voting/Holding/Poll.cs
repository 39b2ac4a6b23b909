using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Holding;

/// <summary>
/// A poll as it was announced, and how it stands. What was announced never changes. Standing, acceptance and outcome change by
/// conditional updates alone ("if it still stands so"), so that two nodes, or a clerk and a clock, cannot both do it.
/// </summary>
internal sealed class Poll
{
    public Guid Id { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    public required string ScopePath { get; init; }
    public required string SubjectPath { get; init; }
    public required string QuestionZh { get; init; }
    public required string QuestionEn { get; init; }

    /// <summary>Canonical JSON, as its hash names it.</summary>
    public required string Manifest { get; init; }
    public required string ManifestHash { get; init; }

    /// <summary>Titles and addresses of the papers; the manifest holds their hashes. JSON of <see cref="PollPaper"/>s.</summary>
    public required string Papers { get; init; }
    public bool IsSecret { get; init; }
    public bool IsBudget { get; init; }
    public bool ShowsRunningTally { get; init; }
    public int Members { get; init; }
    public DateTimeOffset AnnouncedAt { get; init; }
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }

    public PollStanding Standing { get; set; }

    /// <summary>
    /// The fence: a vote is written only together with the proof that this is still true. False while a secret poll waits
    /// for its keys, and for ever once closing has begun or the poll is cancelled.
    /// </summary>
    public bool IsAccepting { get; set; }

    /// <summary>When the fence was taken.</summary>
    public DateTimeOffset? FencedAt { get; set; }

    /// <summary>When it was counted, or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it was cancelled; published.</summary>
    public string? EndReason { get; set; }

    public PollOutcome? Outcome { get; set; }

    /// <summary>The member <c>result</c> of the record, canonical JSON.</summary>
    public string? Result { get; set; }
    public long? Yes { get; set; }
    public long? No { get; set; }
    public long? Abstain { get; set; }

    /// <summary>Marked on the roll.</summary>
    public int? TookPart { get; set; }

    /// <summary>Who counts for the quorum.</summary>
    public int? Present { get; set; }

    /// <summary>Secret polls, once both shares are released and the ballots are counted: the poll's private key, which is published.</summary>
    public string? OpenedKey { get; set; }

    /// <summary>Length in bytes of the published record; null while it is not written yet.</summary>
    public long? RecordBytes { get; set; }

    /// <summary>SHA-256 of the published record.</summary>
    public string? RecordHash { get; set; }

    /// <summary>Secret polls: the root of the board, as the record says it.</summary>
    public string? BoardRoot { get; set; }

    /// <summary>What the members are being told, a few hundred at a time; null when they know.</summary>
    public PollNews? News { get; set; }

    /// <summary>The last member who was told.</summary>
    public string? ToldUpTo { get; set; }

    public LocalizedText Question => new(QuestionZh, QuestionEn);

    /// <summary>As people see it: a poll is open from its hour on, also in the second before the clock's turn.</summary>
    public PollStanding StandingAt(DateTimeOffset now) => Standing switch
    {
        PollStanding.Announced when now >= OpensAt && IsAccepting => PollStanding.Open,
        PollStanding.Open when now >= ClosesAt => PollStanding.Closing,
        _ => Standing,
    };

    public string Path => PathOf(Id);

    public static string PathOf(Guid id) => $"/polls/{id}";
}

internal enum PollNews { Opened, Closed, Cancelled }
