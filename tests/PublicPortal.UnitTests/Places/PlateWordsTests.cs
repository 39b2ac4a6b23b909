using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Plates;

namespace PublicPortal.UnitTests.Places;

public class PlateWordsTests
{
    [Theory]
    [InlineData("清溪路 18 号 和乐花园 3 栋 502", "清溪路 18 号|和乐花园", "3 栋 502")]
    [InlineData("和乐花园3栋502", "和乐花园", "3栋502")]
    [InlineData("清溪路18号和乐花园A座12B", "清溪路18号|和乐花园", "A座12B")]
    [InlineData("石厦村 3 巷 5 号 201", "石厦村 3 巷 5 号|", "201")]
    [InlineData("502", "", "502")]
    [InlineData("和乐花园", "", "和乐花园")]
    [InlineData("𠮷祥里", "", "𠮷祥里")]
    [InlineData("清溪路 18 号楼 3 单元 502 室", "清溪路", "18 号楼 3 单元 502 室")]
    [InlineData("福强路 1 号", "福强路", "1 号")]
    [InlineData("福强路 1 号 2 期花园 三栋 502房", "福强路 1 号|2 期花园", "三栋 502房")]
    [InlineData("3 栋 2 楼", "", "3 栋 2 楼")]
    public void Of_Address_PutsTheNumberLarge(string address, string above, string large)
    {
        var words = PlateWords.Of(address);
        Assert.Equal(large, words.Large);
        Assert.Equal(above.Split('|', StringSplitOptions.RemoveEmptyEntries), words.Above);
    }

    [Fact]
    public void Of_AnyAddress_LosesNoCharacter()
    {
        foreach (var address in new[] { "清溪路 18 号 和乐花园 3 栋 2 单元 502 室", "福强路 1 号", "A 座 3 楼", new string('甲', 200), new string('1', 200), "路路路路路号号 1 1 1 1 栋栋" })
        {
            var words = PlateWords.Of(address);
            Assert.Equal(SearchText.Of(address), SearchText.Of(string.Concat(words.Above) + words.Large));
        }
    }

    /// <summary>Texts on which a pattern with nested choices takes for ever.</summary>
    [Fact]
    public void Of_OddText_IsReadOnce()
    {
        foreach (var odd in new[] { string.Concat(Enumerable.Repeat("路1号", 20_000)), new string('1', 100_000), string.Concat(Enumerable.Repeat("1 栋 ", 20_000)), new string(' ', 100_000), new string('号', 100_000) })
            Assert.NotNull(PlateWords.Of(odd).Large);
    }

    [Theory]
    [InlineData("４４０３ 0400", "44030400")]
    [InlineData(null, "")]
    public void Code_AsTyped_IsForgiven(string? typed, string code) => Assert.Equal(code, SearchText.Code(typed));
}
