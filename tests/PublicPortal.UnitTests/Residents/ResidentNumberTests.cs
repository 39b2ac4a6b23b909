using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.UnitTests.Residents;

public class ResidentNumberTests
{
    private static Result<IdentityDocument> Parse(string? typed) => IdentityDocument.Parse(DocumentType.ResidentId, typed, Numbers.Today, Numbers.Counties);

    private static Refusal Refused(string? typed) => Assert.Single(Parse(typed).Refusals);

    [Theory]
    [InlineData("440304198802290012", "1988-02-29")]
    [InlineData("440304199512310024", "1995-12-31")]
    [InlineData("44030420150601101X", "2015-06-01")]
    public void Reads_birth_and_place(string number, string birth)
    {
        var document = Parse(number).Value;
        Assert.Equal(number, document.Number);
        Assert.Equal(birth, document.BirthDate?.ToString("yyyy-MM-dd"));
        Assert.Equal("440304", document.AreaCode);
        Assert.True(document.IsCountyKnown);
        Assert.Equal(DocumentType.ResidentId, document.Type);
    }

    [Theory]
    [InlineData("44030420150601101x")]
    [InlineData(" 440304 20150601 101X ")]
    [InlineData("440304-20150601-101X")]
    [InlineData("440304–20150601−101X")]                       // dash and minus sign
    [InlineData("４４０３０４２０１５０６０１１０１Ｘ")]
    [InlineData("４４０３０４２０１５０６０１１０１ｘ")]
    [InlineData("440304\u300020150601\u00A0101X\r\n")]         // ideographic and no-break space
    [InlineData("\u202D44030420150601101X\u202C\uFEFF")]       // what comes along when a number is pasted
    public void Forgives_how_people_type(string typed) => Assert.Equal("44030420150601101X", Parse(typed).Value.Number);

    [Theory]
    [InlineData(null, "residents.document.empty")]
    [InlineData(" - ", "residents.document.empty")]
    [InlineData("44030419880229001", "residents.document.length")]
    [InlineData("4403041988022900122", "residents.document.length")]
    [InlineData("440304880229001", "residents.document.fifteen-digits")]
    [InlineData("4403041988O2290012", "residents.document.not-digit")]
    [InlineData("44030419880229001K", "residents.document.not-digit-or-x")]
    [InlineData("4403041988022900X2", "residents.document.not-digit")]
    [InlineData("440304198802290013", "residents.document.check")]
    [InlineData("440304199002300010", "residents.document.birth-day")]
    [InlineData("440304199013010019", "residents.document.birth-month")]
    [InlineData("440304199000010019", "residents.document.birth-month")]
    [InlineData("440304203001010010", "residents.document.birth-in-future")]
    [InlineData("440304189912310024", "residents.document.birth-too-old")]
    [InlineData("440304000012310024", "residents.document.birth-too-old")]
    [InlineData("160304198802290012", "residents.document.province")]
    [InlineData("000304198802290012", "residents.document.province")]
    [InlineData("810000198006150016", "residents.document.other-type")]
    [InlineData("944840198503150014", "residents.document.other-type")]
    public void Refuses_with_a_stable_code(string? typed, string code) => Assert.Equal(code, Refused(typed).Code);

    [Fact]
    public void Says_which_character_is_wrong()
    {
        var refusal = Refused("44030419880O290012");
        Assert.Equal("第 12 位应是数字，您填的是 O。", Refused("440304 19880O 290012").Text.Zh);
        Assert.Equal("Character 12 should be a digit; you entered O.", refusal.Text.En);
        Assert.Equal("第 18 位应是数字或 X，您填的是 𠮷。", Refused("44030419880229001𠮷").Text.Zh);
        Assert.Equal("号码应为 18 位，您填了 17 位。", Refused("44030419880229001").Text.Zh);
        Assert.Contains("港澳台居民居住证", Refused("810000198006150016").Text.Zh, StringComparison.Ordinal);
    }

    /// <summary>The list is never complete, so what it does not know is a doubt and no refusal.</summary>
    [Fact]
    public void An_unknown_county_is_a_doubt()
    {
        var document = Parse("440399199001010018").Value;
        Assert.Equal("440399", document.AreaCode);
        Assert.False(document.IsCountyKnown);
    }

    [Fact]
    public void A_birth_of_today_is_one_and_of_tomorrow_is_not()
    {
        Assert.Equal(Numbers.Today, Parse(Numbers.WithCheck("44039020261123001")).Value.BirthDate);
        Assert.Equal("residents.document.birth-in-future", Refused(Numbers.WithCheck("44039020261124001")).Code);
    }

    [Fact]
    public void The_oldest_people_are_not_refused()
    {
        Assert.True(Parse(Numbers.WithCheck("44039019040731001")).IsOk);      // 122 years
        Assert.True(Parse(Numbers.WithCheck("44039019011123001")).IsOk);      // 125 years to the day
        Assert.Equal("residents.document.birth-too-old", Refused(Numbers.WithCheck("44039019011122001")).Code);
    }

    [Fact]
    public void Every_wrong_check_character_is_refused()
    {
        foreach (var number in Numbers.Valid(500))
        {
            Assert.True(Parse(number).IsOk, number);
            foreach (var check in "0123456789X".Where(c => c != number[^1]))
                Assert.Equal("residents.document.check", Refused(number[..^1] + check).Code);
        }
    }

    [Fact]
    public void Every_single_wrong_digit_and_every_swap_of_neighbours_is_refused()
    {
        foreach (var number in Numbers.Valid(100))
            for (var at = 0; at < 17; at++)
            {
                foreach (var digit in "0123456789".Where(c => c != number[at]))
                    Assert.True(Parse(number[..at] + digit + number[(at + 1)..]).IsRefused, $"{number}: {digit} at {at}");
                if (number[at] != number[at + 1])
                    Assert.True(Parse(number[..at] + number[at + 1] + number[at] + number[(at + 2)..]).IsRefused, $"{number}: swap at {at}");
            }
    }

    /// <summary>A form that completed numbers would help to make them up, and the wrong character is mostly another one.</summary>
    [Fact]
    public void The_text_about_a_wrong_check_character_names_no_character()
    {
        foreach (var number in Numbers.Valid(50))
        {
            var text = Refused(number[..^1] + (number[^1] == '0' ? '1' : '0')).Text;
            Assert.DoesNotContain(text.Zh + text.En, c => char.IsAsciiDigit(c) || c == 'X');
        }
    }

    [Fact]
    public void The_whole_number_is_not_in_logs_or_answers()
    {
        var document = Parse("440304198802290012").Value;
        Assert.Equal("resident-id 440*************12", document.ToString());
        Assert.Equal("440*************12", document.Masked);
        Assert.DoesNotContain("440304198802290012", System.Text.Json.JsonSerializer.Serialize(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_is_answered()
    {
        var random = new Random(7);
        var alphabet = "0123456789Xx OHM-．\uD842\uDFB7\u0301\u202E\uFFFF\0".ToCharArray();
        for (var i = 0; i < 5000; i++)
        {
            var typed = new string(random.GetItems(alphabet, random.Next(0, 24)));
            foreach (var type in DocumentTypes.InOrder)
                Assert.All(IdentityDocument.Parse(type, typed, Numbers.Today, Numbers.Counties).Refusals, refusal =>
                {
                    Assert.StartsWith("residents.document.", refusal.Code, StringComparison.Ordinal);
                    Assert.NotEmpty(refusal.Text.Zh);
                    Assert.NotEmpty(refusal.Text.En);
                });
        }
    }
}
