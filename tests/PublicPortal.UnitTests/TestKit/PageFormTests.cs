using System.Net;
using PublicPortal.TestKit.Browsing;

namespace PublicPortal.UnitTests.TestKit;

/// <summary>The other tests trust the kit to send what a browser would send.</summary>
public sealed class PageFormTests : IDisposable
{
    private const string Form = """
        <form method="post" action="/declare?step=2">
          <input type="hidden" name="__RequestVerificationToken" value="token"><input type="hidden" name="_key" value="key">
          <input name="Input.Name" value="林嘉禾"><input name="Input.Off" value="x" disabled>
          <select name="Input.Type"><option value="a">A</option><option value="b" selected>B</option></select>
          <input type="radio" name="Input.Way" value="own"><input type="radio" name="Input.Way" value="rent" checked>
          <input type="checkbox" name="Input.Agreed" value="true"><textarea name="Input.Note">
        one &amp; two</textarea>
          <input type="hidden" name="Input.Agreed" value="false">
          <button name="act" value="save">Save</button><button name="act" value="send" formaction="/send">Send</button>
        </form>
        """;

    private readonly Answers answers = new();
    private readonly PortalBrowser browser;

    public PageFormTests() => browser = new PortalBrowser(new HttpClient(answers) { BaseAddress = new Uri("http://localhost") });

    public void Dispose()
    {
        browser.Http.Dispose();
        answers.Dispose();
    }

    private async Task<PageForm> LoadAsync(string html = Form)
    {
        answers.Next(HttpStatusCode.OK, html);
        return (await browser.GetAsync("/declare")).Form();
    }

    [Fact]
    public async Task Sends_what_stands_on_the_page_and_what_was_filled_in()
    {
        var form = (await LoadAsync()).Fill("Input.Name", "王 芳").Fill("Input.Type", "a").Fill("Input.Way", "own").Tick("Input.Agreed");
        answers.Next(HttpStatusCode.OK, "");
        await form.SubmitAsync();

        Assert.Equal("POST /declare?step=2", answers.Last);
        Assert.Equal(
            "Input.Agreed=true&__RequestVerificationToken=token&_key=key&Input.Note=one & two&Input.Agreed=false&Input.Name=王 芳&Input.Type=a&Input.Way=own&act=save",
            Uri.UnescapeDataString(answers.Body!.Replace("+", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sends_the_pressed_button_to_its_own_address()
    {
        var form = await LoadAsync();
        answers.Next(HttpStatusCode.OK, "");
        await form.SubmitAsync("button[value=send]");
        Assert.Equal("POST /send", answers.Last);
        Assert.EndsWith("&act=send", answers.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("act=save", answers.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_redirects_and_remembers_them()
    {
        var form = await LoadAsync();
        answers.Redirect("/done?id=1");
        answers.Next(HttpStatusCode.OK, "<h1> Done\n now </h1>");
        var page = await form.SubmitAsync();
        Assert.Equal("GET /done?id=1", answers.Last);
        Assert.Equal(["/done?id=1"], page.Redirects);
        Assert.Equal("Done now", page.TextOf("h1"));
    }

    [Fact]
    public async Task Does_not_leave_the_site()
    {
        answers.Redirect("https://example.org/authorize");
        var page = await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Equal("/authorize", Assert.Single(page.Redirects));
    }

    [Fact]
    public async Task Refuses_what_no_browser_could_send()
    {
        var form = await LoadAsync();
        Assert.Throws<InvalidOperationException>(() => form.Fill("Input.Nmae", "x"));
        Assert.Throws<InvalidOperationException>(() => form.Fill("Input.Type", "c"));
        Assert.Throws<InvalidOperationException>(() => form.Fill("Input.Way", "steal"));
        Assert.Throws<InvalidOperationException>(() => form.Attach("Input.Name", "a.png", []));
        Assert.Throws<InvalidOperationException>(() => form.Request("button[value=none]"));
        Assert.Equal(["x"], form.Forge("Input.Nmae", "x")["Input.Nmae"]);
    }

    [Fact]
    public async Task A_file_needs_a_form_that_can_carry_it()
    {
        var lost = (await LoadAsync("<form method=post><input type=file name=photo></form>")).Attach("photo", "a.png", [1]);
        Assert.Throws<InvalidOperationException>(() => lost.Request());
        var kept = (await LoadAsync("<form method=post enctype=multipart/form-data><input type=file name=photo></form>")).Attach("photo", "a.png", [1]);
        using var request = kept.Request();
        Assert.Equal("multipart/form-data", request.Content!.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task One_form_is_meant_without_a_selector()
    {
        answers.Next(HttpStatusCode.OK, Form + Form);
        var page = await browser.GetAsync("/declare");
        Assert.Throws<InvalidOperationException>(() => page.Form());
        Assert.Throws<InvalidOperationException>(() => page.TextOf("h2"));
    }

    private sealed class Answers : HttpMessageHandler
    {
        private readonly Queue<HttpResponseMessage> queue = new();

        public string? Last { get; private set; }
        public string? Body { get; private set; }

        public void Next(HttpStatusCode status, string html) => queue.Enqueue(new HttpResponseMessage(status) { Content = new StringContent(html) });

        public void Redirect(string target) => queue.Enqueue(new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(target, UriKind.RelativeOrAbsolute) } });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = $"{request.Method} {request.RequestUri!.PathAndQuery}";
            if (request.Content is not null) Body = await request.Content.ReadAsStringAsync(cancellationToken);
            var response = queue.Dequeue();
            response.RequestMessage = request;
            return response;
        }
    }
}
