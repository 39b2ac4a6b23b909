using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Demo;
using PublicPortal.Residents.Register;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Residents;

public class RegisterTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private static readonly string Known = Numbers.WithCheck(Numbers.MadeUpCounty + "19920315442");

    private static readonly DemoRegister Demo = new(new DemoPeople(
    [
        new("a", "林晓禾", DocumentType.ResidentId, Known, DemoAnswer.Agrees),
        new("b", "孙立", DocumentType.ResidentId, Numbers.WithCheck(Numbers.MadeUpCounty + "19771111213"), DemoAnswer.Disagrees),
        new("c", "吴敏", DocumentType.ResidentId, Numbers.WithCheck(Numbers.MadeUpCounty + "20010130624"), DemoAnswer.Unknown),
    ]));

    [Fact]
    public async Task DemoRegister_EachKindOfPerson_AnswersAsMarked()
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.Equal(RegisterAnswer.Agrees, await Demo.AskAsync("林晓禾", DocumentType.ResidentId, Known, cancel));
        Assert.Equal(RegisterAnswer.Disagrees, await Demo.AskAsync("林小禾", DocumentType.ResidentId, Known, cancel));
        Assert.Equal(RegisterAnswer.Disagrees, await Demo.AskAsync("孙立", DocumentType.ResidentId, Numbers.WithCheck(Numbers.MadeUpCounty + "19771111213"), cancel));
        Assert.Equal(RegisterAnswer.Unknown, await Demo.AskAsync("吴敏", DocumentType.ResidentId, Numbers.WithCheck(Numbers.MadeUpCounty + "20010130624"), cancel));
        Assert.Equal(RegisterAnswer.Agrees, await Demo.AskAsync("新来的", DocumentType.ResidentId, Numbers.WithCheck(Numbers.MadeUpCounty + "19990101001"), cancel));
        Assert.Equal(RegisterAnswer.Unknown, await Demo.AskAsync("别处的", DocumentType.ResidentId, "440304198802290012", cancel));
        Assert.Equal(RegisterAnswer.Unknown, await Demo.AskAsync("JANE DOE", DocumentType.Passport, "E12345678", cancel));
    }

    [Theory]
    [InlineData("""{"answer":"agrees"}""", RegisterAnswer.Agrees)]
    [InlineData("""{"answer":"disagrees"}""", RegisterAnswer.Disagrees)]
    [InlineData("""{"answer":"unknown"}""", RegisterAnswer.Unknown)]
    [InlineData("""{"answer":"busy"}""", RegisterAnswer.NotYetChecked)]
    [InlineData("""{"answer":"AGREES"}""", RegisterAnswer.NotYetChecked)]
    [InlineData("""{}""", RegisterAnswer.NotYetChecked)]
    public async Task HttpRegister_Answer_OnlyTheKnownWordsCount(string body, RegisterAnswer expected) =>
        Assert.Equal(expected, await Register(new Answering(HttpStatusCode.OK, body)).AskAsync("林晓禾", DocumentType.ResidentId, Known, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, """{"answer":"agrees"}""")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    public async Task HttpRegister_BrokenAnswer_Throws(HttpStatusCode status, string body) =>
        await Assert.ThrowsAnyAsync<Exception>(() => Register(new Answering(status, body)).AskAsync("林晓禾", DocumentType.ResidentId, Known, TestContext.Current.CancellationToken));

    [Fact]
    public async Task HttpRegister_Question_IsSignedOverTimeAndBody()
    {
        var answering = new Answering(HttpStatusCode.OK, """{"answer":"agrees"}""");
        await Register(answering).AskAsync("林晓禾", DocumentType.ResidentId, Known, TestContext.Current.CancellationToken);
        var time = new TestClock().GetUtcNow().ToUnixTimeSeconds().ToString();
        Assert.Equal(time, answering.Headers["X-Portal-Time"]);
        Assert.Equal(HttpRegister.Sign(Secret, time, answering.Body), answering.Headers["X-Portal-Signature"]);
        Assert.NotEqual(HttpRegister.Sign(Secret + "x", time, answering.Body), answering.Headers["X-Portal-Signature"]);
        Assert.Contains("\"documentType\":\"resident-id\"", Encoding.UTF8.GetString(answering.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Defects_MissingOrUnsafe_AreNamed()
    {
        Assert.Equal(2, RegisterOptions.Defects(Configuration()).Count());
        Assert.Equal(2, RegisterOptions.Defects(Configuration(("Register:Address", "http://register.example"), ("Register:Secret", "short"))).Count());
        Assert.Empty(RegisterOptions.Defects(Configuration(("Register:Address", "https://register.example/ask"), ("Register:Secret", Secret))));
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();

    private static HttpRegister Register(Answering answering) => new(
        new HttpClient(answering), Options.Create(new RegisterOptions { Address = "https://register.example/ask", Secret = Secret }), new TestClock());

    private sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public Dictionary<string, string> Headers { get; } = [];
        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var header in request.Headers) Headers[header.Key] = string.Join(',', header.Value);
            Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
