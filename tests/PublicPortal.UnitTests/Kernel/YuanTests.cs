using PublicPortal.Kernel;
using Xunit;

namespace PublicPortal.UnitTests.Kernel;

public class YuanTests
{
    [Theory]
    [InlineData("12000", 1_200_000L)]
    [InlineData("１２，０００", 1_200_000L)]
    [InlineData("¥12,000.50", 1_200_050L)]
    [InlineData("￥5 000 元", 500_000L)]
    [InlineData("９６４００ 元", 9_640_000L)]
    [InlineData("-5", -500L)]
    [InlineData("0", 0L)]
    [InlineData("1.005", null)]
    [InlineData("3万", null)]
    [InlineData("三万", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Typed_IsFenOrNothing(string? typed, long? fen)
    {
        Assert.Equal(fen, Yuan.Read(typed));
        Assert.Equal(fen is > 0 ? fen : null, Yuan.ReadAboveZero(typed));
    }

    [Fact]
    public void Shown_WithFenOnlyWhereThereAreSome()
    {
        Assert.Equal(("180,000 元", "180,000.50 yuan", "0 元"), (Yuan.Zh(18_000_000), Yuan.En(18_000_050), Yuan.Zh(0)));
        Assert.Equal(("180000", "-0.05"), (Yuan.Plain(18_000_000), Yuan.Plain(-5)));
    }
}
