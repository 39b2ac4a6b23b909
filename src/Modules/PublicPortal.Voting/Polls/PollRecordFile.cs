using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Polls;

/// <summary>Makes the file that is published when a poll has closed.</summary>
internal static class PollRecordFile
{
    public static string ManifestHash(JsonObject manifest) => CanonicalJson.Hash(PollVerification.ManifestDomain, CanonicalJson.Write(manifest));

    public static string ElectorateHash(JsonArray electorate) => CanonicalJson.Hash(PollVerification.ElectorateDomain, CanonicalJson.Write(electorate));

    /// <param name="parts"><c>electorate</c>, <c>roll</c>, <c>present</c>, <c>sheets</c> and <c>open</c> or <c>secret</c>, in any order of entries.</param>
    public static byte[] Write(JsonObject manifest, JsonObject parts, ECDsa siteKey)
    {
        var record = parts.DeepClone().AsObject();
        record["format"] = PollShape.Format;
        record["manifest"] = manifest.DeepClone();
        record["manifestHash"] = ManifestHash(manifest);
        Sort(record, "electorate", "member");
        Sort(record, "roll", "member");
        Sort(record, "sheets", "id");
        if (record["open"] is not null) Sort(record, "open", "member");
        if (record["secret"] is JsonObject secret)
        {
            Sort(secret, "ballots", "c");
            secret["root"] = SecretBallots.Root([.. secret["ballots"]!.AsArray().Select(b => PollVerification.Text(b!, "c"))]);
        }
        // Numbers as they will be read: counted is what is written.
        record = JsonNode.Parse(CanonicalJson.Write(record))!.AsObject();
        record["result"] = PollRecount.Result(record);
        record["signature"] = PollKeys.Sign(siteKey, PollShape.Format, PollVerification.SignedText(record));
        return CanonicalJson.Bytes(CanonicalJson.Write(record));
    }

    private static void Sort(JsonObject holder, string list, string by) =>
        holder[list] = new JsonArray([.. holder[list]!.AsArray().OrderBy(e => PollVerification.Text(e!, by), StringComparer.Ordinal).Select(e => e!.DeepClone())]);
}
