using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.UnitTests.Content;

public class RecipeExpressionTests
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    private static RecipeExpressions Of(string variables = "{}", string? folder = null) =>
        new(RecipeFile.Read($$"""{ "variables": {{variables}}, "steps": [] }""", folder).Value, new Dictionary<string, string> { ["Town"] = "福田" }, Nothing);

    [Theory]
    [InlineData("[js: parameters('Town')]", "福田")]
    [InlineData("[JS:parameters( \"Town\" )]", "福田")]
    [InlineData("[js: configuration('a:b', 'c')]", "c")]
    [InlineData("[js: configuration(\"a\", 'it\\'s')]", "it's")]
    [InlineData("no [js: uuid()] at the beginning", "no [js: uuid()] at the beginning")]
    public void Evaluate_KnownExpression_GivesItsValue(string text, string value) => Assert.Equal(value, (string?)Of().Evaluate(text, "$"));

    [Theory]
    [InlineData("[js: new Date().toISOString()]")]
    [InlineData("[js: parameters('Town') + '!']")]
    [InlineData("[js: parameters('Nobody')]")]
    [InlineData("[js: configuration('a')]")]
    [InlineData("[js: uuid(); process.exit()]")]
    [InlineData("[file:text('../secret.txt')]")]
    [InlineData("[file:text('/etc/hostname')]")]
    [InlineData("[locale: en]")]
    public void Evaluate_AnyOtherExpression_StaysVerbatimAndIsListed(string text)
    {
        var expressions = Of(folder: Path.GetTempPath());
        Assert.Equal(text, (string?)expressions.Evaluate(text, "$.x"));
        Assert.Equal(("$.x", text), Assert.Single(expressions.Left));
    }

    [Fact]
    public void Evaluate_Variable_IsTheSameEachTimeAndEvaluatedWhenAsked()
    {
        var expressions = Of("""{ "id": "[js: uuid()]", "bad": "[js: run()]", "circle": "[js: variables('circle')]" }""");
        var one = (JsonArray)expressions.Evaluate(JsonNode.Parse("""[ "[js: variables('id')]", "[js: variables('ID')]" ]"""), "$")!;
        Assert.Equal((string?)one[0], (string?)one[1]);
        Assert.Empty(expressions.Left);
        Assert.Equal("[js: variables('circle')]", (string?)expressions.Evaluate("[js: variables('circle')]", "$"));
    }

    [Fact]
    public void Evaluate_File_IsReadFromTheRecipesOwnFolder()
    {
        var folder = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "Snippets"));
        File.WriteAllText(Path.Combine(folder.FullName, "Snippets", "a.html"), "<p>甲</p>");
        Assert.Equal("<p>甲</p>", (string?)Of(folder: folder.FullName).Evaluate("[file:text('Snippets/a.html')]", "$"));
        Assert.Equal("PHA+55SyPC9wPg==", (string?)Of(folder: folder.FullName).Evaluate("[file:base64('Snippets/a.html')]", "$"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void New_Id_HasOrchardsShape()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => RecipeIds.New()).ToHashSet();
        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-z]{26}$", id));
    }
}
