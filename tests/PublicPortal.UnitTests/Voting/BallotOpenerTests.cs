using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

/// <summary>The quick ways of the close say what the plain ones say.</summary>
public class BallotOpenerTests
{
    private const string R = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", Other = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";

    private static readonly string[] Openings =
    [
        $$"""{"choice":["a"],"phrase":"","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"桥 😀","r":"{{Other}}"}""", $$"""{"choice":["a"],"phrase":"\"","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"\u0001","r":"{{R}}"}""",
        $$"""{"choice":["a"],"phrase":"\u0041","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"A]","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"x","r":"{{R.ToUpperInvariant()}}"}""", $$"""{"choice":["a"],"phrase":"x","r":"{{R[2..]}}"}""",
        $$"""{"choice":["a","b"],"phrase":"x","points":[2,1],"r":"{{R}}"}""", $$"""{"choice":["a","b"],"phrase":"y","points":[2,1],"r":"{{Other}}"}""", $$"""{"choice":["a","b"],"phrase":"x","points":[2],"r":"{{R}}"}""",
        $$"""{"choice":["a","b"],"phrase":"x","points":[02,1],"r":"{{R}}"}""", $$"""{"choice":["a","b"],"phrase":"x","points":[2, 1],"r":"{{R}}"}""", $$"""{"choice":["b","a"],"phrase":"x","points":[2,1],"r":"{{R}}"}""",
        $$"""{"choice":["a","a"],"phrase":"x","points":[2,1],"r":"{{R}}"}""", $$"""{"choice":["c"],"phrase":"x","points":[1],"r":"{{R}}"}""", $$"""{"choice":[],"phrase":"x","points":[],"r":"{{R}}"}""", $$"""{"choice":[],"phrase":"z","points":[],"r":"{{R}}"}""",
        $$"""{"choice":["a"],"phrase":"x","q":1,"points":[1],"r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"x","points":[1],"r":"{{R}}","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"x","phrase":"y","points":[1],"r":"{{R}}"}""",
        $$"""{"choice":["a"],"points":[1],"phrase":"x","r":"{{R}}"}""", $$"""{"choice":["a"],"phrase":"x","points":[1],"s":","r":"{{R}}"}""", $$"""{"choice":"a]","phrase":"x","points":[1],"r":"{{R}}"}""", $$""" {"choice":["a"],"phrase":"x","points":[1],"r":"{{R}}"}""",
        "{}", "[]", "", "]", "null", $$"""],"phrase":"","r":"{{R}}"}""",
    ];

    [Theory]
    [InlineData("points")]
    [InlineData("approval")]
    public void Open_AnyOpening_IsWhatReadingTheDocumentSays(string form)
    {
        var record = JsonNode.Parse(PollFiles.Budget("greedy", form, "a:300 b:300", form == "points" ? ["a=1"] : ["a"], secret: true))!.AsObject();
        var manifest = record["manifest"]!.AsObject();
        var (publicKey, first, second) = PollKeyShares.Make();
        var whole = PollKeyShares.Join(first, second, publicKey)!;
        using var key = PollKeyShares.Open(whole)!;
        using var opener = new BallotOpener(whole, manifest.ToJsonString(), R);
        var allowed = 0;
        foreach (var opening in Openings.Concat(Openings))   // the second time some are known
        {
            var c = SecretBallots.Commitment(R, opening);
            var closed = SecretBallots.Seal(publicKey, R, c, opening);
            var (opened, read) = (opener.Open(c, closed), SecretBallots.Read(key, manifest, R, c, closed));
            Assert.Equal(read is null ? null : CanonicalJson.Write(read), opened?.Opening);
            if (read is null) continue;
            allowed++;
            read.Remove("phrase");
            read.Remove("r");
            Assert.Equal(CanonicalJson.Write(read), opened!.Choice);
            Assert.Null(opener.Open(Other, closed));
        }
        Assert.True(allowed >= 8, $"{allowed} of {2 * Openings.Length} were allowed");
    }

    [Fact]
    public void Root_LeavesOneByOne_IsThatOfTheWholeTree()
    {
        var leaves = Enumerable.Range(0, 70).Select(i => Convert.ToHexStringLower(SHA256.HashData([(byte)i]))).ToList();
        for (var count = 0; count <= leaves.Count; count++)
            Assert.Equal(Convert.ToHexStringLower(Tree([.. leaves.Take(count).Select(Convert.FromHexString)])), SecretBallots.Root(leaves.Take(count)));
    }

    [Fact]
    public void Write_EveryCharacter_IsReadBackAndEscapedOnlyWhereItMustBe()
    {
        var text = string.Concat(Enumerable.Range(0, 0x250).Select(c => (char)c)) + "桥😀";
        var written = CanonicalJson.Write(JsonValue.Create(text));
        Assert.Equal(text, JsonNode.Parse(written)!.GetValue<string>());
        Assert.Equal(text.Length + 2 + 7 + 27 * 5, written.Length);   // seven short escapes, of the 32 control characters five are among them
    }

    /// <summary>As RFC 9162 says it.</summary>
    private static byte[] Tree(byte[][] leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return SHA256.HashData([0, .. leaves[0]]);
        var left = 1;
        while (left * 2 < leaves.Length) left *= 2;
        return SHA256.HashData([1, .. Tree(leaves[..left]), .. Tree(leaves[left..])]);
    }
}
