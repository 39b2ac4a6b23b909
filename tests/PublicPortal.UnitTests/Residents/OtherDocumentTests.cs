using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.UnitTests.Residents;

public class OtherDocumentTests
{
    private static Result<IdentityDocument> Parse(string type, string typed) =>
        IdentityDocument.Parse(DocumentTypes.Find(type)!.Value, typed, Numbers.Today, Numbers.Counties);

    [Theory]
    [InlineData("hmt-permit", "810000198006150016", "1980-06-15")]
    [InlineData("hmt-permit", "820000197501010026", "1975-01-01")]
    [InlineData("hmt-permit", "830000199706020042", "1997-06-02")]
    [InlineData("hmt-permit", "810000201506010022", "2015-06-01")]      // a minor
    [InlineData("foreigner-id", "944840198503150014", "1985-03-15")]
    [InlineData("foreigner-id", "CAN110174070101", null)]
    [InlineData("foreigner-id", "can 1101 740701 01", null)]
    [InlineData("passport", "E12345678", null)]
    [InlineData("passport", "ea1234567", null)]
    [InlineData("passport", "G12345678", null)]
    [InlineData("passport", "AB123", null)]
    [InlineData("passport", "12345678901234567", null)]
    [InlineData("hm-travel-permit", "H12345678", null)]
    [InlineData("hm-travel-permit", "m1234567801", null)]
    [InlineData("tw-travel-permit", "１２３４５６７８", null)]
    public void Reads_the_number(string type, string typed, string? birth)
    {
        var document = Parse(type, typed).Value;
        Assert.Equal(birth, document.BirthDate?.ToString("yyyy-MM-dd"));
        Assert.True(document.IsCountyKnown);
        Assert.All(document.Number, c => Assert.True(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));
        Assert.DoesNotContain(document.Number, document.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hmt-permit", "810000198006150017", "residents.document.check")]
    [InlineData("hmt-permit", "810000198013150016", "residents.document.birth-month")]
    [InlineData("hmt-permit", "810001198006150016", "residents.document.form")]
    [InlineData("hmt-permit", "440304198802290012", "residents.document.form")]
    [InlineData("hmt-permit", "H12345678", "residents.document.other-type")]
    [InlineData("hmt-permit", "12345678", "residents.document.other-type")]
    [InlineData("hmt-permit", "81000019800615001", "residents.document.length")]
    [InlineData("foreigner-id", "944840198503150013", "residents.document.check")]
    [InlineData("foreigner-id", "444840198503150014", "residents.document.form")]
    [InlineData("foreigner-id", "944840198502300014", "residents.document.birth-day")]
    [InlineData("foreigner-id", "CAN11017407010", "residents.document.length")]
    [InlineData("foreigner-id", "CA1110174070101", "residents.document.not-letter")]
    [InlineData("foreigner-id", "CAN11O174070101", "residents.document.not-digit")]
    [InlineData("passport", "E123", "residents.document.form")]
    [InlineData("passport", "123456789012345678", "residents.document.form")]
    [InlineData("passport", "ABCDEFGH", "residents.document.form")]
    [InlineData("passport", "E1234/678", "residents.document.not-letter-or-digit")]
    [InlineData("passport", "护照1234567", "residents.document.not-letter-or-digit")]
    [InlineData("hm-travel-permit", "X12345678", "residents.document.form")]
    [InlineData("hm-travel-permit", "H1234567", "residents.document.form")]
    [InlineData("hm-travel-permit", "H1234567O", "residents.document.not-digit")]
    [InlineData("tw-travel-permit", "1234567", "residents.document.length")]
    [InlineData("tw-travel-permit", "1234567A", "residents.document.not-digit")]
    public void Refuses_with_a_stable_code(string type, string typed, string code) =>
        Assert.Equal(code, Assert.Single(Parse(type, typed).Refusals).Code);

    [Fact]
    public void Every_type_has_its_own_name_and_both_languages()
    {
        Assert.Equal(Enum.GetValues<DocumentType>(), DocumentTypes.InOrder.Order());
        Assert.Equal(DocumentTypes.InOrder.Count, DocumentTypes.InOrder.Select(type => type.Name()).Distinct().Count());
        Assert.All(DocumentTypes.InOrder, type =>
        {
            Assert.Equal(type, DocumentTypes.Find(type.Name()));
            Assert.NotEqual(type.Title().Zh, type.Title().En);
            Assert.NotEqual(type.Example().Zh, type.Example().En);
            Assert.Equal("residents.document.empty", Assert.Single(Parse(type.Name(), " ").Refusals).Code);
        });
        Assert.Null(DocumentTypes.Find("driving-licence"));
        Assert.Null(DocumentTypes.Find(null));
    }

    [Fact]
    public void The_list_of_counties_knows_present_and_abolished_ones()
    {
        Assert.InRange(CountyCodes.Load().Count, 6000, 8000);
        Assert.True(Numbers.Counties.Contains("440304"));       // 福田
        Assert.True(Numbers.Counties.Contains("510202"));       // a Chongqing district when it lay in Sichuan
        Assert.True(Numbers.Counties.Contains("110103"));       // 崇文, merged in 2010
        Assert.False(Numbers.Counties.Contains("440399"));
        Assert.False(Numbers.Counties.Contains(""));
    }

    [Fact]
    public void The_made_up_county_is_known_only_where_the_settings_say_so()
    {
        Assert.False(CountyCodes.Load().Contains(Numbers.MadeUpCounty));
        Assert.True(CountyCodes.Load([Numbers.MadeUpCounty]).Contains(Numbers.MadeUpCounty));
        var error = Assert.Throws<ArgumentException>(() => CountyCodes.Load(["4403"]));
        Assert.Contains("Residents:ExtraCountyCodes", error.Message, StringComparison.Ordinal);
    }
}
