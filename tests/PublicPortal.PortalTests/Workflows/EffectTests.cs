using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Evidence.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>What the end of a case brings: a decision that anyone may verify, a public notice.</summary>
public class EffectTests
{
    private static readonly string Decided = Flows.Permit.Replace("\"effect\": \"granted\" }", """
        "effect": "granted", "effects": [{ "do": "issue", "document": "decision" }, { "do": "publish", "page": "case-result" }] }
        """, StringComparison.Ordinal);

    [Theory, BothDatabases]
    public async Task Granted_IssuesACodeAndPublishesTheResult(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (one, other) = (Guid.NewGuid(), await Flows.OfficialAsync(site, "StreetOfficer", Flows.Street));
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site, Decided), title: "石厦*面馆*<b>");
        foreach (var (task, result) in new[] { ("food", "agree"), ("door", "opinion") }) Assert.True((await Flows.DoAsync(site, id, task, result, by: one)).IsOk);
        Assert.Null(await CodeAsync(site, id));
        Assert.True((await Flows.DoAsync(site, id, "sign", "agree", by: other.AccountId)).IsOk);

        var code = await CodeAsync(site, id);
        var verified = await site.Browser().GetAsync("/v/" + code);
        Assert.Contains("测试许可：准予", verified.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("面馆", verified.Text, StringComparison.Ordinal);   // not about whom
        Assert.Contains(code!, (await site.SignInAs(other).GetAsync($"/desk/tasks/{(await Flows.TaskAsync(site, id, "sign")).Id}")).Document.QuerySelector("a[href^='/v/']")!.GetAttribute("href")!, StringComparison.Ordinal);

        var notice = Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<IContentItems>().ListAsync(new ContentQuery(["Notice"]))), n => n.DisplayText.Contains("面馆", StringComparison.Ordinal));
        var page = await site.Browser().GetAsync("/" + notice.Address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("石厦*面馆*<b>", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main em"));
    }

    [Theory, BothDatabases]
    public async Task Refused_BringsNeither(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site, Decided));
        Assert.True((await Flows.DoAsync(site, id, "food", "refuse", "不合格")).IsOk);
        Assert.Null(await CodeAsync(site, id));
        Assert.DoesNotContain(await site.InScopeAsync(s => s.GetRequiredService<IContentItems>().ListAsync(new ContentQuery(["Notice"]))), n => n.DisplayText.Contains("石厦面馆", StringComparison.Ordinal));
    }

    private static Task<string?> CodeAsync(PortalSite site, Guid id) => site.InScopeAsync(s => s.GetRequiredService<IVerificationCodes>().FindAsync(CaseDecision.KindName, id));
}
