using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

public class JoinTests
{
    /// <summary>a agree, r refuse, o opinion, p paused, - not done.</summary>
    [Theory]
    [InlineData("All", "aa-", null)]
    [InlineData("All", "aaa", true)]
    [InlineData("All", "aoa", true)]
    [InlineData("All", "ar-", false)]
    [InlineData("All", "aap", null)]
    [InlineData("Any", "---", null)]
    [InlineData("Any", "a--", true)]
    [InlineData("Any", "rr-", null)]
    [InlineData("Any", "rrr", false)]
    [InlineData("Any", "ooo", true)]
    [InlineData("Majority", "aa-", true)]
    [InlineData("Majority", "a--", null)]
    [InlineData("Majority", "ar-", null)]
    [InlineData("Majority", "rr-", false)]
    [InlineData("Majority", "aarr", false)]
    [InlineData("Majority", "aar-", null)]
    [InlineData("Majority", "ooo", true)]
    public void Verdict(string join, string results, bool? expected) => Assert.Equal(expected, Joins.Verdict(Enum.Parse<Join>(join), [.. results.Select(r => r switch
    {
        'a' => ResultCounts.Agree, 'r' => ResultCounts.Refuse, 'o' => ResultCounts.Opinion, 'p' => ResultCounts.Pause, _ => (ResultCounts?)null,
    })]));

    [Fact]
    public void Verdict_WithoutTasks_IsABug() => Assert.Throws<InvalidOperationException>(() => Joins.Verdict(Join.All, []));
}
