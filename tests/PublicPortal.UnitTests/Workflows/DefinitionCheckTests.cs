using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

/// <summary>What a schema cannot say.</summary>
public class DefinitionCheckTests
{
    [Fact]
    public void Check_Good_FindsNothing() => Assert.Empty(DefinitionCheck.Read(Samples.Good, Samples.Names).Defects);

    [Theory]
    [InlineData("kind", "\"test.nothing\"", "kind.unknown", "kind")]
    [InlineData("limits.promisedDays", "21", "days.promise-too-long", "limits.promisedDays")]
    [InlineData("limits.promisedDays", "3", "days.do-not-fit", "limits.promisedDays")]
    [InlineData("stages.1.tasks.0.days", "5", "days.do-not-fit", "limits.promisedDays")]
    [InlineData("limits.extension.approver", "\"Mayor\"", "role.unknown", "limits.extension.approver")]
    [InlineData("stages.0.tasks.0.role", "\"Reviewer\"", "role.unknown", "stages[0].tasks[0].role")]
    [InlineData("stages.0.tasks.0.escalateTo", "\"Mayor\"", "role.unknown", "stages[0].tasks[0].escalateTo")]
    [InlineData("stages.0.tasks.0.department", "\"moonBureau\"", "department.unknown", "stages[0].tasks[0].department")]
    [InlineData("stages.0.tasks.2.person", "\"area\"", "person.unknown", "stages[0].tasks[2].person")]
    [InlineData("stages.0.onOpen.0.template", "\"test.other\"", "effect.unknown", "stages[0].onOpen[0]")]
    [InlineData("outcomes.0.effects.0", "{\"do\":\"issue\",\"document\":\"permit\"}", "effect.nobody", "outcomes[0].effects[0]")]
    [InlineData("outcomes.0.effects.1.event", "\"other.event\"", "effect.unknown", "outcomes[0].effects[1]")]
    [InlineData("stages.1.then.agree", "\"celebrated\"", "outcome.unknown", "stages[1].then.agree")]
    [InlineData("stages.1.then.refuse", "\"review\"", "stage.backwards", "stages[1].then.refuse")]
    [InlineData("stages.0.timer.then", "\"nowhere\"", "outcome.unknown", "stages[0].timer.then")]
    [InlineData("outcomes.1", null, "outcome.unknown", "stages[1].then.refuse")]
    [InlineData("outcomes.0.effect", "\"withdrawn\"", "outcome.granted-missing", "outcomes")]
    [InlineData("stages.1.tasks.0.id", "\"food\"", "id.twice", "stages[1].tasks[0].id")]
    [InlineData("outcomes.0.id", "\"review\"", "id.twice", "outcomes[0].id")]
    [InlineData("stages.0.tasks.0.noteFor", "[\"opinion\"]", "result.unknown", "stages[0].tasks[0].noteFor[0]")]
    [InlineData("stages.0.tasks.0.results", "[\"supplement\"]", "result.no-end", "stages[0].tasks[0].results")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"size\",\"is\":\"filled\"}", "field.unknown", "stages[0].tasks[1].when")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"sign.result\",\"is\":\"filled\"}", "field.later", "stages[0].tasks[1].when")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"food.result\",\"is\":\"filled\"}", "field.later", "stages[0].tasks[1].when")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"area\",\"is\":\"atLeast\",\"value\":\"big\"}", "condition.unfit", "stages[0].tasks[1].when")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"before\",\"value\":\"new\"}", "condition.unfit", "stages[0].tasks[1].when")]
    [InlineData("stages.0.tasks.1.when", "{\"field\":\"kind\",\"is\":\"equal\",\"value\":\"moved\"}", "option.unknown", "stages[0].tasks[1].when")]
    public void Check_OneMistake_IsNamedAtItsPlace(string path, string? json, string code, string at)
    {
        var read = DefinitionCheck.Read(Samples.With(path, json), Samples.Names);
        Assert.Null(read.Definition);
        var defect = Assert.Single(read.Defects, d => d.Code == code);
        Assert.Equal(at, defect.Path);
        Assert.True(defect.Text.Zh.Length > 0 && defect.Text.En.Length > 0);
    }

    [Fact]
    public void Check_NobodyToDoATask_IsNamed()
    {
        var defects = DefinitionCheck.Read(Samples.With("stages.1.tasks.0.role", null), Samples.Names).Defects;
        Assert.Equal(["task.nobody"], defects.Select(d => d.Code));
    }

    [Fact]
    public void Check_AStageThatIsLedPast_IsUnreachable()
    {
        var text = Samples.With("stages.0.then", """{ "agree": "granted", "refuse": "refused" }""");
        text = text.Replace("\"timer\":{\"days\":5,\"then\":\"decision\"},", "", StringComparison.Ordinal);
        var defect = Assert.Single(DefinitionCheck.Read(text, Samples.Names).Defects, d => d.Code == "stage.unreachable");
        Assert.Equal("stages[1]", defect.Path);
        Assert.Contains("决定", defect.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AConditionThatCannotHold_IsUnreachable()
    {
        var text = Samples.With("stages.1.when", """{ "all": [{ "field": "area", "is": "atLeast", "value": 300 }, { "field": "area", "is": "atMost", "value": 299 }] }""");
        Assert.Contains(DefinitionCheck.Read(text, Samples.Names).Defects, d => d is { Code: "stage.unreachable", Path: "stages[1].when" });
    }

    [Fact]
    public void Check_AllTasksConditional_IsEmptyWithAnExample()
    {
        var text = Samples.With("stages.1.tasks.0.when", """{ "field": "area", "is": "atLeast", "value": 300 }""");
        var defect = Assert.Single(DefinitionCheck.Read(text, Samples.Names).Defects);
        Assert.Equal(("stage.empty", "stages[1].tasks"), (defect.Code, defect.Path));
        Assert.Contains("area = 299", defect.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TasksThatCoverEveryCase_AreNotEmpty()
    {
        var text = Samples.With("stages.1.tasks", """
            [{ "id": "big", "label": "大", "role": "StreetOfficer", "days": 1, "results": ["agree", "refuse"], "when": { "field": "area", "is": "atLeast", "value": 300 } },
             { "id": "small", "label": "小", "role": "WindowClerk", "days": 1, "results": ["agree", "refuse"], "when": { "field": "area", "is": "atMost", "value": 301 } }]
            """);
        Assert.Empty(DefinitionCheck.Read(text, Samples.Names).Defects);
    }

    [Fact]
    public void Check_AFieldOfTheKind_MayBeNamed() =>
        Assert.Empty(DefinitionCheck.Read(Samples.With("stages.0.tasks.1.when", """{ "field": "lease", "is": "equal", "value": true }"""), Samples.Names).Defects);

    private const string Own = """
        { "code": "own", "kind": "test.own", "name": "上门", "limits": { "promisedDays": 3, "warnAtPercent": [] },
          "stages": [{ "id": "visit", "label": "上门", "tasks": [{ "id": "door", "label": "上门", "role": "GridOfficer", "days": 3,
            "results": [{ "id": "met", "label": "见到", "counts": "agree" }, { "id": "closed", "label": "没人", "counts": "again" }] }] }],
          "outcomes": [{ "id": "settled", "label": "核实", "effect": "granted" }, { "id": "dropped", "label": "不用去", "effect": "lapsed" }] }
        """;

    [Theory]
    [InlineData("\"closed\"", "\"shut\"", "kind.result-missing")]
    [InlineData("\"dropped\"", "\"gone\"", "kind.outcome-missing")]
    [InlineData("\"days\": 3,", "\"days\": 3, \"noteFor\": [\"met\"],", "kind.note-elsewhere")]
    [InlineData("\"label\": \"上门\", \"tasks\"", "\"label\": \"上门\", \"timer\": { \"days\": 2, \"then\": \"settled\" }, \"tasks\"", "kind.one-task")]
    public void Check_AKindWithPagesOfItsOwn_NeedsWhatItsModuleEnters(string part, string broken, string code)
    {
        Assert.Empty(DefinitionCheck.Read(Own, Samples.Names).Defects);
        Assert.Contains(DefinitionCheck.Read(Own.Replace(part, broken, StringComparison.Ordinal), Samples.Names).Defects, d => d.Code == code);
    }

    [Fact]
    public void Longest_GoesRoundNothing()
    {
        var (days, way) = new Course(DefinitionReader.Read(Samples.Good).Definition!).Longest();
        Assert.Equal((4m, 2), (days, way.Count));
    }
}
