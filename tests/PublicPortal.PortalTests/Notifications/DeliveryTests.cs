using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Delivery;
using PublicPortal.Notifications.Notices;
using PublicPortal.Notifications.Preferences;
using PublicPortal.Notifications.Sms;
using PublicPortal.Notifications.Templates;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Notifications;

/// <summary>What leaves the portal after the commit, and what is kept of it.</summary>
public class DeliveryTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Phone = "13800138000";

    private static Task SendCodeAsync(PortalSite site, string phone, string code) => site.InScopeAsync(services =>
        services.GetRequiredService<WorkRunner>().RunAsync("test.code", Channel.Web, async (inner, _) =>
        {
            await inner.GetRequiredService<INotifier>().NotifyPhoneAsync(phone, "accounts.sign-in-code", new Dictionary<string, string> { ["code"] = code, ["minutes"] = "10" }, null);
            return Result.Ok();
        }));

    private static string SmsLog(PortalSite site)
    {
        var file = site.Services.GetRequiredService<DataFolder>().At("sms.log");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static Task<int> WaitingAsync(PortalSite site) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PhoneMessage>().CountAsync());

    [Theory, BothDatabases]
    public async Task PhoneMessage_Delivered_IsInTheFileAndForgotten(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await SendCodeAsync(site, Phone, "271828");
        var (outbox, row) = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return (await db.Set<OutboxMessage>().SingleAsync(m => m.Kind == PhoneDelivery.KindName), await db.Set<PhoneMessage>().SingleAsync());
        });
        Assert.DoesNotContain(Phone, outbox.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("271828", outbox.Payload, StringComparison.Ordinal);
        Assert.Contains(row.Id.ToString(), outbox.Payload, StringComparison.Ordinal);
        Assert.Equal(-1, row.Phone.AsSpan().IndexOf("138"u8));
        Assert.Equal(-1, row.Values.AsSpan().IndexOf("271828"u8));

        await site.DeliverAsync();
        Assert.Contains("验证码271828，10分钟内有效", SmsLog(site), StringComparison.Ordinal);
        Assert.Contains(Phone, SmsLog(site), StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(site));
        Assert.DoesNotContain(site.Logs.All, line => line.Contains(Phone, StringComparison.Ordinal) || line.Contains("271828", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task PhoneMessage_Expired_IsNotSentButForgotten(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await SendCodeAsync(site, Phone, "314159");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await site.DeliverAsync();
        Assert.Equal("", SmsLog(site));
        Assert.Equal(0, await WaitingAsync(site));
    }

    /// <summary>The worker may call a handler twice for the same message.</summary>
    [Theory, BothDatabases]
    public async Task PhoneMessage_DeliveredTwice_IsSentOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await SendCodeAsync(site, Phone, "161803");
        var message = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Kind == PhoneDelivery.KindName));
        for (var i = 0; i < 2; i++)
            await site.InScopeAsync(async s =>
            {
                await s.GetServices<IOutboxHandler>().OfType<PhoneDelivery>().Single().DeliverAsync(message, TestContext.Current.CancellationToken);
                return 0;
            });
        Assert.Single(SmsLog(site).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed class FakeChannel(string name) : INotificationChannel
    {
        public ConcurrentQueue<OutgoingNotice> Sent { get; } = new();
        public string Name => name;

        public Task<bool> SendAsync(OutgoingNotice notice, CancellationToken cancel)
        {
            Sent.Enqueue(notice);
            return Task.FromResult(true);
        }
    }

    private static Task DeliverAsync(PortalSite site, Guid account, INotificationChannel channel) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var notice = await db.Set<Notice>().SingleAsync(n => n.AccountId == account);
        var delivery = new NoticeDelivery(db, s.GetRequiredService<TemplateSet>(), [channel], s.GetRequiredService<PreferenceService>(), s.GetRequiredService<PublicAddress>(), site.Clock);
        await delivery.DeliverAsync(new OutboxMessage { Kind = NoticeDelivery.KindName, Payload = System.Text.Json.JsonSerializer.Serialize(new NoticeDelivery.Message(notice.Id, channel.Name)) }, TestContext.Current.CancellationToken);
        return 0;
    });

    [Theory, BothDatabases]
    public async Task Notice_ToAFakeChannelIsWholeAndSwitchable(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var user = TestUser.Resident();
        await InboxTests.NotifyAsync(site, user.AccountId, "福民路 12 号", "/my/residence");
        var wechat = new FakeChannel("wechat");
        await DeliverAsync(site, user.AccountId, wechat);
        var sent = Assert.Single(wechat.Sent);
        Assert.Equal(("http://localhost/my/residence", "申报已撤回", "Your declaration is withdrawn"), (sent.Url, sent.Title.Zh, sent.Title.En));
        Assert.Equal("福民路 12 号", sent.WeChatFields!["thing1"]);

        var form = (await site.SignInAs(user).GetAsync("/my/notices")).Form();
        Assert.Equal(["true"], form["WeChat"].Take(1));
        var saved = await form.Forge("WeChat", "false").SubmitAsync();
        Assert.Contains("已保存", saved.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Null(saved.Document.QuerySelector("input[type=checkbox][name=WeChat][checked]"));
        Assert.NotNull(saved.Document.QuerySelector("input[type=checkbox][name=Sms][checked]"));
        await DeliverAsync(site, user.AccountId, wechat);
        Assert.Single(wechat.Sent);
    }

    private sealed class Phones(string? phone) : IAccountPhones
    {
        public Task<string?> PhoneOfAsync(Guid accountId, CancellationToken cancel) => Task.FromResult(phone);
    }

    [Theory, BothDatabases]
    public async Task SmsFakeChannelOnlyWhatCannotWait_GoesToTheConfirmedNumber(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var values = new Dictionary<string, string> { ["address"] = "福民路 12 号", ["reason"] = "x" };
        OutgoingNotice Notice(string template) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), template, new("", ""), new("", ""), values, "http://localhost/my", site.Clock.GetUtcNow());
        await site.InScopeAsync(async s =>
        {
            SmsChannel With(params IAccountPhones[] phones) => new(phones, s.GetRequiredService<ISmsSender>(), s.GetRequiredService<TemplateSet>());
            Assert.False(await With(new Phones(Phone)).SendAsync(Notice("residence.withdrawn"), TestContext.Current.CancellationToken));
            Assert.False(await With().SendAsync(Notice("residence.refused"), TestContext.Current.CancellationToken));
            Assert.False(await With(new Phones(null)).SendAsync(Notice("residence.refused"), TestContext.Current.CancellationToken));
            Assert.Equal("", SmsLog(site));
            Assert.True(await With(new Phones(Phone)).SendAsync(Notice("residence.refused"), TestContext.Current.CancellationToken));
            return 0;
        });
        Assert.Contains("您在福民路 12 号的居住申报没有通过。看原因、请人工复核：http://localhost/my", SmsLog(site), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task TidyUp_AfterYears_ForgetsOldMessages(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var account = Guid.CreateVersion7();
        await InboxTests.NotifyAsync(site, account, "A");
        await SendCodeAsync(site, Phone, "1");
        site.Clock.Advance(TimeSpan.FromDays(8));
        await site.RunJobsAsync();
        Assert.Equal((1, 0), (await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(account)), await WaitingAsync(site)));
        site.Clock.Advance(TimeSpan.FromDays(730));
        await site.RunJobsAsync();
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(account)));
    }
}
