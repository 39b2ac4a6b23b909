using PublicPortal.Kernel;
using PublicPortal.Residents.Documents;

namespace PublicPortal.UnitTests.Residents;

public class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // The first five are published codes of public bodies and companies, the others are made up.
    public static TheoryData<string> Valid => new(
        "914403001922038216", "91440300708461136T", "91110000802100433B", "91330106673959654P", "91350100M000100Y43",
        "91440304MA5TERT15J", "11440304007556677R", "53440304MJLABCDE79");

    [Theory, MemberData(nameof(Valid))]
    public void Reads_a_code(string code)
    {
        Assert.Equal(code, CreditCode.Parse(code).Value.Value);
        Assert.Equal(code, CreditCode.Parse($" {code[..8]}-{code[8..].ToLowerInvariant()} ").Value.Value);
    }

    [Theory, MemberData(nameof(Valid))]
    public void Every_single_wrong_character_is_refused(string code)
    {
        for (var at = 0; at < code.Length; at++)
            foreach (var other in Alphabet.Where(c => c != code[at]))
                Assert.True(CreditCode.Parse(code[..at] + other + code[(at + 1)..]).IsRefused, $"{code}: {other} at {at}");
    }

    [Theory, MemberData(nameof(Valid))]
    public void Every_swap_of_neighbours_is_refused(string code)
    {
        for (var at = 0; at + 1 < code.Length; at++)
            if (code[at] != code[at + 1])
                Assert.True(CreditCode.Parse(code[..at] + code[at + 1] + code[at] + code[(at + 2)..]).IsRefused, $"{code}: swap at {at}");
    }

    [Theory]
    [InlineData(null, "residents.credit-code.empty")]
    [InlineData("91440300192203821", "residents.credit-code.length")]
    [InlineData("914403001922038217", "residents.credit-code.check")]
    [InlineData("914403OO1922038216", "residents.credit-code.character")]
    [InlineData("91440A001922038216", "residents.credit-code.area")]
    [InlineData("91440300192203821六", "residents.credit-code.character")]
    public void Refuses_with_a_stable_code(string? typed, string code) =>
        Assert.Equal(code, Assert.Single(CreditCode.Parse(typed).Refusals).Code);

    /// <summary>The outer check may be right by accident while the organisation code inside is not.</summary>
    [Fact]
    public void A_wrong_organisation_code_is_refused_even_under_a_right_check()
    {
        var body = "91440300192203820";       // the organisation's check was 1
        var right = Alphabet.Where(check => Sum(body + check) % 31 == 0).Select(check => body + check);
        Assert.Equal("residents.credit-code.check", Assert.Single(CreditCode.Parse(Assert.Single(right)).Refusals).Code);
    }

    [Fact]
    public void Says_which_character_is_wrong() =>
        Assert.StartsWith("第 7 位不能是 O", CreditCode.Parse("914403OO1922038216").Refusals[0].Text.Zh, StringComparison.Ordinal);

    private static int Sum(string code)
    {
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
        return code.Select((c, i) => Alphabet.IndexOf(c, StringComparison.Ordinal) * weights[i]).Sum();
    }
}
