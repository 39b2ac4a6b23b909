using PublicPortal.ArchitectureTests.Rules;

namespace PublicPortal.ArchitectureTests;

public class SourceTests
{
    private static readonly SourceFile[] Written = [.. SourceRules.Find("src", "themes")];
    private static readonly SourceFile[] Tests = [.. SourceRules.Find("tests")];

    [Fact]
    public void Files_are_short()
    {
        Assert.True(Written.Length > 50);
        Assert.Empty(SourceRules.TooLong([.. Written, .. Tests]));
    }

    [Fact]
    public void A_long_file_is_found()
    {
        Assert.Empty(SourceRules.TooLong([Planted(string.Concat(Enumerable.Repeat("x\n", SourceRules.MaxLines)))]));
        Assert.Single(SourceRules.TooLong([Planted(string.Concat(Enumerable.Repeat("x\n", SourceRules.MaxLines + 1)))]));
    }

    [Fact]
    public void Nothing_writes_raw_markup() => Assert.Empty(SourceRules.RawMarkup(Written));

    [Theory]
    [InlineData("<p>@Html.Raw(Model.Text)</p>")]
    [InlineData("<p>@Html . Raw(Model.Text)</p>")]
    [InlineData("return new HtmlString(text);")]
    public void Raw_markup_is_found(string text) => Assert.Single(SourceRules.RawMarkup([Planted(text)]));

    [Theory]
    [InlineData("<p>@Model.Raw</p>")]
    [InlineData("new HtmlString(\"<br>\")")]
    public void Encoded_text_is_no_raw_markup(string text) => Assert.Empty(SourceRules.RawMarkup([Planted(text)]));

    /// <summary>This file plants the violations, so it is not looked at.</summary>
    [Fact]
    public void Tests_neither_sleep_nor_skip() => Assert.Empty(SourceRules.IdleTests(
        Tests.Where(file => !file.Path.StartsWith("tests/PublicPortal.ArchitectureTests/", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Thread.Sleep(100);")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("[Fact(Skip = \"later\")]")]
    [InlineData("Assert.SkipUnless(true, \"\");")]
    public void A_test_that_sleeps_or_skips_is_found(string text) => Assert.Single(SourceRules.IdleTests([Planted(text)]));

    private static SourceFile Planted(string text) => new("src/Planted.cs", text);
}
