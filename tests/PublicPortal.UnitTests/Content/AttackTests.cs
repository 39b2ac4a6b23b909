using System.Globalization;
using System.Text.RegularExpressions;

namespace PublicPortal.UnitTests.Content;

/// <summary>Every attack of <c>attacks.txt</c> as HTML and as Markdown, alone and after text: nothing that acts is left.</summary>
public partial class AttackTests
{
    public static readonly IReadOnlyList<string> Attacks = Read();

    [Fact]
    public void Attacks_AsHtml_LeaveNothingThatActs() => Assert.Empty(Survivors(Bodies.Html));

    [Fact]
    public void Attacks_AsMarkdown_LeaveNothingThatActs() => Assert.Empty(Survivors(Bodies.Markdown));

    /// <summary>What was written once is written the same again: nothing turns into something else on the second reading (mutation).</summary>
    [Fact]
    public void Attacks_WrittenTwice_DoNotChange()
    {
        foreach (var attack in Attacks)
        {
            var once = Bodies.Html(attack);
            Assert.Equal(Blanks().Replace(once, " "), Blanks().Replace(Bodies.Html(once), " "));
        }
    }

    [Fact]
    public void TheList_IsBroadAndItsJudgeCanSayNo()
    {
        Assert.True(Attacks.Count > 150);
        Assert.True(Attacks.Count(a => Bodies.Dangers(a).Any()) > 100);   // as they are, most would act
    }

    private static List<string> Survivors(Func<string, string> render) =>
    [
        .. from attack in Attacks
           from text in new[] { attack, "正文 " + attack + " 后文", "第一段\n\n" + attack + "\n\n第二段", "<p>" + attack, "<table><tr><td>" + attack + "</table>" }
           let dangers = Bodies.Dangers(render(text)).ToList()
           where dangers.Count > 0
           select $"{text} → {string.Join("; ", dangers)}",
    ];

    private static List<string> Read()
    {
        using var reader = new StreamReader(typeof(AttackTests).Assembly.GetManifestResourceStream("attacks.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("# <", StringComparison.Ordinal)).Select(Unescaped)];
    }

    private static string Unescaped(string line) => Escape().Replace(line, match => match.Value switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        "\\0" => "\0",
        "\\\\" => "\\",
        var unicode => ((char)int.Parse(unicode.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
    });

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\\(?:n|t|0|\\|u[0-9a-fA-F]{4})")]
    private static partial Regex Escape();
}
