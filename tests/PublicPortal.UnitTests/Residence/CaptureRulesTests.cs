using PublicPortal.Residence.Capture;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Residence;

public class CaptureRulesTests
{
    [Fact]
    public void Shipped_AreWhole_AndEachExplainsItself()
    {
        var rules = new CaptureRules(File.ReadAllText(Repository.PathOf("content/capture/rules.json")));
        Assert.Contains(rules.All, r => r.Act == CaptureAct.Report);
        Assert.Contains(rules.All, r => r.Act == CaptureAct.Lease);
        Assert.All(rules.All, r => Assert.NotEqual(r.Because.Zh, r.Because.En));
        Assert.DoesNotContain(rules.For(someone: false), r => r.Act == CaptureAct.Suggest);   // there is nobody to tell
    }

    [Theory]
    [InlineData("""[{"key":"a","label":{"zh":"甲","en":"a"},"because":{"zh":"乙","en":"b"},"act":"report"}]""")]
    [InlineData("""[{"key":"a","label":{"zh":"甲","en":"a"},"because":{"zh":"乙","en":"b"},"act":"suggest","path":"https://elsewhere.example"}]""")]
    [InlineData("""[{"key":"a","label":{"zh":"甲","en":""},"because":{"zh":"乙","en":"b"},"act":"lease"}]""")]
    [InlineData("""[{"key":"a","labl":{"zh":"甲","en":"a"},"act":"lease"}]""")]
    public void Wrong_DoesNotStart(string json) => Assert.Throws<InvalidDataException>(() => new CaptureRules(json));
}
