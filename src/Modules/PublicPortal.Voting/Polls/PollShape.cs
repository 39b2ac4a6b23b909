using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PublicPortal.Voting.Polls;

/// <summary>
/// Which members a poll file has and what they hold, as one document: a name with <c>?</c> may be missing, no other names are
/// allowed, a list holds one kind. The stand-alone verifier reads the same document.
/// </summary>
internal static partial class PollShape
{
    public const string Format = "publicportal-poll/1";

    private static readonly JsonNode Record = JsonNode.Parse("""
        {"electorate":[{"member":"id","name":"text"}],"format":"publicportal-poll/1",
         "manifest":{"closes":"int","count?":{"budget":"int","form":"approval|knapsack|points|ranked","places":"int","rule":"text","seed":"text","threshold":"int","unit":"int"},
           "electorate":{"hash":"hash","size":"int"},"id":"id","kind":"motion|budget","majority?":{"kind":"simple|absolute|twoThirds","of":"present|all","tie":"rejects|again"},
           "opens":"int","options":[{"cost?":"int","en":"text","id":"id","zh":"text"}],"papers":["hash"],"pollKey?":"point","question":{"en":"text","zh":"text"},
           "quorum":{"denominator":"int","more":"bool","numerator":"int"},"secrecy":"open|secret","siteKey":"point"},
         "manifestHash":"hash","open?":[{"choice":["id"],"member":"id","points?":["int"]}],"present":"int",
         "result":{"budget?":{"budget":"int","cost":"int","outcome":"counted|noQuorum","scores":["int"],"selected":["id"],"ties":[{"among":["id"],"by":"cost|votes|lot","inResult":"bool"}],"voters":"int","votes":["int"]},
           "motion?":{"abstain":"int","members":"int","no":"int","outcome":"passed|rejected|tied|noQuorum","present":"int","yes":"int"}},
         "roll":[{"by":"id","member":"id"}],
         "secret?":{"ballots":[{"c":"hash","choice?":["id"],"phrase?":"text","points?":["int"],"r?":"hash","sealed":"hex"}],"key":"hash","root":"hash"},
         "sheets":[{"ballots":[{"choice":["id"],"count":"int","points?":["int"]}],"clerks":["text"],"id":"id","scan":"hash"}],"signature":"signature"}
        """)!;

    private static readonly JsonNode Opening = JsonNode.Parse("""{"choice":["id"],"phrase":"text","points?":["int"],"r":"hash"}""")!;

    /// <summary>Where the document first differs from the shape, or null.</summary>
    public static string? Differs(JsonNode? document) => Differs(document, Record, "");

    /// <summary>What a member's device sealed has the form of a ballot.</summary>
    public static bool IsOpening(JsonNode? document) => Differs(document, Opening, "") is null;

    private static string? Differs(JsonNode? value, JsonNode shape, string path)
    {
        switch (shape)
        {
            case JsonObject members:
                if (value is not JsonObject given) return path;
                var known = members.ToDictionary(m => m.Key.TrimEnd('?'), m => (Shape: m.Value!, Needed: !m.Key.EndsWith('?')));
                foreach (var name in known.Keys.Union(given.Select(g => g.Key)).Order(StringComparer.Ordinal))
                {
                    var at = path.Length == 0 ? name : $"{path}.{name}";
                    if (!known.TryGetValue(name, out var member)) return at;
                    if (!given.ContainsKey(name))
                    {
                        if (member.Needed) return at;
                        continue;
                    }
                    if (Differs(given[name], member.Shape, at) is { } inside) return inside;
                }
                return null;
            case JsonArray items:
                if (value is not JsonArray list) return path;
                for (var i = 0; i < list.Count; i++)
                    if (Differs(list[i], items[0]!, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")) is { } inside) return inside;
                return null;
            default:
                return Fits(value, shape.GetValue<string>()) ? null : path;
        }
    }

    private static bool Fits(JsonNode? value, string kind)
    {
        var kindOf = value?.GetValueKind();
        if (kind == "bool") return kindOf is JsonValueKind.True or JsonValueKind.False;
        if (kind == "int") return kindOf == JsonValueKind.Number && value!.ToJsonString()[0] != '-';
        if (kindOf != JsonValueKind.String) return false;
        var text = value!.GetValue<string>();
        return kind switch
        {
            "text" => true,
            "id" => Id().IsMatch(text),
            "hash" => Hash().IsMatch(text),
            "hex" => Hex().IsMatch(text),
            "point" => Point().IsMatch(text),
            "signature" => Signature().IsMatch(text),
            _ => kind.Split('|').Contains(text),
        };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    public static partial Regex Id();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\A([0-9a-f]{2})*\z")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\A04[0-9a-f]{128}\z")]
    private static partial Regex Point();

    [GeneratedRegex(@"\A[0-9a-f]{128}\z")]
    private static partial Regex Signature();
}
