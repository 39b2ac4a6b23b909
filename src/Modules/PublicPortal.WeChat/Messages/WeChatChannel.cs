using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Notifications.Contracts;
using PublicPortal.WeChat.Platform;
using PublicPortal.WeChat.SignIn;

namespace PublicPortal.WeChat.Messages;

/// <summary>Notices as template messages (类目模板) to those who follow the account.</summary>
internal sealed class WeChatChannel(IExternalSignIn accounts, WeChatTokens tokens, WeChatClient client, IOptions<WeChatOptions> options, ILogger<WeChatChannel> log) : INotificationChannel
{
    public string Name => "wechat";

    /// <summary>False also where no template is set up for the notice. Trouble of the platform is thrown and tried again.</summary>
    public async Task<bool> SendAsync(OutgoingNotice notice, CancellationToken cancel)
    {
        if (notice.WeChatFields is not { } fields || options.Value.TemplateId(notice.Template) is not { } template) return false;
        if (await accounts.ExternalIdAsync(WeChatSignInEvents.Provider, notice.AccountId, cancel) is not { } openId) return false;
        var data = TemplateFields.Fit(fields);
        try
        {
            await tokens.WithTokenAsync(async token =>
            {
                await client.SendTemplateAsync(token, openId, template, notice.Url, notice.Id.ToString("N"), data, cancel);
                return true;
            }, cancel);
            return true;
        }
        catch (WeChatApiException refused) when (refused.IsUnreachable)
        {
            log.LogInformation("Notice {Notice} cannot be brought by WeChat: {Code}", notice.Id, refused.Code);
            return false;
        }
    }
}
