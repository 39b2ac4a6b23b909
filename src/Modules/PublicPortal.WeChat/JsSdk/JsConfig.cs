using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Site;
using PublicPortal.WeChat.Platform;

namespace PublicPortal.WeChat.JsSdk;

/// <summary>What <c>wx.config</c> needs; the ticket itself never leaves the server.</summary>
internal sealed record JsConfigAnswer(string AppId, long Timestamp, string NonceStr, string Signature);

internal sealed class JsConfig(WeChatTokens tokens, PublicAddress site, TimeProvider clock, IOptions<WeChatOptions> options)
{
    /// <summary>Null for pages of other sites: our name is not lent out.</summary>
    public async Task<JsConfigAnswer?> ForAsync(string? url, CancellationToken cancel)
    {
        if (url is not { Length: <= 2000 } || !Uri.TryCreate(url, UriKind.Absolute, out var page)
            || page.GetLeftPart(UriPartial.Authority) != site.Uri.GetLeftPart(UriPartial.Authority)) return null;
        var ticket = await tokens.JsTicketAsync(cancel);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return new JsConfigAnswer(options.Value.AppId, timestamp, nonce, JsSdkSignature.Of(ticket, nonce, timestamp, url));
    }
}
