using System.Text.Json.Nodes;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Results;

/// <summary>How an open poll stands before it closes, where the plan said that it may be seen.</summary>
/// <param name="Votes">By option, in the manifest's order.</param>
internal sealed record RunningTally(int TookPart, IReadOnlyList<long> Votes);

/// <summary>All that anybody may know of one poll, save its long lists.</summary>
/// <param name="Papers">With their titles, in the manifest's order.</param>
/// <param name="Result">The member <c>result</c> of the record; null before it is counted.</param>
/// <param name="Sheets">Votes on paper or by show of hands, each by itself.</param>
/// <param name="RecordBytes">Size of the published file; null before it is written.</param>
/// <param name="RecordHash">SHA-256 of the published file.</param>
/// <param name="Root">Of the board of a secret poll.</param>
internal sealed record PublicPoll(
    PollState State, JsonObject Manifest, IReadOnlyList<PollPaper> Papers, JsonObject? Result, IReadOnlyList<PublishedSheet> Sheets, RunningTally? Tally,
    DateTimeOffset AnnouncedAt, DateTimeOffset? EndedAt, string? CancelReason, int? Present, long? RecordBytes, string? RecordHash, string? Root);

/// <param name="By"><c>online</c>, a sheet's id, or null for who did not take part, and before the close.</param>
/// <param name="Ballot">Open polls after the close: <c>choice</c>; null on paper.</param>
internal sealed record RollRow(string Member, string Name, string? By, JsonNode? Ballot);

/// <param name="Opening">Choice, phrase and random number; null where the sealed text does not open to a ballot of this poll.</param>
internal sealed record BoardRow(string Commitment, JsonNode? Opening);

/// <summary>What a list says of a poll.</summary>
internal sealed record PollLine(Guid Id, string ScopePath, Kernel.LocalizedText Question, PollStanding Standing, bool Secret, DateTimeOffset Opens, DateTimeOffset Closes, DateTimeOffset? EndedAt, PollOutcome? Outcome);
