using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Notices;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Notifications;

/// <summary>What people find in their inbox, and what they do with it.</summary>
public class InboxTests(PortalSites sites) : IClassFixture<PortalSites>
{
    internal static Task NotifyAsync(PortalSite site, Guid account, string address, string path = "/") => site.InScopeAsync(async services =>
        await services.GetRequiredService<WorkRunner>().RunAsync("test.notify", Channel.Job, async (inner, _) =>
        {
            await inner.GetRequiredService<INotifier>().NotifyAsync(account, "residence.withdrawn", new Dictionary<string, string> { ["address"] = address }, path);
            return Result.Ok();
        }));

    [Theory, BothDatabases]
    public async Task Inbox_Empty_SaysWhatComesHere(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await site.SignInAs(TestUser.Resident()).GetAsync("/my/inbox");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("还没有消息", page.TextOf(".empty h2"));
    }

    [Theory, BothDatabases]
    public async Task Open_Unread_LeadsToThePageAndMarksIt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var user = TestUser.Resident();
        await NotifyAsync(site, user.AccountId, "福民路 12 号", "/my/inbox?opened=1");
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await NotifyAsync(site, user.AccountId, "福民路 13 号");
        var browser = site.SignInAs(user);
        var inbox = await browser.GetAsync("/my/inbox");
        Assert.Equal("2 条未读", inbox.TextOf(".lead p"));
        Assert.Contains("福民路 13 号 的申报已按您的意思撤回", inbox.TextsOf("form[action*=Open] small")[0], StringComparison.Ordinal);

        var opened = await inbox.Form("form[action*=Open]:has(input[name=id]):nth-of-type(2)").SubmitAsync();
        Assert.Equal("/my/inbox?opened=1", opened.Path);
        Assert.Equal("1 条未读", opened.TextOf(".lead p"));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(user.AccountId)));
        Assert.Contains("福民路 12 号", opened.TextOf("a.cell[href='/my/inbox?opened=1']"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Open_AnothersMessage_IsNotFoundAndStaysUnread(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (mine, other) = (TestUser.Resident(), TestUser.Resident());
        await NotifyAsync(site, mine.AccountId, "A");
        await NotifyAsync(site, other.AccountId, "B");
        var others = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Notice>().SingleAsync(n => n.AccountId == other.AccountId));
        var inbox = await site.SignInAs(mine).GetAsync("/my/inbox");
        Assert.DoesNotContain("B 的申报", inbox.Text, StringComparison.Ordinal);

        // Another's id, no id and nonsense are told apart by nothing.
        foreach (var id in new[] { others.Id.ToString(), Guid.CreateVersion7().ToString(), "no-id", "" })
        {
            var answer = await (await site.SignInAs(mine).GetAsync("/my/inbox")).Form("form[action*=Open]").Forge("id", id).SubmitAsync();
            Assert.InRange(answer.Status, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);   // 405 while no page answers a POST at /error/404
            Assert.Empty(answer.Redirects);
        }
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<Inbox>().OpenAsync(mine.AccountId, others.Id, CancellationToken.None)));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(other.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task ReadAll_ManyPages_LeavesNoneAndOthersAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (user, other) = (TestUser.Resident(), TestUser.Resident());
        for (var i = 0; i < Inbox.PageSize + 1; i++) await NotifyAsync(site, user.AccountId, $"第 {i} 户");
        await NotifyAsync(site, other.AccountId, "B");
        var browser = site.SignInAs(user);
        var first = await browser.GetAsync("/my/inbox");
        Assert.Equal(Inbox.PageSize, first.TextsOf("button.cell").Count);
        Assert.Single((await browser.GetAsync("/my/inbox?p=2")).TextsOf("button.cell"));
        Assert.Single((await browser.GetAsync("/my/inbox?p=99")).TextsOf("button.cell"));
        Assert.Equal(Inbox.PageSize, (await browser.GetAsync("/my/inbox?p=x")).TextsOf("button.cell").Count);

        var after = await first.Form("form[action*=ReadAll]").SubmitAsync();
        Assert.Equal("都看过了", after.TextOf(".lead p"));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(other.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task Inbox_InEnglish_IsWrittenInEnglish(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var user = TestUser.Resident();
        await NotifyAsync(site, user.AccountId, "12 Fumin Road");
        var browser = site.SignInAs(user);
        browser.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Your declaration for 12 Fumin Road is withdrawn as you wished", (await browser.GetAsync("/my/inbox")).TextOf("button.cell"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_ForTheWrongPerson_AreClosed(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = TestUser.Official();
        await NotifyAsync(site, official.AccountId, "C");
        Assert.Single((await site.SignInAs(official).GetAsync("/desk/notices")).TextsOf("button.cell"));
        Assert.NotEqual(HttpStatusCode.OK, (await site.SignInAs(TestUser.Resident()).GetAsync("/desk/notices")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await site.SignInAs(official).GetAsync("/my/inbox")).Status);
        Assert.NotEqual("/my/inbox", (await site.Browser().GetAsync("/my/inbox")).Path);
    }

    [Theory, BothDatabases]
    public async Task Refusal_AfterNotifying_TellsNobody(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var account = Guid.CreateVersion7();
        await site.InScopeAsync(services => services.GetRequiredService<WorkRunner>().RunAsync("test.refused", Channel.Job, async (inner, _) =>
        {
            await inner.GetRequiredService<INotifier>().NotifyAsync(account, "residence.withdrawn", new Dictionary<string, string> { ["address"] = "A" }, "/");
            return (Result)new Refusal("test.no", "不行", "No");
        }));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(account)));
    }

    [Theory, BothDatabases]
    public async Task Notify_PathToElsewhere_IsABug(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        foreach (var path in new[] { "https://evil.example/", "//evil.example", "/\\evil.example", "", "/a\nb" })
            await Assert.ThrowsAsync<InvalidOperationException>(() => NotifyAsync(site, Guid.CreateVersion7(), "A", path));
    }
}
