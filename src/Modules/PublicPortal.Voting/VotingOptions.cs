using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Voting;

/// <summary>Section <c>Voting</c>.</summary>
internal sealed class VotingOptions
{
    /// <summary>How long after the closing time the fence is taken: what had arrived whole by then is written meanwhile.</summary>
    [Range(0, 120)] public int DrainSeconds { get; set; } = 5;

    /// <summary>Up to so many members the record is written in the act that closes the poll; else right after it.</summary>
    [Range(1, 100_000)] public int RecordAtOnceMembers { get; set; } = 2000;

    /// <summary>Most points that a ballot may give to one project.</summary>
    [Range(1, 1000)] public int MostPoints { get; set; } = 10;
}
