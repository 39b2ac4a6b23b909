using PublicPortal.Kernel.Conditions;
using PublicPortal.Kernel.Reading;

namespace PublicPortal.UnitTests.Kernel;

public class ConditionTests
{
    private static readonly Dictionary<string, FieldValue> Facts = new()
    {
        ["area"] = FieldValue.Of(300), ["kind"] = FieldValue.Of("new"), ["since"] = FieldValue.Of(new DateOnly(2026, 11, 22)), ["many"] = new FieldValue("a") { More = ["b"] }, ["typed"] = FieldValue.Of("300"),
    };

    [Theory]
    [InlineData("""{"field":"area","is":"atLeast","value":300}""", true)]
    [InlineData("""{"field":"area","is":"atLeast","value":300.5}""", false)]
    [InlineData("""{"field":"typed","is":"atMost","value":299}""", false)]       // numbers, not letters: "300" against "299"
    [InlineData("""{"field":"area","is":"equal","value":"300"}""", true)]
    [InlineData("""{"field":"kind","is":"equal","value":"new"}""", true)]
    [InlineData("""{"field":"kind","is":"oneOf","value":["renewal","new"]}""", true)]
    [InlineData("""{"field":"many","is":"oneOf","value":["b"]}""", true)]
    [InlineData("""{"field":"since","is":"before","value":"2026-12-01"}""", true)]
    [InlineData("""{"field":"since","is":"after","value":"2026-11-22"}""", false)]
    [InlineData("""{"field":"kind","is":"atLeast","value":3}""", false)]          // words are neither more nor less than a number
    [InlineData("""{"field":"gone","is":"empty"}""", true)]
    [InlineData("""{"field":"gone","is":"notEqual","value":"x"}""", true)]
    [InlineData("""{"field":"gone","is":"equal","value":""}""", false)]
    [InlineData("""{"all":[{"field":"kind","is":"filled"},{"field":"area","is":"atLeast","value":301}]}""", false)]
    [InlineData("""{"any":[{"field":"gone","is":"filled"},{"all":[{"field":"kind","is":"filled"},{"field":"area","is":"filled"}]}]}""", true)]
    public void Holds(string json, bool expected)
    {
        var defects = new List<Defect>();
        var condition = ConditionReader.Read(JsonSpot.Parse(json, defects)!, defects);
        Assert.Empty(defects);
        Assert.Equal(expected, condition!.Holds(name => Facts.GetValueOrDefault(name)));
    }

    [Fact]
    public void Probe_FindsTheValueBesideTheBorder()
    {
        var test = new Test("area", TestIs.AtLeast, [FieldValue.Of(300)]);
        var found = ConditionProbe.Find([test], facts => !test.Holds(facts), out var open, _ => false);
        Assert.Equal("299", found!["area"]!.Words);
        Assert.False(open);
        Assert.Null(ConditionProbe.Find([test], facts => test.Holds(facts) && facts("area")!.Number < 300, out _));
    }

    [Fact]
    public void Probe_TooManyFields_LeavesItOpen()
    {
        var tests = Enumerable.Range(0, 12).Select(i => new Test($"f{i}", TestIs.Equal, [FieldValue.Of(i)])).ToList();
        Assert.Null(ConditionProbe.Find(tests, _ => true, out var open));
        Assert.True(open);
    }
}
