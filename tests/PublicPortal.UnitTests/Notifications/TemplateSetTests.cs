using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Templates;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Notifications;

/// <summary>The messages that the portal really sends.</summary>
public class TemplateSetTests
{
    private static readonly TemplateSet Templates = new(Repository.PathOf("content/templates"));
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset);

    private static Dictionary<string, string> VisitDue() => new()
    {
        ["address"] = "福民路 12 号 3 栋 502", ["officer"] = "王芳", ["number"] = "FT0231", ["until"] = NoticeValue.Of(new DateOnly(2026, 11, 26)),
    };

    [Fact]
    public void All_WithPlainValues_LeaveNoBraceInAnyLanguage()
    {
        Assert.NotEmpty(Templates.All);
        foreach (var template in Templates.All)
        {
            var values = template.Placeholders.ToDictionary(p => p.Key, p => p.Value switch
            {
                ValueKind.Date => NoticeValue.Of(new DateOnly(2026, 11, 26)),
                ValueKind.Moment => NoticeValue.Of(Now),
                _ => "值",
            });
            var text = Templates.Render(template, Templates.Accept(template.Name, values), Now);
            var all = string.Concat(text.Title.Zh, text.Title.En, text.Body.Zh, text.Body.En, string.Concat(text.WeChatFields?.Values ?? []), template.Sms is null ? "" : Templates.RenderSms(template, values, Now, "http://x/"));
            Assert.DoesNotContain('{', all);
            Assert.DoesNotContain("2026-11", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_Date_IsSaidAsPeopleCount()
    {
        var text = Templates.Render(Templates.Find("residence.visit-due")!, VisitDue(), Now);
        Assert.StartsWith("王芳（工号 FT0231）会在 11 月 26 日（周四）前到 福民路 12 号 3 栋 502 核对", text.Body.Zh, StringComparison.Ordinal);
        Assert.StartsWith("王芳 (staff number FT0231) will come to 福民路 12 号 3 栋 502 by Thursday 26 November to check", text.Body.En, StringComparison.Ordinal);
        var nextYear = VisitDue();
        nextYear["until"] = NoticeValue.Of(new DateOnly(2027, 1, 4));
        Assert.Contains("2027 年 1 月 4 日（周一）", Templates.Render(Templates.Find("residence.visit-due")!, nextYear, Now).Body.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void RenderSms_HasTheLink() =>
        Assert.EndsWith("https://portal.example/my", Templates.RenderSms(Templates.Find("residence.visit-due")!, VisitDue(), Now, "https://portal.example/my"), StringComparison.Ordinal);

    [Fact]
    public void Render_ValueWithBraces_IsNotFilledAgain()
    {
        var values = VisitDue();
        values["officer"] = "{number}";
        Assert.StartsWith("{number}（工号", Templates.Render(Templates.Find("residence.visit-due")!, values, Now).Body.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_BilingualValue_FollowsTheLanguage()
    {
        var values = new Dictionary<string, string> { ["address"] = "A", ["reasons"] = NoticeValue.Of(new LocalizedText("没有扫门牌。", "The plate was not scanned.")) };
        var text = Templates.Render(Templates.Find("residence.doubtful")!, Templates.Accept("residence.doubtful", values), Now);
        Assert.StartsWith("A：没有扫门牌。", text.Body.Zh, StringComparison.Ordinal);
        Assert.StartsWith("A: The plate was not scanned. Open", text.Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_WhatIsNotDeclared_IsNotKept()
    {
        var values = VisitDue();
        values["name"] = "林小禾";
        Assert.DoesNotContain("name", Templates.Accept("residence.visit-due", values).Keys);
    }

    [Theory]
    [InlineData("officer", null), InlineData("until", "26.11.2026"), InlineData("address", "440390199001011234"), InlineData("address", "号 44039019900101123x。")]
    public void Accept_MissingUnreadableOrTelling_IsABug(string key, string? value)
    {
        var values = VisitDue();
        if (value is null) values.Remove(key);
        else values[key] = value;
        Assert.Contains($"'{key}'", Assert.Throws<InvalidOperationException>(() => Templates.Accept("residence.visit-due", values)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_UnknownTemplate_IsABug() => Assert.Throws<InvalidOperationException>(() => Templates.Accept("residence.acepted", VisitDue()));

    /// <summary>A 25-digit dwelling code is no ID number.</summary>
    [Fact]
    public void Accept_DwellingCode_IsFine()
    {
        var values = VisitDue();
        values["address"] = "4403040010010010010010502";
        Assert.Equal("4403040010010010010010502", Templates.Accept("residence.visit-due", values)["address"]);
    }
}
