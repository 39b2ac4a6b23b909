using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Types;

namespace PublicPortal.UnitTests.Content;

/// <summary>A menu at the desk: rows with words, address and order, in Orchard Core's shape.</summary>
public class MenuLinksTests
{
    private static readonly FieldDefinition Field = new("Line", "MenuItems", []);

    private static JsonObject Standing() => JsonNode.Parse("""
        { "MenuItems": [
            { "ContentItemId": "a", "ContentType": "LinkMenuItem", "DisplayText": "Home", "LinkMenuItemPart": { "Name": "Home", "Url": "~/" }, "Extra": 1 },
            { "ContentItemId": "b", "ContentType": "HtmlMenuItem", "DisplayText": "Box", "HtmlMenuItemPart": { "Html": "<b>x</b>" } } ] }
        """)!.AsObject();

    [Fact]
    public void Fill_ShowsEveryItemInItsOrder()
    {
        var editor = new FieldEditor { Prefix = "P.MenuItems", Partial = "", Label = "" };
        new MenuLinksKind().Fill(editor, Standing(), Field);
        Assert.Equal([new MenuRow("a", "Home", "~/", "1"), new MenuRow("b", "Box", "", "2", IsOther: true)], editor.Links);
    }

    [Fact]
    public void Read_SortsAddsAndTakesAway_AndKeepsWhatItDoesNotKnow()
    {
        var stored = Standing();
        Assert.Null(Read(stored, ("a", "首页", "/", "3"), ("b", "Box", "", "1"), ("", "公告", "/notices", "2"), ("", "", "", "4")));
        var items = stored["MenuItems"]!.AsArray();
        Assert.Equal("""{"ContentItemId":"b","ContentType":"HtmlMenuItem","DisplayText":"Box","HtmlMenuItemPart":{"Html":"\u003Cb\u003Ex\u003C/b\u003E"}}""", items[0]!.ToJsonString());
        Assert.Equal(("公告", "/notices"), ((string?)items[1]!["LinkMenuItemPart"]!["Name"], (string?)items[1]!["LinkMenuItemPart"]!["Url"]));
        Assert.Equal(("首页", "首页", "/", 1), ((string?)items[2]!["DisplayText"], (string?)items[2]!["LinkMenuItemPart"]!["Name"], (string?)items[2]!["LinkMenuItemPart"]!["Url"], (int)items[2]!["Extra"]!));
        Assert.Equal([("公告", "/notices"), ("首页", "/")], MenuLinksKind.Of(stored));
    }

    [Fact]
    public void Read_WhatIsNotTouched_StaysByteForByte()
    {
        var stored = Standing();
        Read(stored, ("a", "Home", "~/", "1"), ("b", "Box", "", "2"));
        Assert.True(JsonNode.DeepEquals(Standing(), stored));
    }

    [Theory]
    [InlineData("", "/notices", "content.menu.label-missing")]
    [InlineData("公告", "", "content.menu.address")]
    [InlineData("公告", "javascript:alert(1)", "content.menu.address")]
    [InlineData("公告", "//other.example", "content.menu.address")]
    public void Read_BadRow_IsRefusedWithItsNumber(string label, string address, string code)
    {
        var refusal = Read(Standing(), ("a", "Home", "~/", "1"), ("", label, address, "2"));
        Assert.Equal(code, refusal!.Code);
        Assert.Contains("2", refusal.Text.En, StringComparison.Ordinal);
    }

    private static PublicPortal.Kernel.Refusal? Read(JsonObject stored, params (string Id, string Label, string Address, string Order)[] rows)
    {
        StringValues Of(Func<(string Id, string Label, string Address, string Order), string> box) => new([.. rows.Select(box)]);
        var form = new FormCollection(new Dictionary<string, StringValues>
        {
            ["P.MenuItems.Row"] = Of(r => r.Id), ["P.MenuItems.Label"] = Of(r => r.Label), ["P.MenuItems.Url"] = Of(r => r.Address), ["P.MenuItems.Order"] = Of(r => r.Order), ["P.MenuItems.Other"] = Of(r => r.Id == "b" ? "true" : ""),
        });
        return new MenuLinksKind().Read(new FieldInput(form, "P.MenuItems"), stored, Field);
    }
}
