using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

/// <summary>Small polls as they are published. Members are m01, m02 …</summary>
internal static class PollFiles
{
    public static readonly ECDsa SiteKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static readonly (string PublicKey, byte[] First, byte[] Second) PollKey = PollKeyShares.Make();

    public static byte[] OpenMotion => Motion(12, ["yes", "yes", "no", "abstain", "yes"], secret: false, ["yes", "yes", "no"]);
    public static byte[] SecretMotion => Motion(9, ["yes", "no", "yes", "abstain", "yes"], secret: true, ["no"]);

    public static byte[] Motion(int members, string[] online, bool secret, string[] onPaper, bool again = false) =>
        Make(members, secret, "motion", new JsonArray([.. PollRecountChoices.Select(o => new JsonObject { ["id"] = o, ["zh"] = "选项", ["en"] = o })]), null, [.. online.Select(c => Ballot([c]))], [.. onPaper.Select(c => Ballot([c]))], again);

    /// <summary>Projects <c>a:300 b:500</c>, ballots <c>a,b</c> or <c>a=2,b=1</c>.</summary>
    public static byte[] Budget(string rule, string form, string projects, string[] ballots, bool secret, string[]? onPaper = null, long budget = 1000, long threshold = 0)
    {
        var options = new JsonArray([.. projects.Split(' ').Select(p => p.Split(':')).Select(p => new JsonObject { ["id"] = p[0], ["zh"] = "项目" + p[0], ["en"] = "Project " + p[0], ["cost"] = long.Parse(p[1]) })]);
        var count = new JsonObject { ["budget"] = budget, ["form"] = form, ["places"] = 0, ["rule"] = rule, ["seed"] = "drawn 2026", ["threshold"] = threshold, ["unit"] = 1 };
        return Make(ballots.Length + 6, secret, "budget", options, count, [.. ballots.Select(Parse)], [.. (onPaper ?? []).Select(Parse)], again: false);
    }

    /// <summary>Signs a file anew after it was changed: what somebody with the site's key could do.</summary>
    public static byte[] Resigned(byte[] file, Action<JsonObject> change)
    {
        var record = JsonNode.Parse(file)!.AsObject();
        change(record);
        record = JsonNode.Parse(CanonicalJson.Write(record))!.AsObject();
        record["signature"] = PollKeys.Sign(SiteKey, PollShape.Format, PollVerification.SignedText(record));
        return CanonicalJson.Bytes(CanonicalJson.Write(record));
    }

    private static string[] PollRecountChoices => PollRecount.MotionChoices;

    private static JsonObject Ballot(string[] choice) => new() { ["choice"] = new JsonArray([.. choice.Select(c => JsonValue.Create(c))]) };

    private static JsonObject Parse(string text)
    {
        var parts = text.Length == 0 ? [] : text.Split(',').Select(p => p.Split('=')).ToArray();
        var ballot = Ballot([.. parts.Select(p => p[0])]);
        if (parts.Any(p => p.Length > 1)) ballot["points"] = new JsonArray([.. parts.Select(p => JsonValue.Create(long.Parse(p[1])))]);
        return ballot;
    }

    private static byte[] Make(int members, bool secret, string kind, JsonArray options, JsonObject? count, JsonObject[] online, JsonObject[] paper, bool again)
    {
        var names = Enumerable.Range(1, members).Select(n => $"m{n:00}").ToList();
        var electorate = new JsonArray([.. names.Select(n => new JsonObject { ["member"] = n, ["name"] = $"居民 \"{n}\"\n" })]);
        var manifest = new JsonObject
        {
            ["closes"] = 1_780_000_000_000, ["opens"] = 1_779_000_000_000, ["id"] = "poll-2026-7", ["kind"] = kind, ["options"] = options,
            ["electorate"] = new JsonObject { ["hash"] = PollRecordFile.ElectorateHash(electorate), ["size"] = members },
            ["papers"] = new JsonArray(Convert.ToHexStringLower(SHA256.HashData([1]))), ["question"] = new JsonObject { ["zh"] = "同意修缮楼道吗？", ["en"] = "Repair the stairs?" },
            ["quorum"] = new JsonObject { ["numerator"] = 1, ["denominator"] = 2, ["more"] = true }, ["secrecy"] = secret ? "secret" : "open",
            ["siteKey"] = PollKeys.Public(SiteKey.ExportParameters(false)),
        };
        if (count is null) manifest["majority"] = new JsonObject { ["kind"] = "absolute", ["of"] = "present", ["tie"] = again ? "again" : "rejects" };
        else manifest["count"] = count;
        if (secret) manifest["pollKey"] = PollKey.PublicKey;
        var hash = PollRecordFile.ManifestHash(manifest);

        var roll = new JsonArray([.. online.Select((_, i) => new JsonObject { ["member"] = names[i], ["by"] = "online" }), .. paper.Select((_, i) => new JsonObject { ["member"] = names[online.Length + i], ["by"] = "sheet-1" })]);
        var parts = new JsonObject { ["electorate"] = electorate, ["roll"] = roll, ["present"] = Math.Max(roll.Count, members / 2 + 1), ["sheets"] = new JsonArray() };
        if (paper.Length > 0)
            parts["sheets"] = new JsonArray(new JsonObject
            {
                ["id"] = "sheet-1", ["clerks"] = new JsonArray("何敏", "周立"), ["scan"] = Convert.ToHexStringLower(SHA256.HashData([2])),
                ["ballots"] = new JsonArray([.. paper.GroupBy(p => p.ToJsonString()).Select(g => { var line = g.First().DeepClone(); line["count"] = g.Count(); return line; })]),
            });
        if (!secret)
        {
            for (var i = 0; i < online.Length; i++) online[i]["member"] = names[i];
            parts["open"] = new JsonArray(online);
        }
        else
        {
            for (var i = 0; i < online.Length; i++)
            {
                online[i]["phrase"] = i == 0 ? "蓝色的桥" : "";
                online[i]["r"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                var opening = SecretBallots.Opening(online[i]);
                online[i]["c"] = SecretBallots.Commitment(hash, opening);
                online[i]["sealed"] = SecretBallots.Seal(PollKey.PublicKey, hash, online[i]["c"]!.GetValue<string>(), opening);
            }
            var key = PollKeyShares.Join(PollKey.First, PollKey.Second, PollKey.PublicKey)!;
            parts["secret"] = new JsonObject { ["ballots"] = new JsonArray(online), ["key"] = Convert.ToHexStringLower(key) };
        }
        return PollRecordFile.Write(manifest, parts, SiteKey);
    }
}
