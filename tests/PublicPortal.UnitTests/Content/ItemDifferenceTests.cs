using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;

namespace PublicPortal.UnitTests.Content;

public class ItemDifferenceTests
{
    [Theory]
    [InlineData("停水通知", "停电通知", "=停 -水 +电 =通知")]
    [InlineData("the old house", "the new house", "=the  -old +new = house")]
    [InlineData("", "甲", "+甲")]
    [InlineData("甲乙", "甲乙", "=甲乙")]
    public void Segments_TwoTexts_SayWhatWentAndCame(string before, string after, string expected)
    {
        var told = ItemDifference.Segments(before, after).Select(s => (s.Change switch { Change.Same => "=", Change.Taken => "-", _ => "+" }) + s.Text);
        Assert.Equal(expected, string.Join(' ', told));
    }

    [Fact]
    public void Segments_HugeTexts_AreNotCompared()
    {
        var segments = ItemDifference.Segments(new string('甲', 100_000), new string('乙', 100_000));
        Assert.Equal(2, segments.Count);
    }

    [Theory]
    [InlineData("Water is off on Monday!", "water-is-off-on-monday")]
    [InlineData("Crème brûlée 2026", "creme-brulee-2026")]
    [InlineData("停水通知", "")]
    [InlineData("2026 年停水", "")]
    public void Slug_Title_IsPlainOrNothing(string title, string slug) => Assert.Equal(slug, ItemAddresses.Slug(title));

    [Theory]
    [InlineData("notices/water-2026", true)]
    [InlineData("/about/", true)]
    [InlineData("a//b", false)]
    [InlineData("../etc", false)]
    [InlineData("Desk", false)]
    [InlineData("desk/x", false)]
    [InlineData("停水", false)]
    public void Typed_Address_IsPlainAndNotTheSitesOwn(string address, bool ok) => Assert.Equal(ok, ItemAddresses.Typed(address).IsOk);
}
