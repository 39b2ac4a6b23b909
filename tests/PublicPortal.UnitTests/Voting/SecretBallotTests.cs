using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Hosting.Cli;
using PublicPortal.TestKit;
using PublicPortal.UnitTests.Workflows;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

public class SecretBallotTests
{
    private const string Hash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public void Two_shares_make_the_key_and_one_alone_is_noise()
    {
        var (publicKey, first, second) = PollKeyShares.Make();
        Assert.NotNull(PollKeyShares.Join(first, second, publicKey));
        Assert.NotNull(PollKeyShares.Join(second, first, publicKey));
        Assert.Null(PollKeyShares.Join(first, first, publicKey));
        Assert.Null(PollKeyShares.Join(first, new byte[32], publicKey));
        Assert.Null(PollKeyShares.Join(first, second[..31], publicKey));
        second[5] ^= 1;
        Assert.Null(PollKeyShares.Join(first, second, publicKey));
        Assert.False(PollKeyShares.Belongs(new byte[32], publicKey));   // zero is no key
    }

    [Fact]
    public void A_sealed_ballot_opens_with_its_own_key_manifest_and_commitment_only()
    {
        var (publicKey, first, second) = PollKeyShares.Make();
        using var key = PollKeyShares.Open(PollKeyShares.Join(first, second, publicKey)!)!;
        var opening = SecretBallots.Opening(new JsonObject { ["choice"] = new JsonArray("yes"), ["phrase"] = "蓝色的桥", ["r"] = Hash });
        var c = SecretBallots.Commitment(Hash, opening);
        var text = SecretBallots.Seal(publicKey, Hash, c, opening);
        Assert.Equal(opening, SecretBallots.Open(key, Hash, c, text));
        Assert.NotEqual(text, SecretBallots.Seal(publicKey, Hash, c, opening));
        Assert.Null(SecretBallots.Open(key, Hash, new string('0', 64), text));
        Assert.Null(SecretBallots.Open(key, new string('0', 64), c, text));
        Assert.Null(SecretBallots.Open(key, Hash, c, text[..^2]));
        var (other, otherFirst, otherSecond) = PollKeyShares.Make();
        using var wrong = PollKeyShares.Open(PollKeyShares.Join(otherFirst, otherSecond, other)!)!;
        Assert.Null(SecretBallots.Open(wrong, Hash, c, text));
        for (var at = 0; at < text.Length; at += 61) Assert.Null(SecretBallots.Open(key, Hash, c, text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..]));
    }

    [Theory]
    [InlineData("""{"choice":["yes"],"phrase":"蓝色的\"桥\" 😀"}""")]
    [InlineData("""{"choice":[]}""")]
    [InlineData("""{"choice":["p1","p2"],"points":[3,1],"phrase":"x"}""")]
    public async Task What_the_members_device_seals_is_opened_here(string vote)
    {
        var (publicKey, first, second) = PollKeyShares.Make();
        using var key = PollKeyShares.Open(PollKeyShares.Join(first, second, publicKey)!)!;
        var asked = JsonNode.Parse(vote)!.AsObject();
        (asked["manifestHash"], asked["pollKey"]) = (Hash, publicKey);
        var made = JsonNode.Parse(await NodeTools.RunAsync("seal-ballot.mjs", Repository.PathOf("src/Modules/PublicPortal.Voting/wwwroot/secret-ballot.mjs"), asked.ToJsonString()))!;
        var (opening, c) = (made["opening"]!.GetValue<string>(), made["c"]!.GetValue<string>());
        Assert.Equal(opening, SecretBallots.Open(key, Hash, c, made["sealed"]!.GetValue<string>()));
        Assert.Equal(c, SecretBallots.Commitment(Hash, opening));
        var read = JsonNode.Parse(opening)!.AsObject();
        Assert.Equal(opening, SecretBallots.Opening(read));   // canonical
        Assert.Equal(asked["choice"]!.ToJsonString(), read["choice"]!.ToJsonString());
        Assert.Matches("^[0-9a-f]{64}$", read["r"]!.GetValue<string>());
    }

    [Fact]
    public void The_length_tells_nothing_of_the_choice()
    {
        var (publicKey, _, _) = PollKeyShares.Make();
        var lengths = new[] { "{}", new string('x', 400), new string('x', 1024) }.Select(o => SecretBallots.Seal(publicKey, Hash, Hash, o).Length);
        Assert.Single(lengths.Distinct());
    }

    [Fact]
    public void The_merkle_root_is_that_of_rfc_9162()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", SecretBallots.Root([]));
        static byte[] Sha(params byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);
        var leaves = Enumerable.Range(0, 5).Select(i => Sha([0, .. Sha((byte)i)])).ToArray();
        byte[] four = Sha([1, .. Sha([1, .. leaves[0], .. leaves[1]]), .. Sha([1, .. leaves[2], .. leaves[3]])]);
        Assert.Equal(Convert.ToHexStringLower(Sha([1, .. four, .. leaves[4]])), SecretBallots.Root([.. Enumerable.Range(0, 5).Select(i => Convert.ToHexStringLower(Sha((byte)i)))]));
    }

    [Fact]
    public async Task A_receipt_tells_whether_the_ballot_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("portal-poll-");
        try
        {
            var file = PollFiles.SecretMotion;
            var record = JsonNode.Parse(file)!;
            var (hash, c) = (record["manifestHash"]!.GetValue<string>(), record["secret"]!["ballots"]![2]!["c"]!.GetValue<string>());
            var poll = Path.Combine(folder.FullName, "poll.json");
            await File.WriteAllBytesAsync(poll, file);
            var fingerprint = PollKeys.Fingerprint(PollKeys.Public(PollFiles.SiteKey.ExportParameters(false)));
            Assert.Equal(CliOutcome.Done, (await RunAsync(poll, "--key", fingerprint, "--receipt", Receipt(folder, hash, c, SecretBallots.Receipt(PollFiles.SiteKey, hash, c)))).Outcome);

            var dropped = new string('a', 64);   // the site signed for it, and it is not on the board
            var missing = await RunAsync(poll, "--receipt", Receipt(folder, hash, dropped, SecretBallots.Receipt(PollFiles.SiteKey, hash, dropped)));
            Assert.Equal(CliOutcome.Refused, missing.Outcome);
            Assert.Contains("missing-ballot", missing.Output, StringComparison.Ordinal);

            var forged = await RunAsync(poll, "--receipt", Receipt(folder, hash, dropped, SecretBallots.Receipt(PollFiles.SiteKey, hash, c)));
            Assert.Contains("[receipt]", forged.Output, StringComparison.Ordinal);
            Assert.Contains("[key]", (await RunAsync(poll, "--key", Hash)).Output, StringComparison.Ordinal);
            Assert.Equal(CliOutcome.Usage, (await RunAsync(poll + ".none")).Outcome);
            file[300] ^= 1;
            await File.WriteAllBytesAsync(poll, file);
            Assert.Equal(CliOutcome.Refused, (await RunAsync(poll)).Outcome);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Receipt(DirectoryInfo folder, string hash, string c, string signature)
    {
        var path = Path.Combine(folder.FullName, "receipt.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { manifestHash = hash, c, signature }));
        return path;
    }

    private static async Task<(CliOutcome Outcome, string Output)> RunAsync(params string[] words)
    {
        var (output, verb) = (new StringWriter(), new VerifyPollVerb());
        return (await verb.RunAsync(new CliArguments(words, [.. verb.OptionsWithValue]), new CliOutput(output, TextWriter.Null, json: false), default), output.ToString());
    }
}
