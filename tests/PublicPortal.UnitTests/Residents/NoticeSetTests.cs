using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Demo;
using PublicPortal.Residents.Notices;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Residents;

/// <summary>The content that this module reads.</summary>
public class NoticeSetTests
{
    [Fact]
    public void Notices_OfTheRepository_AreCompleteAndSayTheirBasis()
    {
        var notices = Directory.GetFiles(Repository.PathOf("content/notices"), "*.json").Select(NoticeSet.Read).ToList();
        Assert.Equal(["account", "child", "council", "guardian", "home-community", "identity", "looks", "micro-projects", "phone", "phone-sign-in", "register-check", "requests"],
            notices.Select(n => n.Name).Where(n => !n.StartsWith("residence", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(LegalBasis.Consent, notices.Single(n => n.Name == "phone").Basis);
        Assert.Equal(LegalBasis.Statutory, notices.Single(n => n.Name == "identity").Basis);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 0", "versions start with 1")]
    [InlineData("\"name\": \"phone\"", "\"name\": \"other\"", "the name inside")]
    [InlineData("\"basis\": \"Consent\"", "\"basis\": \"Because\"", "phone.json")]
    [InlineData("\"order\": 60", "\"ordr\": 60", "phone.json")]
    public void Read_Mistake_NamesTheFile(string right, string wrong, string told)
    {
        var folder = Directory.CreateTempSubdirectory("notices-");
        try
        {
            var text = File.ReadAllText(Repository.PathOf("content/notices/phone.json"));
            Assert.Contains(right, text, StringComparison.Ordinal);
            var file = Path.Combine(folder.FullName, "phone.json");
            File.WriteAllText(file, text.Replace(right, wrong, StringComparison.Ordinal));
            Assert.Contains(told, Assert.Throws<InvalidDataException>(() => NoticeSet.Read(file)).Message, StringComparison.Ordinal);
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public void DemoPeople_OfTheRepository_HaveOneOfEachAnswer()
    {
        var people = DemoPeople.Read(Repository.PathOf("content/demo/people.json"));
        foreach (var answer in Enum.GetValues<DemoAnswer>()) Assert.Contains(people, p => p.Register == answer);
        Assert.Contains(people, p => p.IsKnown);
        var counties = CountyCodes.Load([DemoPeople.County]);
        Assert.All(people, p => Assert.True(IdentityDocument.Parse(p.Type, p.Number, Numbers.Today, counties).IsOk, p.Key));
    }
}
