using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content;
using PublicPortal.Content.Media;
using PublicPortal.Data;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.UnitTests.Files;

namespace PublicPortal.PortalTests.Content;

/// <summary>Pictures of public pages, from the desk to the reader.</summary>
public class MediaTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Path = "/desk/content/media";

    [Theory, BothDatabases]
    public async Task Add_Picture_IsCleanedAndServedForever(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await SendAsync(site, "IMG 小广场 Lamp.JPG", Samples.Jpeg(800, 600, Samples.Exif(1, true), Samples.Segment(0xFE, "taken at home"u8)), "新装的路灯");
        Assert.Equal([Path], page.Redirects);
        var file = await FindAsync(site, "新装的路灯");
        Assert.Equal(($"{file.Id:N}/img-lamp-800x600.jpg", "新装的路灯", "image/jpeg"), (file.Path, file.Words, file.ContentType));
        Assert.Contains(page.Document.QuerySelectorAll("input[readonly]"), input => input.GetAttribute("value") == $"![新装的路灯]({file.Address})");

        var http = site.Browser().Http;   // anybody
        var picture = await http.GetAsync(file.Address);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", picture.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(-1, (await picture.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("taken at home"u8));
        var again = new HttpRequestMessage(HttpMethod.Get, file.Address);
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/media/{Guid.NewGuid():N}/a.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/media/{file.Id:N}/other.svg")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Add_WhatIsNoPicture_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var before = await CountAsync(site);
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("a.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")),
            ("a.jpg", Encoding.UTF8.GetBytes("<svg onload=alert(1)>")),
            ("a.jpg", Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>")),
            ("a.gif", "GIF89a/*"u8.ToArray()),
            ("a.pdf", Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n")),
            ("bomb.jpg", Samples.Jpeg(12_000, 12_000)),          // small in bytes, 144 megapixels in a phone
            ("bomb.png", Samples.Png(60_000, 60_000)),
            ("cut.jpg", Samples.Jpeg()[..40]),
        })
        {
            var page = await SendAsync(site, name, content, "说明");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEmpty(page.TextsOf(".field.bad, .errors li"));
        }
        Assert.Equal(before, await CountAsync(site));
    }

    /// <summary>A picture that is also a page: what stands behind its end is gone.</summary>
    [Theory, BothDatabases]
    public async Task Add_Polyglot_LosesItsOtherHalf(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        _ = await SendAsync(site, "a.jpg", [.. Samples.Jpeg(801, 600), .. "<script>alert(1)</script>PK\x03\x04"u8], "两样都是");
        var file = await FindAsync(site, "两样都是");
        var served = await site.Browser().Http.GetByteArrayAsync(file.Address);
        Assert.Equal(-1, served.AsSpan().IndexOf("<script>"u8));
        Assert.Equal(-1, served.AsSpan().IndexOf("PK\x03\x04"u8));
    }

    [Theory, BothDatabases]
    public async Task Add_WithoutWords_AsksForThem(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await SendAsync(site, "a.jpg", Samples.Jpeg(), "  ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("看不见图片的人", page.TextOf(".errors"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Add_NameOf65000Characters_IsRefusedWithMemoryFlat(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var before = await CountAsync(site);
        var refused = await SendAsync(site, new string('a', 300) + ".jpg", Samples.Jpeg(), "说明");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("文件名太长", refused.TextOf(".errors"), StringComparison.Ordinal);

        var browser = Editor(site);
        var form = (await browser.GetAsync(Path)).Form("form[enctype]").Fill("Words", "说明").Attach("Picture", new string('名', 65_000) + ".jpg", Samples.Jpeg());
        var request = form.Request();
        await request.Content!.LoadIntoBufferAsync();
        var body = await request.Content.ReadAsByteArrayAsync();
        long held = 0;
        for (var i = 0; i < 30; i++)
        {
            var again = new HttpRequestMessage(HttpMethod.Post, request.RequestUri) { Content = new ByteArrayContent(body) };
            again.Content.Headers.ContentType = request.Content.Headers.ContentType;
            Assert.Contains((int)(await browser.Http.SendAsync(again)).StatusCode, new[] { 400, 413, 422 });
            if (i == 4) held = GC.GetTotalMemory(forceFullCollection: true);
        }
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - held, long.MinValue, 8 * 1024 * 1024);
        Assert.Equal(before, await CountAsync(site));
    }

    [Theory, BothDatabases]
    public async Task Add_TheSamePictureAgain_IsKeptOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var picture = Samples.Jpeg(333, 222);
        _ = await SendAsync(site, "a.jpg", picture, "社区门口");
        var before = await CountAsync(site);
        var page = await SendAsync(site, "other-name.jpg", Samples.Jpeg(333, 222, Samples.Exif(1, true)), "换一个名字和说明");   // the same once it is cleaned
        Assert.Contains("已经有这张图片", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync(site));
    }

    [Theory, BothDatabases]
    public async Task Drop_AnswersTheMarkdownOrTheReason(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = Editor(site);
        var page = await browser.GetAsync(Path);
        async Task<(HttpStatusCode, string)> DropAsync(string words)
        {
            var request = page.Form("form[enctype]").Fill("Words", words).Forge("_key", Guid.NewGuid().ToString("N")).Attach("Picture", "p.png", Samples.Png()).Request();
            request.RequestUri = new Uri(request.RequestUri!, Path + "?handler=Drop");
            var answer = await browser.Http.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        var (status, json) = await DropAsync("一盏灯");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((await FindAsync(site, "一盏灯")).Markdown, System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("markdown").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DropAsync("")).Item1);
    }

    [Theory, BothDatabases]
    public async Task Paste_FromWord_ComesBackAsMarkdown(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = Editor(site);
        var token = (await browser.GetAsync(Path)).Form("form[enctype]")["__RequestVerificationToken"][0];
        Task<HttpResponseMessage> PasteAsync(string sent) => browser.Http.PostAsync("/desk/content/paste", new FormUrlEncodedContent([new("html", "<h2 style='color:red'>标题</h2><p class=MsoNormal>正文</p>"), new("__RequestVerificationToken", sent)]));
        var preview = await browser.Http.PostAsync("/desk/content/preview", new FormUrlEncodedContent([new("text", "**粗**<script>"), new("__RequestVerificationToken", token)]));
        Assert.Equal("<p><strong>粗</strong>&lt;script&gt;</p>", await preview.Content.ReadAsStringAsync());
        Assert.Equal("""{"markdown":"## 标题\n\n正文"}""", await (await PasteAsync(token)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await PasteAsync("forged")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Page_IsForEditorsAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        Assert.NotEqual(HttpStatusCode.OK, (await site.SignInAs(TestUser.Official()).Http.GetAsync(Path)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await site.Browser().Http.GetAsync(Path)).StatusCode);
    }

    private static PortalBrowser Editor(PortalSite site) => site.SignInAs(TestUser.Official(ContentPermissions.Edit));

    private static async Task<Page> SendAsync(PortalSite site, string name, byte[] content, string words) =>
        await (await Editor(site).GetAsync(Path)).Form("form[enctype]").Fill("Words", words).Attach("Picture", name, content).SubmitAsync();

    private static Task<MediaFile> FindAsync(PortalSite site, string words) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<MediaFile>().AsNoTracking().SingleAsync(m => m.Words == words));
    private static Task<int> CountAsync(PortalSite site) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<MediaFile>().CountAsync());
}
