using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.TestKit;
using PublicPortal.UnitTests.Workflows;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

public class PollVerificationTests
{
    private static readonly string[] Six = ["a,b,c", "a,b,c", "a,b", "d", "d", ""];

    public static TheoryData<string> Kinds => [.. Files.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["open motion"] = () => PollFiles.OpenMotion,
        ["secret motion"] = () => PollFiles.SecretMotion,
        ["no quorum"] = () => PollFiles.Resigned(PollFiles.Motion(20, ["yes"], secret: false, []), r => { r["present"] = 1; r["result"]!["motion"]!["present"] = 1; r["result"]!["motion"]!["outcome"] = "noQuorum"; }),
        ["nobody votes"] = () => PollFiles.Motion(4, [], secret: true, []),
        ["all abstain"] = () => PollFiles.Motion(4, ["abstain", "abstain", "abstain"], secret: false, []),
        ["greedy"] = () => PollFiles.Budget("greedy", "approval", "a:300 b:301 c:300 d:400", Six, secret: false, ["d", "b", "b"]),
        ["no skip"] = () => PollFiles.Budget("greedy-no-skip", "approval", "a:600 b:500 c:300", Six[..3], secret: false),
        ["threshold"] = () => PollFiles.Budget("greedy-threshold", "knapsack", "a:600 b:400 c:300", ["a,b", "a", "c"], secret: true, threshold: 2),
        ["points"] = () => PollFiles.Budget("greedy", "points", "a:600 b:500 c:300", ["a=5,c=1", "b=3,c=3", "b=2"], secret: true),
        ["ranked"] = () => PollFiles.Budget("greedy", "ranked", "a:600 b:500 c:300", ["c,a", "b", "b,c,a"], secret: false),
        ["equal shares"] = () => PollFiles.Budget("equalshares", "approval", "a:300 b:300 c:300 d:400", Six, secret: false),
        ["equal shares, utilitarian"] = () => PollFiles.Budget("equalshares/utilitarian", "approval", "a:300 b:300 c:300 d:400", Six, secret: true),
        ["equal shares, add1"] = () => PollFiles.Budget("equalshares/add1", "approval", "a:300 b:300 c:300 d:400", Six, secret: false, ["a,d"]),
        ["equal shares, add1u, compared"] = () => PollFiles.Budget("equalshares/add1u-comparison", "approval", "g:1000 s:200 t:200", ["g", "g", "g", "g", "s,t"], secret: false),
    };

    private static string[] Verdict(byte[] file) => [.. PollVerification.Verify(file).Defects.Select(d => d.ToString())];

    private static async Task<string[][]> ByNodeAsync(IEnumerable<byte[]> files) => JsonSerializer.Deserialize<string[][]>(await NodeTools.RunAsync("poll-verdicts.mjs",
        Repository.PathOf("src/Modules/PublicPortal.Voting/wwwroot/verify-poll.mjs"), JsonSerializer.Serialize(files.Select(Convert.ToBase64String))))!;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_published_poll_is_right_for_both_verifiers(string kind)
    {
        var file = Files[kind]();
        Assert.Equal([], Verdict(file));
        var byNode = await ByNodeAsync([file]);
        Assert.Empty(byNode[0]);
    }

    [Fact]
    public async Task Results_of_many_small_elections_are_recounted_alike()
    {
        string[] rules = ["greedy", "greedy-no-skip", "equalshares", "equalshares/utilitarian", "equalshares/add1", "equalshares/add1u", "equalshares/add1-comparison", "equalshares/add1u-comparison"];
        var files = new List<byte[]>();
        for (var seed = 0; seed < 240; seed++)
        {
            var random = new Random(seed);
            var projects = Enumerable.Range(0, random.Next(1, 7)).Select(p => (Id: $"p{p}", Cost: random.Next(1, 17) * 3)).ToList();
            var ballots = Enumerable.Range(0, random.Next(0, 8)).Select(_ => string.Join(',', projects.Where(_ => random.Next(2) == 0).Select(p => p.Id))).ToArray();
            files.Add(PollFiles.Budget(rules[seed % rules.Length], "approval", string.Join(' ', projects.Select(p => $"{p.Id}:{p.Cost}")), ballots, secret: false, budget: random.Next(4, 9) * 12));
        }
        Assert.All(files, f => Assert.Equal([], Verdict(f)));
        var byNode = await ByNodeAsync(files);
        Assert.All(byNode, v => Assert.Equal([], v));
    }

    [Theory]
    [InlineData("open motion", 1)]
    [InlineData("secret motion", 11)]
    [InlineData("equal shares, add1", 1)]
    public async Task A_single_changed_byte_is_found_by_both_verifiers_and_they_agree(string kind, int step)
    {
        var file = Files[kind]();
        var random = new Random(7);
        var changed = new List<byte[]>();
        for (var at = 0; at < file.Length; at += step)
        {
            var copy = file.ToArray();
            // mostly what keeps it readable: digits, letters, hexadecimal
            copy[at] = random.Next(4) switch { 0 => (byte)(file[at] ^ 1), 1 => (byte)"0123456789abcdef"[random.Next(16)], 2 => (byte)random.Next(256), _ => (byte)(char.IsDigit((char)file[at]) ? '0' + (file[at] - '0' + 1) % 10 : file[at] ^ 3) };
            if (copy[at] != file[at]) changed.Add(copy);
        }
        for (var at = 0; at < file.Length; at += 97) changed.Add([.. file[..at], .. file[(at + 1)..]]);   // and some left out
        var byNode = await ByNodeAsync(changed);
        for (var i = 0; i < changed.Count; i++)
        {
            var verdict = Verdict(changed[i]);
            Assert.NotEmpty(verdict);
            Assert.True(verdict.SequenceEqual(byNode[i]), $"{kind} {i}: {string.Join("; ", verdict)} but node: {string.Join("; ", byNode[i])}\n{Encoding.UTF8.GetString(changed[i])}");
        }
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "alter a ballot", "commitment secret.ballots[0]" },
        { "drop a ballot", "ballot-count secret.ballots" },
        { "drop a ballot and its mark", "root secret.root" },
        { "add a ballot", "ballot-count secret.ballots" },
        { "add a ballot for a stranger", "stranger roll[6]" },
        { "swap the members", "electorate-hash electorate" },
        { "change the result", "result result.motion.outcome" },
        { "miscount", "result result.motion.yes" },
        { "another manifest", "manifest-hash manifestHash" },
        { "another key", "poll-key secret.key" },
        { "sealed text of another", "sealed secret.ballots[0]" },
        { "same ballot twice", "order secret.ballots[1]" },
        { "vote twice", "order roll[1]" },
        { "sheet without marks", "marks sheets[0]" },
        { "one clerk", "clerks sheets[0]" },
        { "no longer secret", "secrecy manifest.secrecy" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Who_has_the_sites_key_still_cannot(string what, string expected)
    {
        var file = PollFiles.Resigned(PollFiles.SecretMotion, record =>
        {
            var (ballots, roll) = (record["secret"]!["ballots"]!.AsArray(), record["roll"]!.AsArray());
            switch (what)
            {
                case "alter a ballot": ballots[0]!["choice"] = new JsonArray(ballots[0]!["choice"]![0]!.GetValue<string>() == "yes" ? "no" : "yes"); break;
                case "drop a ballot": ballots.RemoveAt(0); break;
                case "drop a ballot and its mark": ballots.RemoveAt(0); roll.RemoveAt(0); break;
                case "add a ballot": ballots.Add(ballots[0]!.DeepClone()); break;
                case "add a ballot for a stranger": roll.Add(new JsonObject { ["member"] = "m99", ["by"] = "online" }); break;
                case "swap the members": record["electorate"]![8]!["name"] = "somebody else"; break;
                case "change the result": record["result"]!["motion"]!["outcome"] = "passed" == record["result"]!["motion"]!["outcome"]!.GetValue<string>() ? "rejected" : "passed"; break;
                case "miscount": record["result"]!["motion"]!["yes"] = 6; break;
                case "another manifest": record["manifest"]!["quorum"]!["numerator"] = 0; break;
                case "another key": record["secret"]!["key"] = new string('1', 64); break;
                case "sealed text of another": ballots[0]!["sealed"] = ballots[1]!["sealed"]!.DeepClone(); break;
                case "same ballot twice": ballots[1] = ballots[0]!.DeepClone(); break;
                case "vote twice": roll[1]!["member"] = roll[0]!["member"]!.DeepClone(); break;
                case "sheet without marks": record["sheets"]![0]!["ballots"]![0]!["count"] = 2; break;
                case "one clerk": record["sheets"]![0]!["clerks"] = new JsonArray("何敏", "何敏"); break;
                case "no longer secret": record["manifest"]!["secrecy"] = "open"; break;
            }
        });
        var verdict = Verdict(file);
        Assert.Contains(expected, verdict);
        Assert.DoesNotContain("signature signature", verdict);
        var byNode = await ByNodeAsync([file]);
        Assert.Equal(verdict, byNode[0]);
    }

    [Theory]
    [InlineData("", "json")]
    [InlineData("null", "json")]
    [InlineData("\uFEFF{}", "json")]
    [InlineData("{\"a\":1,\"a\":1}", "canonical")]
    [InlineData("{\"b\":1,\"a\":1}", "canonical")]
    [InlineData("{\"a\": 1}", "canonical")]
    [InlineData("{\"a\":1.0}", "canonical")]
    [InlineData("{\"a\":1e2}", "canonical")]
    [InlineData("{\"a\":-0}", "canonical")]
    [InlineData("{\"a\":9007199254740992}", "canonical")]
    [InlineData("{\"a\":\"\\ud800\"}", "canonical")]
    [InlineData("{\"a\":\"\\u0041\"}", "canonical")]
    [InlineData("{\"a\":\"\\u001f\"}", "shape a")]
    [InlineData("[]", "shape")]
    [InlineData("{}", "shape electorate")]
    public async Task What_is_no_poll_file_is_told_alike(string text, string expected)
    {
        var file = Encoding.UTF8.GetBytes(text);
        Assert.Equal([expected], Verdict(file));
        var byNode = await ByNodeAsync([file]);
        Assert.Equal([expected], byNode[0]);
    }

    [Fact]
    public async Task Every_defect_has_words_in_both_languages()
    {
        var verifier = await File.ReadAllTextAsync(Repository.PathOf("src/Modules/PublicPortal.Voting/wwwroot/verify-poll.mjs"));
        Assert.True(verifier.Split('\n').Length < 300);
        foreach (var code in System.Text.RegularExpressions.Regex.Matches(verifier, "'([a-z]+(?:-[a-z]+)*)', (?:'manifest|'open'|'secret|'result|'roll|'present|'electorate|at\\b|where|`)").Select(m => m.Groups[1].Value).Distinct().Except(["key", "missing-ballot", "member", "id", "c"]))
            Assert.NotEqual(new PollDefect(code, "").Text.Zh, new PollDefect(code, "").Text.En);
    }
}
