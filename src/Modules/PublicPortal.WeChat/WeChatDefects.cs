using Microsoft.Extensions.Configuration;

namespace PublicPortal.WeChat;

/// <summary>What keeps the site from starting in Production.</summary>
internal static class WeChatDefects
{
    public static IEnumerable<string> Find(IConfiguration section)
    {
        foreach (var name in new[] { nameof(WeChatOptions.AppId), nameof(WeChatOptions.AppSecret) })
        {
            if (string.IsNullOrWhiteSpace(section[name])) yield return $"WeChat:{name} is missing.";
            else if (section[name] is WeChatOptions.SimulatedAppId or WeChatOptions.SimulatedAppSecret) yield return $"WeChat:{name} is that of the simulator.";
        }
        foreach (var name in new[] { nameof(WeChatOptions.AuthorizeAddress), nameof(WeChatOptions.ApiAddress) })
        {
            if (section[name] is not { Length: > 0 } text) continue;   // the platform's own
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps) yield return $"WeChat:{name} must be a full https address.";
            else if (address.IsLoopback || address.AbsolutePath.Contains("/simulator", StringComparison.OrdinalIgnoreCase)) yield return $"WeChat:{name} leads to a simulator.";
        }
    }
}
