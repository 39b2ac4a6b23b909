using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <summary>The family of a browser, coarse on purpose: enough for a person to recognise a device, too little to track it.</summary>
internal static class Devices
{
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("HuaweiBrowser", "Huawei Browser"), ("QQBrowser", "QQ Browser"),
        ("UCBrowser", "UC Browser"), ("MiuiBrowser", "Mi Browser"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
        ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    public static string Name(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var found = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>();
        return string.Join(" / ", found) is { Length: > 0 } name ? name : "?";
    }

    /// <param name="session">The door through which the session began.</param>
    public static Channel ChannelOf(HttpRequest request, Channel? session)
    {
        if (request.Path.StartsWithSegments("/api")) return Channel.Api;
        if (session is { } channel) return channel;
        return IsWeChat(request) ? Channel.WeChat : Channel.Web;
    }

    public static bool IsWeChat(HttpRequest request) => request.Headers.UserAgent.ToString().Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase);

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
