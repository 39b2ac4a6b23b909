using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Counting;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Announcing;

/// <summary>Writes what is fixed before a poll opens, see POLL-FILE.md.</summary>
internal static class Manifest
{
    /// <summary>Money is in fen: Add1 goes up by one yuan.</summary>
    private const int Unit = 100;

    private static readonly LocalizedText[] MotionTitles = [new("赞成", "Yes"), new("反对", "No"), new("弃权", "Abstain")];

    /// <param name="plan">Checked by <see cref="PlanRules"/>.</param>
    /// <param name="seed">Of the lot; drawn now, published before the opening.</param>
    public static JsonObject Of(Guid id, PollPlan plan, string electorateHash, string siteKey, string? pollKey, string seed)
    {
        var manifest = new JsonObject
        {
            ["id"] = id.ToString("D"),
            ["kind"] = plan.Budget is null ? "motion" : "budget",
            ["question"] = new JsonObject { ["zh"] = plan.Question.Zh, ["en"] = plan.Question.En },
            ["options"] = plan.Budget is null
                ? new JsonArray([.. PollRecount.MotionChoices.Zip(MotionTitles, (choice, title) => new JsonObject { ["id"] = choice, ["zh"] = title.Zh, ["en"] = title.En })])
                : new JsonArray([.. plan.Options.Select(o => new JsonObject { ["id"] = o.Id, ["zh"] = o.Title.Zh, ["en"] = o.Title.En, ["cost"] = o.Cost })]),
            ["papers"] = new JsonArray([.. plan.Papers.Select(p => (JsonNode)p.FileSha256)]),
            ["electorate"] = new JsonObject { ["hash"] = electorateHash, ["size"] = plan.Members.Count },
            ["quorum"] = new JsonObject { ["numerator"] = plan.Quorum.Numerator, ["denominator"] = plan.Quorum.Denominator, ["more"] = plan.Quorum.More },
            ["secrecy"] = plan.Secret ? "secret" : "open",
            ["opens"] = plan.Opens.ToUnixTimeMilliseconds(),
            ["closes"] = plan.Closes.ToUnixTimeMilliseconds(),
            ["siteKey"] = siteKey,
        };
        if (pollKey is not null) manifest["pollKey"] = pollKey;
        if (plan.Motion is { } motion)
            manifest["majority"] = new JsonObject
            {
                ["kind"] = motion.Majority switch { MotionMajority.Simple => "simple", MotionMajority.Absolute => "absolute", _ => "twoThirds" },
                ["of"] = motion.OfAll ? "all" : "present",
                ["tie"] = motion.TieMeansAgain ? "again" : "rejects",
            };
        if (plan.Budget is { } budget)
            manifest["count"] = new JsonObject
            {
                ["budget"] = budget.Fund, ["form"] = budget.Form.ToString().ToLowerInvariant(), ["places"] = budget.Places, ["rule"] = CountingRule.Parse(budget.Rule)!.Name,
                ["seed"] = seed, ["threshold"] = (long)budget.Threshold, ["unit"] = Unit,
            };
        // Numbers as they will be read.
        return JsonNode.Parse(CanonicalJson.Write(manifest))!.AsObject();
    }

    /// <summary>The hash of the members' list without the whole list as one text; a list may have a million members.</summary>
    /// <param name="members">By member id.</param>
    public static string ElectorateHash(IEnumerable<(string Member, string Name)> members)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(CanonicalJson.Bytes(PollVerification.ElectorateDomain + "\n["));
        var text = new StringBuilder();
        var first = true;
        foreach (var (member, name) in members)
        {
            if (!first) text.Append(',');
            Entry(text, member, name);
            first = false;
            if (text.Length < 32_000) continue;
            hash.AppendData(CanonicalJson.Bytes(text.ToString()));
            text.Clear();
        }
        hash.AppendData(CanonicalJson.Bytes(text.Append(']').ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One member as the list has it.</summary>
    public static void Entry(StringBuilder text, string member, string name)
    {
        CanonicalJson.Write(text.Append("{\"member\":"), member);
        CanonicalJson.Write(text.Append(",\"name\":"), name);
        text.Append('}');
    }
}
