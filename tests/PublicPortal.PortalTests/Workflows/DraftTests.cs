using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Cli;
using PublicPortal.Kernel;
using PublicPortal.TestKit;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>Writing, checking, walking, publishing: at the desk and from the shell.</summary>
public class DraftTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static TestUser Author() => TestUser.Official(WorkflowsPermissions.Edit, WorkflowsPermissions.Publish);

    private static string Text(string code) => Flows.Permit.Replace("CODE", code, StringComparison.Ordinal);

    private static string NewCode() => "d-" + Guid.NewGuid().ToString("N")[..12];

    [Theory, BothDatabases]
    public async Task Draft_IsPublishedBySomebodyElse(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (code, author) = (NewCode(), site.SignInAs(Author()));
        var written = await (await author.GetAsync("/desk/workflows/edit")).Form("#edit").Fill("Json", Text(code)).SubmitAsync();
        Assert.Equal("/desk/workflows/" + code, written.Path);
        var submitted = await written.Form("form[action*=Submit]").SubmitAsync();
        Assert.Contains("写的人不能自己发布", submitted.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(submitted.Document.QuerySelector("form[action*=Publish]"));

        var other = site.SignInAs(Author());
        var published = await (await other.GetAsync("/desk/workflows/" + code)).Form("form[action*=Publish]").SubmitAsync();
        Assert.Contains("第 1 版", published.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("审查", published.TextOf("svg title"), StringComparison.Ordinal);
        Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<WorkflowShelf>().CurrentAsync(code, default)));
        Assert.Contains(code, (await other.GetAsync("/desk/workflows")).TextOf("table"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Draft_ByTheSamePerson_IsNotPublishedEvenByAForgedForm(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (code, author) = (NewCode(), Author());
        var refused = await site.RunAsync(async (s, p) =>
        {
            var drafts = s.GetRequiredService<DraftService>();
            await drafts.SaveAsync(null, Text(code), 0, author.AccountId, default);
            await drafts.SubmitAsync(code, p, default);
            return await drafts.PublishAsync(code, (await drafts.FindAsync(code, default))!.Version, author.AccountId, p, default);
        });
        Assert.Equal("workflows.draft.same-person", refused.Refusals[0].Code);
    }

    [Theory, BothDatabases]
    public async Task Draft_Wrong_IsKeptWithEachMistakeAtItsLine_AndCannotBeSubmitted(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (code, author) = (NewCode(), site.SignInAs(Author()));
        var text = Text(code).Replace("\"WindowClerk\"", "\"Reviewer\"", StringComparison.Ordinal);
        var kept = await (await author.GetAsync("/desk/workflows/edit")).Form("#edit").Fill("Json", text).SubmitAsync();
        Assert.Equal($"/desk/workflows/edit/{code}?saved=1", kept.Path);
        var line = text.Split('\n').ToList().FindIndex(l => l.Contains("Reviewer", StringComparison.Ordinal)) + 1;
        Assert.Contains($"第 {line} 行 stages[0].tasks[0].role", kept.TextOf("section"), StringComparison.Ordinal);
        Assert.Contains("没有叫“Reviewer”的角色", kept.TextOf("section"), StringComparison.Ordinal);
        Assert.Contains("\"Reviewer\"", kept.Form("#edit")["Json"][0], StringComparison.Ordinal);
        Assert.Null((await author.GetAsync("/desk/workflows/" + code)).Document.QuerySelector("form[action*=Submit]"));
    }

    [Theory, BothDatabases]
    public async Task Draft_OfTwoEditors_TheSecondSeesBothAndChooses(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        var (one, two) = (site.SignInAs(Author()), site.SignInAs(Author()));
        await (await one.GetAsync($"/desk/workflows/edit/{code}")).Form("#edit").SubmitAsync();   // there is a draft now
        var (first, second) = (await one.GetAsync($"/desk/workflows/edit/{code}"), await two.GetAsync($"/desk/workflows/edit/{code}"));
        await first.Form("#edit").Fill("Json", Text(code).Replace("\"promisedDays\": 7", "\"promisedDays\": 8", StringComparison.Ordinal)).SubmitAsync();
        var both = await second.Form("#edit").Fill("Json", Text(code).Replace("\"promisedDays\": 7", "\"promisedDays\": 9", StringComparison.Ordinal)).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.Status);
        Assert.Contains("\"promisedDays\": 8", both.TextOf("#theirs"), StringComparison.Ordinal);
        Assert.Contains("\"promisedDays\": 9", both.Form("#edit")["Json"][0], StringComparison.Ordinal);
        var mine = await both.Form("#edit").SubmitAsync();
        Assert.Contains("承诺期限从 7 天改为 9 天", mine.TextOf("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Draft_BehindANewVersion_IsMovedOnWithWhatChanged(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        var author = site.SignInAs(Author());
        await (await author.GetAsync($"/desk/workflows/edit/{code}")).Form("#edit").Fill("Json", Text(code).Replace("\"promisedDays\": 7", "\"promisedDays\": 9", StringComparison.Ordinal)).SubmitAsync();
        var newer = Text(code).Replace("\"days\": 2, \"results\": [\"agree\"", "\"days\": 1, \"results\": [\"agree\"", StringComparison.Ordinal);
        await site.RunAsync(async (s, p) =>
        {
            await s.GetRequiredService<WorkflowShelf>().AddAsync(PublicPortal.Workflows.Definitions.DefinitionReader.Read(newer).Definition!, newer, Guid.NewGuid(), Guid.NewGuid(), false, p, default);
            return Result.Ok();
        });
        var behind = await author.GetAsync("/desk/workflows/" + code);
        Assert.Null(behind.Document.QuerySelector("form[action*=Submit]"));
        Assert.Contains("任务“签发”的天数：从“2 个工作日”改为“1 个工作日”", behind.TextOf(".callout.warn"), StringComparison.Ordinal);
        var moved = await behind.Form("form[action*=MoveOn]").SubmitAsync();
        Assert.NotNull(moved.Document.QuerySelector("form[action*=Submit]"));
    }

    [Theory, BothDatabases]
    public async Task Walk_WithTestAnswers_EndsWhereTheCaseWould(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = await Flows.PublishAsync(site);
        var browser = site.SignInAs(Author());
        var begun = await browser.GetAsync($"/desk/workflows/{code}/walk");
        var answered = await begun.Form("#walk").Fill("f-area", "60").Fill("t-food", "agree").Fill("t-door", "opinion").SubmitAsync();
        Assert.Contains("不用“消防”：条件是 area ≥ 300", answered.TextOf("main"), StringComparison.Ordinal);
        var ended = await answered.Form("#walk").Fill("t-sign", "agree").SubmitAsync();
        Assert.Contains("走到了结果“准予”", ended.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SignInAs(TestUser.Official()).GetAsync($"/desk/workflows/{code}/walk")).Status);
    }

    [Theory, BothDatabases]
    public async Task Ship_PublishesOnce_AndTheDesksOwnVersionStays(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var code = NewCode();
        var folder = Directory.CreateTempSubdirectory("portal-workflows-");
        async Task<int> ShipAsync(string text)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, code + ".json"), text);
            var count = 0;
            await site.RunAsync(async (s, p) =>
            {
                count = await s.GetRequiredService<WorkflowShelf>().ShipAsync(p, default, folder.FullName);
                return Result.Ok();
            });
            return count;
        }
        var text = Text(code);
        Assert.Equal((1, 0, 1), (await ShipAsync(text), await ShipAsync(text), await ShipAsync(text.Replace("\"promisedDays\": 7", "\"promisedDays\": 8", StringComparison.Ordinal))));
        var own = text.Replace("\"promisedDays\": 7", "\"promisedDays\": 9", StringComparison.Ordinal);
        await site.RunAsync(async (s, p) =>
        {
            await s.GetRequiredService<WorkflowShelf>().AddAsync(PublicPortal.Workflows.Definitions.DefinitionReader.Read(own).Definition!, own, Guid.NewGuid(), Guid.NewGuid(), false, p, default);
            return Result.Ok();
        });
        Assert.Equal(0, await ShipAsync(text.Replace("\"promisedDays\": 7", "\"promisedDays\": 10", StringComparison.Ordinal)));
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => ShipAsync("{\n \"code\": 3 }"));
        Assert.Contains($"{code}.json:2", wrong.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task CheckVerb_SaysWhatIsWrong_InPlainAndInJson()
    {
        await using var site = await PortalSite.StartAsync(DatabaseKind.Sqlite);
        var file = Path.GetTempFileName();
        async Task<(CliOutcome Outcome, string Text)> RunAsync(string text, bool json)
        {
            await File.WriteAllTextAsync(file, text);
            using var said = new StringWriter();
            var outcome = await site.InScopeAsync(s => s.GetServices<ICliVerb>().Single(v => v.Words == "check workflow").RunAsync(new CliArguments([file]), new CliOutput(said, TextWriter.Null, json), default));
            return (outcome, said.ToString());
        }
        Assert.Equal(CliOutcome.Done, (await RunAsync(Text("good-one"), false)).Outcome);
        var (refused, plain) = await RunAsync(Text("bad-one").Replace("\"role\": \"WindowClerk\"", "\"role\": \"Nobody\"", StringComparison.Ordinal), false);
        Assert.Equal(CliOutcome.Refused, refused);
        Assert.Contains("没有叫“Nobody”的角色。可以写：GridOfficer", plain, StringComparison.Ordinal);
        var json = System.Text.Json.JsonDocument.Parse((await RunAsync("{\n}", true)).Text).RootElement;
        Assert.Equal((false, "member.missing"), (json.GetProperty("ok").GetBoolean(), json.GetProperty("defects")[0].GetProperty("code").GetString()));
        Assert.Equal(CliOutcome.Usage, await site.InScopeAsync(s => s.GetServices<ICliVerb>().Single(v => v.Words == "check workflow").RunAsync(new CliArguments([]), new CliOutput(TextWriter.Null, TextWriter.Null, false), default)));
        File.Delete(file);
        var shipped = await RunAsync(await File.ReadAllTextAsync(Repository.PathOf("content/demo/small-eatery.workflow.json")), false);
        Assert.Equal(CliOutcome.Done, shipped.Outcome);
        File.Delete(file);
    }
}
