using System.Globalization;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Polls;

/// <summary>
/// Recomputes a published poll from its file alone. Says everything that is wrong, not only the first thing; the stand-alone
/// verifier (<c>wwwroot/verify-poll.mjs</c>) makes the same checks in the same order, and a test compares the two.
/// </summary>
internal sealed class PollVerification
{
    public const string ManifestDomain = "publicportal-manifest/1", ElectorateDomain = "publicportal-electorate/1", Online = "online";

    /// <summary>With one of these the ballots cannot be counted, so nothing is said about the result.</summary>
    private static readonly string[] Uncountable = ["quorum", "option", "kind", "cost", "rule", "marks", "choice"];

    private readonly JsonObject record;
    private readonly JsonObject manifest;
    private readonly List<PollDefect> defects = [];

    private PollVerification(JsonObject record) => (this.record, manifest) = (record, record["manifest"]!.AsObject());

    public static (IReadOnlyList<PollDefect> Defects, JsonObject? Record) Verify(ReadOnlySpan<byte> file)
    {
        var (document, canonical) = CanonicalJson.Parse(file);
        if (document is null) return ([new PollDefect("json", "")], null);
        if (!canonical) return ([new PollDefect("canonical", "")], null);
        if (PollShape.Differs(document) is { } path) return ([new PollDefect("shape", path)], null);
        var verification = new PollVerification(document.AsObject());
        verification.Check();
        return (verification.defects, document.AsObject());
    }

    private void Check()
    {
        CheckSignatures();
        if (!CheckManifest()) return;
        CheckRoll();
        if (record["secret"] is JsonObject secret) CheckSecret(secret);
        else CheckOpen(record["open"]!.AsArray());
        CheckChoices();
        if (!defects.Exists(d => Uncountable.Contains(d.Code))) CheckResult();
    }

    private void CheckSignatures()
    {
        if (CanonicalJson.Hash(ManifestDomain, CanonicalJson.Write(manifest)) != Text(record, "manifestHash")) Wrong("manifest-hash", "manifestHash");
        if (!PollKeys.Signed(Text(manifest, "siteKey"), PollShape.Format, SignedText(record), Text(record, "signature"))) Wrong("signature", "signature");
    }

    /// <summary>False if the parts of the file do not belong together.</summary>
    private bool CheckManifest()
    {
        if (Number(manifest, "opens") >= Number(manifest, "closes")) Wrong("times", "manifest.closes");
        var quorum = manifest["quorum"]!.AsObject();
        if (Number(quorum, "denominator") is < 1 or > 1000 || Number(quorum, "numerator") > Number(quorum, "denominator")) Wrong("quorum", "manifest.quorum");
        var options = manifest["options"]!.AsArray();
        var ids = options.Select(o => Text(o!, "id")).ToList();
        for (var i = 0; i < ids.Count; i++)
            if (ids.IndexOf(ids[i]) < i) Wrong("option", $"manifest.options[{i}]");
        var motion = Text(manifest, "kind") == "motion";
        var fits = motion
            ? manifest["majority"] is not null && manifest["count"] is null && ids.SequenceEqual(PollRecount.MotionChoices) && options.All(o => o!["cost"] is null)
            : manifest["majority"] is null && manifest["count"] is not null;
        if (!fits) Wrong("kind", "manifest.kind");
        else if (!motion)
        {
            var count = manifest["count"]!.AsObject();
            if (!PollRecount.Sound(count)) Wrong("rule", "manifest.count");
            for (var i = 0; i < options.Count; i++)
                if (options[i]!["cost"] is not { } cost || cost.GetValue<long>() < 1 || cost.GetValue<long>() > Number(count, "budget")) Wrong("cost", $"manifest.options[{i}]");
        }
        var secret = Text(manifest, "secrecy") == "secret";
        if (secret == record["secret"] is not null && secret == manifest["pollKey"] is not null && secret == record["open"] is null) return true;
        Wrong("secrecy", "manifest.secrecy");
        return false;
    }

    private void CheckRoll()
    {
        var electorate = record["electorate"]!.AsArray();
        Ordered(electorate, "member", "electorate");
        var named = manifest["electorate"]!.AsObject();
        if (CanonicalJson.Hash(ElectorateDomain, CanonicalJson.Write(electorate)) != Text(named, "hash")) Wrong("electorate-hash", "electorate");
        if (electorate.Count != Number(named, "size")) Wrong("electorate-size", "electorate");

        var (roll, sheets) = (record["roll"]!.AsArray(), record["sheets"]!.AsArray());
        Ordered(sheets, "id", "sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            var clerks = sheets[i]!["clerks"]!.AsArray().Select(c => c!.GetValue<string>()).ToList();
            if (clerks.Count != 2 || clerks[0] == clerks[1] || clerks.Contains("") || Text(sheets[i]!, "id") == Online) Wrong("clerks", $"sheets[{i}]");
            var votes = sheets[i]!["ballots"]!.AsArray().Sum(b => (decimal)Number(b!, "count"));
            if (votes != roll.Count(r => Text(r!, "by") == Text(sheets[i]!, "id"))) Wrong("marks", $"sheets[{i}]");
        }
        Ordered(roll, "member", "roll");
        var (members, ways) = (Values(electorate, "member"), Values(sheets, "id"));
        for (var i = 0; i < roll.Count; i++)
        {
            if (!members.Contains(Text(roll[i]!, "member"))) Wrong("stranger", $"roll[{i}]");
            if (Text(roll[i]!, "by") != Online && !ways.Contains(Text(roll[i]!, "by"))) Wrong("unknown-sheet", $"roll[{i}]");
        }
        if (Number(record, "present") < roll.Count || Number(record, "present") > electorate.Count) Wrong("present", "present");
    }

    private List<string> VotedOnline() => [.. record["roll"]!.AsArray().Where(r => Text(r!, "by") == Online).Select(r => Text(r!, "member"))];

    private void CheckOpen(JsonArray ballots)
    {
        var online = VotedOnline();
        var marked = online.ToHashSet(StringComparer.Ordinal);
        Ordered(ballots, "member", "open");
        for (var i = 0; i < ballots.Count; i++)
            if (!marked.Contains(Text(ballots[i]!, "member"))) Wrong("not-on-roll", $"open[{i}]");
        if (ballots.Count != online.Count) Wrong("ballot-count", "open");
    }

    private void CheckSecret(JsonObject secret)
    {
        var (ballots, hash) = (secret["ballots"]!.AsArray(), Text(record, "manifestHash"));
        var privateKey = Convert.FromHexString(Text(secret, "key"));
        using var key = PollKeyShares.Belongs(privateKey, Text(manifest, "pollKey")) ? PollKeyShares.Open(privateKey) : null;
        if (key is null) Wrong("poll-key", "secret.key");
        Ordered(ballots, "c", "secret.ballots");
        for (var i = 0; i < ballots.Count; i++)
        {
            var ballot = ballots[i]!.AsObject();
            if (ballot.Count < 5)
            {
                // Spoiled: only the bare sealed text is listed, and it must not hold a ballot that this poll allows.
                if (ballot.Count != 2 || key is not null && SecretBallots.Read(key, manifest, hash, Text(ballot, "c"), Text(ballot, "sealed")) is not null) Wrong("spoiled", $"secret.ballots[{i}]");
                continue;
            }
            var opening = SecretBallots.Opening(ballot);
            if (SecretBallots.Commitment(hash, opening) != Text(ballots[i]!, "c")) Wrong("commitment", $"secret.ballots[{i}]");
            if (key is not null && SecretBallots.Open(key, hash, Text(ballots[i]!, "c"), Text(ballots[i]!, "sealed")) != opening) Wrong("sealed", $"secret.ballots[{i}]");
        }
        if (SecretBallots.Root([.. ballots.Select(b => Text(b!, "c"))]) != Text(secret, "root")) Wrong("root", "secret.root");
        if (ballots.Count != VotedOnline().Count) Wrong("ballot-count", "secret.ballots");
    }

    private void CheckChoices()
    {
        if (defects.Exists(d => d.Code is "kind" or "option" or "cost" or "rule")) return;
        foreach (var (ballot, path) in PollRecount.Ballots(record))
            if (!PollRecount.Allowed(manifest, ballot)) Wrong("choice", path);
    }

    private void CheckResult()
    {
        var (expected, given) = (PollRecount.Result(record), record["result"]!.AsObject());
        foreach (var part in new[] { "budget", "motion" })
        {
            var (right, said) = (expected[part]?.AsObject(), given[part]?.AsObject());
            if ((right is null) != (said is null)) Wrong("result", $"result.{part}");
            else if (right is not null)
                foreach (var (name, value) in right.OrderBy(m => m.Key, StringComparer.Ordinal))
                    if (CanonicalJson.Write(value) != CanonicalJson.Write(said![name])) Wrong("result", $"result.{part}.{name}");
        }
    }

    /// <summary>Everything but the signature.</summary>
    public static string SignedText(JsonObject record)
    {
        var copy = record.DeepClone().AsObject();
        copy.Remove("signature");
        return CanonicalJson.Write(copy);
    }

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    public static long Number(JsonNode node, string name) => node[name]!.GetValue<long>();

    private static HashSet<string> Values(JsonArray list, string name) => list.Select(e => Text(e!, name)).ToHashSet(StringComparer.Ordinal);

    private void Ordered(JsonArray list, string name, string path)
    {
        for (var i = 1; i < list.Count; i++)
            if (string.CompareOrdinal(Text(list[i - 1]!, name), Text(list[i]!, name)) >= 0) Wrong("order", $"{path}[{i}]");
    }

    private void Wrong(string code, string path) => defects.Add(new PollDefect(code, path));
}
