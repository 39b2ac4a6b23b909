using PublicPortal.Kernel;

namespace PublicPortal.UnitTests.Kernel;

public class HumanCodeTests
{
    private const string All = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Seeded, so that a failure can be repeated.</summary>
    private static IEnumerable<string> Codes(int count)
    {
        var random = new Random(20261123);
        for (var i = 0; i < count; i++)
        {
            var body = new string(random.GetItems(All.AsSpan(), random.Next(6, 16)));
            yield return body + HumanCode.CheckCharacter(body);
        }
    }

    private static bool Holds(string code) => HumanCode.CheckCharacter(code[..^1]) == code[^1];

    [Fact]
    public void Check_character_finds_every_single_wrong_character()
    {
        foreach (var code in Codes(200))
        {
            Assert.True(Holds(code));
            for (var at = 0; at < code.Length; at++)
                foreach (var other in All.Where(c => c != code[at]))
                    Assert.False(Holds(code[..at] + other + code[(at + 1)..]), $"{code} with {other} at {at}");
        }
    }

    /// <summary>A hybrid system of ISO 7064 misses a few: in each of its 36 states one pair out of 630.</summary>
    [Fact]
    public void Check_character_finds_nearly_every_swap_of_neighbours()
    {
        var (swaps, missed) = (0, 0);
        foreach (var code in Codes(2000))
            for (var at = 0; at + 1 < code.Length; at++)
            {
                if (code[at] == code[at + 1]) continue;
                swaps++;
                if (!Holds(code[..at] + code[at + 1] + code[at] + code[(at + 2)..])) continue;
                missed++;
                var apart = Math.Abs(All.IndexOf(code[at]) - All.IndexOf(code[at + 1]));
                Assert.True(apart is 1 or 35 || at + 2 == code.Length, $"{code} swapped at {at}");
            }
        Assert.InRange(missed, 0, swaps / 400);
    }

    /// <summary>The worked example of ISO 7064 for MOD 37,36 (as used by GRid: A1-2425G-ABC1234002-M).</summary>
    [Fact]
    public void Check_character_agrees_with_the_standards_example() =>
        Assert.Equal('M', HumanCode.CheckCharacter("A12425GABC1234002"));

    [Fact]
    public void Check_character_reads_lower_case_like_upper_case() =>
        Assert.Equal(HumanCode.CheckCharacter("A12425GABC1234002"), HumanCode.CheckCharacter("a12425gabc1234002"));

    [Theory]
    [InlineData("AB 12")]
    [InlineData("编号")]
    public void Check_character_of_anything_else_is_a_bug_of_the_caller(string code) =>
        Assert.Throws<ArgumentException>(() => HumanCode.CheckCharacter(code));

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" 7k2m-9qxd ", "7K2M9QXD")]
    [InlineData("7K2M\u30009QXD", "7K2M9QXD")]        // ideographic space
    [InlineData("７ｋ２ｍ－９ｑｘｄ", "7K2M9QXD")]            // typed with a Chinese input method
    [InlineData("oOiIlL", "001111")]
    [InlineData("7K2M\t9QXD\r\n", "7K2M9QXD")]
    public void Normalize_brings_typed_codes_to_the_stored_form(string? typed, string stored) =>
        Assert.Equal(stored, HumanCode.Normalize(typed));

    [Fact]
    public void Normalize_survives_a_very_long_input() =>
        Assert.Equal(new string('0', 10_000), HumanCode.Normalize(new string('o', 10_000)));

    [Fact]
    public void A_random_code_is_its_own_normal_form_and_prints_in_fours()
    {
        var code = HumanCode.Random(16);
        Assert.Equal(code, HumanCode.Normalize(code));
        Assert.Equal(code, HumanCode.Normalize(HumanCode.Grouped(code)));
        Assert.Equal([4, 4, 4, 4], HumanCode.Grouped(code).Split('-').Select(part => part.Length));
    }
}
