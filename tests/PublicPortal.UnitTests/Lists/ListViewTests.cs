using Microsoft.AspNetCore.Http;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;

namespace PublicPortal.UnitTests.Lists;

/// <summary>The address of a list says all, in one order, and nothing that it should not.</summary>
public class ListViewTests
{
    private static readonly ListInfo Info = new("test.things", "/desk/things", new Permission("test.see", new LocalizedText("看", "See")), ["place", "since"], "open");

    [Fact]
    public void Query_UnknownAndOverlongValues_AreLeftOut()
    {
        var list = Of("?since=2026-11-01&place=a&name=%E6%9E%97%E6%99%93%E7%A6%BE&show=late&p=3&sort=" + new string('x', 101));
        Assert.Equal("?show=late&place=a&since=2026-11-01", list.Query);
        Assert.Equal(3, list.PageNumber);
        Assert.Null(list.Sort);
    }

    [Fact]
    public void Link_AChangedCondition_GoesBackToTheFirstPage()
    {
        var list = Of("?place=a&p=3");
        Assert.Equal("/desk/things?place=a&p=3", list.Link());
        Assert.Equal("/desk/things?show=late&place=a", list.Link(("show", "late")));
        Assert.Equal("/desk/things?show=open", list.Link(("show", "open"), ("place", null)));
        Assert.Equal("/desk/things/7?place=a&p=3", list.LinkBelow("/7"));
    }

    [Fact]
    public void From_AStoredQuery_IsTheSameList() => Assert.Equal("?show=late&place=a%20b", ListView.From(Info, "?place=a%20b&show=late").Query);

    [Theory]
    [InlineData("?p=0", 1)]
    [InlineData("?p=-1", 1)]
    [InlineData("?p=abc", 1)]
    [InlineData("?p=100000", 1)]
    [InlineData("?p=7", 7)]
    public void PageNumber_Nonsense_IsTheFirst(string query, int page) => Assert.Equal(page, Of(query).PageNumber);

    [Fact]
    public void Day_ImpossibleDate_IsNone() => Assert.Null(Of("?since=2026-02-30").Day("since"));

    private static ListView Of(string query) => new(Info, new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));
}
