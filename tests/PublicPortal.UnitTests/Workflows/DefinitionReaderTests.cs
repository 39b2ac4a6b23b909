using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

public class DefinitionReaderTests
{
    [Fact]
    public void Read_Good_GivesEverything()
    {
        var read = DefinitionReader.Read(Samples.Good);
        Assert.Empty(read.Defects);
        var definition = read.Definition!;
        Assert.Equal("small-eatery", definition.Code);
        Assert.Equal(["review", "decision"], definition.Stages.Select(s => s.Id));
        Assert.Equal("Parallel review", definition.Stages[0].Label.En);
        Assert.Equal(ResultCounts.Again, definition.Stages[0].Tasks[2].Results[1].Counts);
        Assert.Equal(2.5m, definition.Stages[0].Tasks[2].Days);
        Assert.True(definition.Stages[1].Tasks[0].FourEyes);
        Assert.Equal("permit.granted", definition.Outcomes[0].Effects[1].Name);
    }

    [Fact]
    public void Read_UnknownMember_IsNamedWithLineAndPathInBothLanguages()
    {
        var defect = Assert.Single(DefinitionReader.Read(Samples.Good.Replace("\"fourEyes\": true", "\"foureyes\": true", StringComparison.Ordinal)).Defects);
        Assert.Equal(("member.unknown", "stages[1].tasks[0].foureyes"), (defect.Code, defect.Path));
        Assert.Equal(Samples.Good.Split('\n').ToList().FindIndex(l => l.Contains("fourEyes", StringComparison.Ordinal)) + 1, defect.Line);
        Assert.StartsWith($"第 {defect.Line} 行 stages[1].tasks[0].foureyes：不认识“foureyes”", defect.Whole.Zh, StringComparison.Ordinal);
        Assert.Contains("fourEyes", defect.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyMistakes_NamesAllOfThem()
    {
        var text = Samples.Good.Replace("\"promisedDays\": 7", "\"promisedDays\": 0", StringComparison.Ordinal).Replace("\"join\": \"all\"", "\"join\": \"most\"", StringComparison.Ordinal);
        Assert.Equal(["limits.promisedDays", "stages[0].join"], DefinitionReader.Read(text).Defects.Select(d => d.Path));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"code\": \"a1\",\n}", 3)]
    [InlineData("{\n  \"code\": \"a1\"\n", 3)]
    [InlineData("{} x", 1)]
    [InlineData("// no comments\n{}", 1)]
    [InlineData("\"\\ud800\"", 1)]
    public void Read_NoJson_SaysAtWhichLine(string text, int line)
    {
        var defect = Assert.Single(DefinitionReader.Read(text).Defects);
        Assert.Equal(("json.broken", line), (defect.Code, defect.Line));
    }

    [Fact]
    public void Read_MemberTwice_IsRefused() =>
        Assert.Contains(DefinitionReader.Read(Samples.Good.Replace("\"join\": \"all\"", "\"join\": \"all\", \"join\": \"any\"", StringComparison.Ordinal)).Defects, d => d.Code == "member.twice");

    [Fact]
    public void Read_AVeryLongOrDeepText_IsRefusedWithoutHarm()
    {
        Assert.Equal("json.long", Assert.Single(DefinitionReader.Read(new string('[', 70_000)).Defects).Code);
        Assert.Equal("json.broken", Assert.Single(DefinitionReader.Read(new string('[', 50_000)).Defects).Code);
        Assert.Equal("word.shape", Assert.Single(DefinitionReader.Read(Samples.With("code", "\"" + new string('a', 50_000) + "\"")).Defects).Code);
    }
}
