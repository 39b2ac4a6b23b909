using PublicPortal.Residents.Documents;

namespace PublicPortal.UnitTests.Residents;

public class MobileNumberTests
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData(" 138 0013 8000 ")]
    [InlineData("138-0013-8000")]
    [InlineData("+8613800138000")]
    [InlineData("+86 138 0013 8000")]
    [InlineData("＋８６１３８００１３８０００")]
    [InlineData("008613800138000")]
    [InlineData("8613800138000")]
    public void Forgives_how_people_type(string typed) => Assert.Equal("13800138000", MobileNumber.Parse(typed).Value.Value);

    [Fact]
    public void Accepts_every_second_digit_from_3_to_9()
    {
        for (var second = 0; second <= 9; second++)
            Assert.Equal(second >= 3, MobileNumber.Parse($"1{second}912345678").IsOk);
    }

    [Theory]
    [InlineData(null, "residents.mobile.empty")]
    [InlineData("  ", "residents.mobile.empty")]
    [InlineData("1380013800", "residents.mobile.length")]
    [InlineData("138001380000", "residents.mobile.length")]
    [InlineData("+86", "residents.mobile.length")]
    [InlineData("1380013800O", "residents.mobile.not-digit")]
    [InlineData("一三八00138000", "residents.mobile.not-digit")]
    [InlineData("23800138000", "residents.mobile.not-mobile")]
    [InlineData("+85291234567", "residents.mobile.not-mobile")]
    public void Refuses_with_a_stable_code(string? typed, string code) =>
        Assert.Equal(code, Assert.Single(MobileNumber.Parse(typed).Refusals).Code);

    [Fact]
    public void A_number_shows_itself_masked() => Assert.Equal("138******00", MobileNumber.Parse("13800138000").Value.ToString());
}
