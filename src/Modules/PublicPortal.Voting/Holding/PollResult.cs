using System.Text.Json.Nodes;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Holding;

/// <summary>Reads the member <c>result</c> of a record.</summary>
internal static class PollResult
{
    /// <summary>Ids of the chosen projects in the order chosen; empty for motions and before the count.</summary>
    public static IReadOnlyList<string> Selected(string? result) =>
        result is null || JsonNode.Parse(result)!["budget"] is not { } budget ? [] : [.. budget["selected"]!.AsArray().Select(s => s!.GetValue<string>())];

    /// <summary>Writes what was counted into the poll's own columns.</summary>
    public static void Apply(Poll poll, JsonObject result)
    {
        poll.Result = CanonicalJson.Write(result);
        if (result["motion"] is JsonObject motion)
        {
            (poll.Yes, poll.No, poll.Abstain) = (PollVerification.Number(motion, "yes"), PollVerification.Number(motion, "no"), PollVerification.Number(motion, "abstain"));
            poll.Outcome = PollVerification.Text(motion, "outcome") switch { "passed" => PollOutcome.Passed, "tied" => PollOutcome.Tied, "noQuorum" => PollOutcome.NoQuorum, _ => PollOutcome.Rejected };
        }
        else poll.Outcome = PollVerification.Text(result["budget"]!, "outcome") == "counted" ? PollOutcome.Counted : PollOutcome.NoQuorum;
    }
}
