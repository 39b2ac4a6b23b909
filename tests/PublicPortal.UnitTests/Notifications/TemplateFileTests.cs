using PublicPortal.Notifications.Templates;

namespace PublicPortal.UnitTests.Notifications;

public class TemplateFileTests
{
    private const string Good = """
        { "title": { "zh": "好", "en": "Good" }, "body": { "zh": "{address}，{until} 前", "en": "{address} by {until}" },
          "sms": { "zh": "{address} {link}" }, "placeholders": ["address", "until:date"], "wechatTemplate": { "thing1": "{address}" }, "goodForMinutes": 10 }
        """;

    private static string DefectOf(string from, string to)
    {
        var (template, defects) = TemplateFile.Read("x", Good.Replace(from, to, StringComparison.Ordinal));
        Assert.Null(template);
        Assert.All(defects, d => Assert.StartsWith("x.json: ", d, StringComparison.Ordinal));
        return string.Join('\n', defects);
    }

    [Fact]
    public void Read_Whole_GivesTheTemplate()
    {
        var (template, defects) = TemplateFile.Read("x", Good);
        Assert.Empty(defects);
        Assert.Equal(("x", ValueKind.Text, ValueKind.Date, TimeSpan.FromMinutes(10)), (template!.Name, template.Placeholders["address"], template.Placeholders["until"], template.GoodFor));
    }

    [Theory]
    [InlineData("\"en\": \"Good\"", "\"en\": \" \"", "title.en is missing")]
    [InlineData("{address} by", "{adress} by", "placeholder 'adress' is not declared")]
    [InlineData("{address} by {until}", "{address}", "different placeholders: until")]
    [InlineData("\"until:date\"", "\"until:date\", \"officer\"", "'officer' is declared but not used")]
    [InlineData("until:date", "until:day", "unknown kind")]
    [InlineData("until:date", "until:1", "unknown kind")]
    [InlineData("\"address\", ", "\"address\", \"address\", ", "declared twice")]
    [InlineData("{address}，", "{address，", "brace belongs to no placeholder")]
    [InlineData("\"thing1\": \"{address}\"", "\"thing1\": \"{link}\"", "wechatTemplate: placeholder 'link' is not declared")]
    [InlineData("\"goodForMinutes\": 10", "\"goodForMinutes\": 0", "goodForMinutes")]
    [InlineData("\"goodForMinutes\"", "\"goodForMinuts\"", "goodForMinuts")]
    [InlineData("\"placeholders\": [", "\"placeholders\": ", "x.json")]
    public void Read_Wrong_SaysWhere(string from, string to, string said) => Assert.Contains(said, DefectOf(from, to), StringComparison.Ordinal);

    [Fact]
    public void Set_WithWrongFiles_ListsThemAll()
    {
        var folder = Directory.CreateTempSubdirectory("templates-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), "{}");
            File.WriteAllText(Path.Combine(folder.FullName, "b.json"), "not json");
            var error = Assert.Throws<InvalidOperationException>(() => new TemplateSet(folder.FullName));
            Assert.Contains("a.json: title.zh is missing", error.Message, StringComparison.Ordinal);
            Assert.Contains("b.json: ", error.Message, StringComparison.Ordinal);
        }
        finally { folder.Delete(recursive: true); }
    }
}
