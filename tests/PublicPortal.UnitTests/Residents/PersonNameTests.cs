using System.Text;
using PublicPortal.Residents.Documents;

namespace PublicPortal.UnitTests.Residents;

public class PersonNameTests
{
    [Theory]
    [InlineData("林嘉禾", "林嘉禾")]
    [InlineData("　林嘉禾 ", "林嘉禾")]
    [InlineData("𠮷田", "𠮷田")]                                   // plane 2
    [InlineData("王\U00030EDE", "王\U00030EDE")]                   // plane 3 (biáng)
    [InlineData("张\U0002EBF0", "张\U0002EBF0")]                   // extension I, 2023
    [InlineData("张\U00033479", "张\U00033479")]                   // newer than some tables
    [InlineData("武则〇", "武则〇")]
    [InlineData("葛\U000E0100城", "葛\U000E0100城")]                // with a variation selector
    [InlineData("买买提·吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提•吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提・吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提.吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提．吐尔逊", "买买提·吐尔逊")]
    [InlineData("𠮷.田", "𠮷·田")]
    [InlineData("Mary  Ann   O’Neill-Smith", "Mary Ann O'Neill-Smith")]
    [InlineData("Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith")]
    [InlineData("J. R. Smith Jr.", "J. R. Smith Jr.")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("محمد علي", "محمد علي")]
    [InlineData("अनिल कुमार", "अनिल कुमार")]
    [InlineData("林\u200B嘉禾\uFEFF", "林嘉禾")]
    public void Keeps_a_name_and_tidies_how_it_was_typed(string typed, string kept)
    {
        var name = PersonName.Parse(typed).Value.Value;
        Assert.Equal(kept, name);
        Assert.True(name.IsNormalized(NormalizationForm.FormC));
        Assert.Equal(kept, PersonName.Parse(name).Value.Value);
    }

    [Theory]
    [InlineData(null, "residents.name.empty")]
    [InlineData(" \u3000\u200B", "residents.name.empty")]
    [InlineData("林3禾", "residents.name.digit")]
    [InlineData("林３禾", "residents.name.digit")]
    [InlineData("林😀", "residents.name.character")]
    [InlineData("👨‍👩‍👧", "residents.name.character")]
    [InlineData("❤️林", "residents.name.character")]
    [InlineData("林<b>", "residents.name.character")]
    [InlineData("林@禾", "residents.name.character")]
    [InlineData("·林", "residents.name.character")]
    [InlineData("林·", "residents.name.character")]
    [InlineData("-", "residents.name.character")]
    [InlineData("\u0301林", "residents.name.character")]
    [InlineData("林\u0007禾", "residents.name.invisible")]
    [InlineData("林\0", "residents.name.invisible")]
    [InlineData("林\u202E禾", "residents.name.invisible")]
    [InlineData("林\u2066禾\u2069", "residents.name.invisible")]
    [InlineData("林\u200E禾", "residents.name.invisible")]
    [InlineData("林\uE863", "residents.name.private-use")]
    public void Refuses_what_is_no_name(string? typed, string code)
    {
        var refusal = Assert.Single(PersonName.Parse(typed).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Text.Zh);
        Assert.NotEmpty(refusal.Text.En);
    }

    /// <summary>Half of a character cannot come from a keyboard, but it can come from a program.</summary>
    [Theory]
    [InlineData((char)0xD842)]
    [InlineData((char)0xDFB7)]
    public void Refuses_half_a_character(char half) =>
        Assert.Equal("residents.name.invisible", PersonName.Parse("林" + half).Refusals[0].Code);

    [Fact]
    public void Counts_characters_as_people_do()
    {
        Assert.True(PersonName.Parse(string.Concat(Enumerable.Repeat("𠮷", 50))).IsOk);
        Assert.Equal("residents.name.too-long", PersonName.Parse(new string('林', 51)).Refusals[0].Code);
        Assert.Equal("residents.name.too-long", PersonName.Parse("a" + new string('\u0301', 300)).Refusals[0].Code);
        Assert.Equal("residents.name.character", PersonName.Parse("a" + new string('\u0301', 20)).Refusals[0].Code);
        Assert.Equal("姓名第 2 个字是数字 3，请按证件上的姓名填写。", PersonName.Parse("𠮷3").Refusals[0].Text.Zh);
    }

    [Fact]
    public void A_name_shows_itself_masked() => Assert.Equal("林*禾", PersonName.Parse("林嘉禾").Value.ToString());

    [Fact]
    public void Whatever_is_typed_is_answered()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var typed = new string(Enumerable.Range(0, random.Next(0, 12)).Select(_ => (char)random.Next(0x10000)).ToArray());
            var result = PersonName.Parse(typed);
            if (result.IsOk) Assert.Equal(result.Value, PersonName.Parse(result.Value.Value).Value);
            else Assert.StartsWith("residents.name.", result.Refusals[0].Code, StringComparison.Ordinal);
        }
    }
}
