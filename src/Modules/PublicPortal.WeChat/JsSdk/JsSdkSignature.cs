using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.WeChat.JsSdk;

internal static class JsSdkSignature
{
    /// <summary>SHA-1 as the platform asks for: raw values, keys in this order, the page's address without its fragment.</summary>
    public static string Of(string ticket, string nonce, long timestamp, string url)
    {
        var page = url.Split('#')[0];
#pragma warning disable CA5350   // the platform's choice, not ours
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}")));
#pragma warning restore CA5350
    }
}
