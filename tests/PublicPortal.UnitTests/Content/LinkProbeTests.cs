using System.Net;
using System.Net.Sockets;
using System.Text;
using PublicPortal.Content.Checks;

namespace PublicPortal.UnitTests.Content;

/// <summary>What the site asks of others, and what it never asks.</summary>
public class LinkProbeTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("223.5.5.5", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void PublicNetwork_TellsOwnFromPublic(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://www.gov.cn/zhengce", true)]
    [InlineData("http://localhost/x", false)]
    [InlineData("http://intranet/x", false)]
    [InlineData("http://files.local/x", false)]
    [InlineData("http://10.0.0.5/x", false)]
    [InlineData("http://[::1]/x", false)]
    [InlineData("http://2130706433/x", false)]
    [InlineData("mailto:a@b.cn", true)]
    [InlineData("mailto:nobody", false)]
    [InlineData("tel:0755-12345678", true)]
    [InlineData("tel:x", false)]
    [InlineData("notices", false)]
    public void Form_OfAnAddressElsewhere(string address, bool isWell) => Assert.Equal(isWell, LinkForm.Defect(address) is null);

    [Theory]
    [InlineData("/notices?p=2#a", "Here", "/notices")]
    [InlineData("https://portal.example/notices/%E6%B0%B4", "Here", "/notices/水")]
    [InlineData("#s-a", "Within", "")]
    [InlineData("https://other.example/", "Outside", "")]
    [InlineData("tel:110", "Other", "")]
    public void Place_OfALink(string address, string place, string path)
    {
        Assert.Equal(place, LinkForm.Of(address, new Uri("https://portal.example"), out var found).ToString());
        Assert.Equal(path, found);
    }

    [Fact]
    public async Task Ask_AnswersByWhatThePageSays()
    {
        await using var server = new Server();
        using var probe = new HttpLinkProbe((_, _) => Task.FromResult(new[] { IPAddress.Loopback }), _ => true);
        foreach (var (path, kind, status) in new (string, string, int?)[]
        {
            ("/200", "Fine", 200), ("/403", "Fine", 403), ("/404", "Gone", 404), ("/410", "Gone", 410), ("/503", "Failed", 503), ("/head-405", "Fine", 200), ("/to/200", "Fine", 200), ("/to/404", "Gone", 404), ("/round", "Failed", null),
        })
        {
            var answer = await probe.AskAsync(server.Of(path), TestContext.Current.CancellationToken);
            Assert.Equal((path, kind, status), (path, answer.Kind.ToString(), answer.Status));
        }
        Assert.Equal(LinkAnswerKind.Failed, (await probe.AskAsync(new Uri("http://a.example:1/"), TestContext.Current.CancellationToken)).Kind);
    }

    /// <summary>A name may lead anywhere, and so may a redirect: the address decides, before anything is sent.</summary>
    [Fact]
    public async Task Ask_IntoTheOwnNetwork_SendsNothing()
    {
        await using var server = new Server();
        using var byName = new HttpLinkProbe((_, _) => Task.FromResult(new[] { IPAddress.Loopback }), end => PublicNetwork.Has(end.Address));
        Assert.Equal(LinkAnswerKind.Gone, (await byName.AskAsync(server.Of("/200"), TestContext.Current.CancellationToken)).Kind);
        using var mixed = new HttpLinkProbe((_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.8.8"), IPAddress.Loopback }), end => PublicNetwork.Has(end.Address));
        Assert.Equal(LinkAnswerKind.Gone, (await mixed.AskAsync(server.Of("/200"), TestContext.Current.CancellationToken)).Kind);
        using var asItIs = new HttpLinkProbe();
        Assert.Equal(LinkAnswerKind.Gone, (await asItIs.AskAsync(new Uri($"http://127.0.0.1:{server.Port}/200"), TestContext.Current.CancellationToken)).Kind);
        Assert.Equal(LinkAnswerKind.Gone, (await asItIs.AskAsync(new Uri("file:///etc/passwd"), TestContext.Current.CancellationToken)).Kind);
        Assert.Empty(server.Asked);

        // The first hop is allowed, the second is not.
        using var redirected = new HttpLinkProbe((host, _) => Task.FromResult(new[] { host == "a.example" ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2") }), end => end.Address.Equals(IPAddress.Loopback));
        Assert.Equal(LinkAnswerKind.Gone, (await redirected.AskAsync(server.Of("/away"), TestContext.Current.CancellationToken)).Kind);
        Assert.Equal(["HEAD /away"], server.Asked);
    }

    [Fact]
    public void Link_GoneIsDeadAtOnce_SilenceAfterSomeHours()
    {
        var now = DateTimeOffset.UnixEpoch;
        var link = new OutsideLink { ContentItemId = "a", Hash = "b", Url = "https://a.example" };
        for (var i = 1; i < OutsideLink.MostFailures; i++)
        {
            link.Take(new LinkAnswer(LinkAnswerKind.Failed, null), now);
            Assert.Equal(LinkState.Failing, link.State);
        }
        link.Take(new LinkAnswer(LinkAnswerKind.Failed, null), now);
        Assert.Equal((LinkState.Dead, now + TimeSpan.FromDays(1)), (link.State, link.NextAt));
        link.Take(new LinkAnswer(LinkAnswerKind.Fine, 200), now);
        Assert.Equal((LinkState.Fine, 0), (link.State, link.Failures));
        link.Take(new LinkAnswer(LinkAnswerKind.Gone, 404), now);
        Assert.Equal(LinkState.Dead, link.State);
    }

    /// <summary>Answers what its path says.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task serving;
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> asked = new();

        public Server()
        {
            listener.Start();
            serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
        public IReadOnlyList<string> Asked => [.. asked];
        public Uri Of(string path) => new($"http://a.example:{Port}{path}");

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var buffer = new byte[4096];
                    var read = await client.GetStream().ReadAsync(buffer);
                    var request = Encoding.ASCII.GetString(buffer, 0, read).Split(' ');
                    asked.Enqueue($"{request[0]} {request[1]}");
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Answer(request[0], request[1])}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or OperationCanceledException) { }
        }

        private string Answer(string method, string path) => path switch
        {
            "/head-405" => method == "HEAD" ? "405 X" : "200 X",
            "/round" => "302 X\r\nLocation: /round",
            "/away" => $"302 X\r\nLocation: http://b.example:{Port}/200",
            ['/', 't', 'o', .. var rest] => $"301 X\r\nLocation: {rest}",
            _ => path[1..] + " X",
        };

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
            listener.Dispose();
        }
    }
}
