using PublicPortal.Kernel;

namespace PublicPortal.UnitTests.Kernel;

public class MaskingTests
{
    [Theory]
    [InlineData("张", "张")]
    [InlineData("张三", "张*")]
    [InlineData("林嘉禾", "林*禾")]
    [InlineData("欧阳修文", "欧**文")]
    [InlineData(" 林嘉禾 ", "林*禾")]
    [InlineData("𠮷田太郎", "𠮷**郎")]                       // one character of two UTF-16 units
    [InlineData("王𠮷", "王*")]
    [InlineData("王㐂𬀪", "王*𬀪")]
    [InlineData("葛\U000E0100城", "葛\U000E0100*")]          // variation selector belongs to its character
    [InlineData("Zoe\u0301", "Z*e\u0301")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_and_last_character(string name, string shown) =>
        Assert.Equal(shown, Masking.Name(name));

    [Theory]
    [InlineData("440304198802290012", "440*************12")]
    [InlineData("13800138000", "138******00")]
    [InlineData("12345", "*****")]
    [InlineData("1", "*")]
    [InlineData("", "")]
    public void A_number_keeps_three_and_two(string number, string shown) =>
        Assert.Equal(shown, Masking.Number(number));

    [Fact]
    public void No_number_shows_more_than_five_characters()
    {
        for (var length = 0; length <= 40; length++)
            Assert.True(Masking.Number(new string('7', length)).Count(c => c == '7') <= 5);
    }
}
