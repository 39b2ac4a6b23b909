using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.WeChat.Simulator;

/// <summary>Why the authorize page does not open; 0 where the platform only says that the link cannot be opened.</summary>
internal sealed record AuthorizeError(int Code, LocalizedText Text);

/// <summary>The parameters of the authorize page, checked as strictly as the platform does.</summary>
internal sealed record AuthorizeRequest(string RedirectUri, string Scope, string State)
{
    private static readonly string[] Order = ["appid", "redirect_uri", "response_type", "scope", "state", "connect_redirect", "forcePopup"];

    /// <summary>The callback with a code, or without one when the person said no.</summary>
    public string CallbackWith(string? code)
    {
        var query = new Dictionary<string, string?>();
        if (code is not null) query["code"] = code;
        query["state"] = State;
        return QueryHelpers.AddQueryString(RedirectUri, query);
    }

    /// <param name="own">A parameter of the simulator's own pages, after all others.</param>
    public static (AuthorizeRequest? Request, AuthorizeError? Error) Read(HttpRequest request, WeChatOptions options, PublicAddress site, string? own = null)
    {
        string? Value(string name) => request.Query[name] is [{ Length: > 0 } only] ? only : null;
        if (Value("appid") is not { } appId) return Refuse(10012, "缺少 appid 参数", "appid is missing");
        if (Value("redirect_uri") is not { } redirect) return Refuse(10011, "缺少 redirect_uri 参数", "redirect_uri is missing");
        if (Value("scope") is not { } scope) return Refuse(10010, "缺少 scope 参数", "scope is missing");
        if (Value("state") is not { } state) return Refuse(10013, "缺少 state 参数", "state is missing");
        if (!InOrder(request.QueryString.Value!, own)) return Refuse(0, "参数次序不对，或有多余的参数", "The parameters are in the wrong order, or there are others");
        if (Value("response_type") != "code") return Refuse(0, "response_type 只能是 code", "response_type must be code");
        if (state.Length > 128 || !state.All(char.IsAsciiLetterOrDigit)) return Refuse(0, "state 只能是 128 字节以内的字母和数字", "state may only have letters and digits, 128 at most");
        if (appId != options.AppId) return Refuse(40013, "没有这个 appid", "There is no such appid");
        if (scope is not ("snsapi_base" or "snsapi_userinfo")) return Refuse(10005, "没有这个 scope 的权限", "No right to this scope");
        // The platform compares whole hosts; here also the port, which stands for the host of a developer's machine.
        return Uri.TryCreate(redirect, UriKind.Absolute, out var target) && target.Authority == site.Uri.Authority
            ? (new AuthorizeRequest(redirect, scope, state), null)
            : Refuse(10003, "redirect_uri 域名与后台配置不一致", "The domain of redirect_uri is not the one that was set");
    }

    private static (AuthorizeRequest?, AuthorizeError?) Refuse(int code, string zh, string en) => (null, new AuthorizeError(code, new LocalizedText(zh, en)));

    private static bool InOrder(string query, string? own)
    {
        string[] order = own is null ? Order : [.. Order, own];
        var last = -1;
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            var place = Array.IndexOf(order, pair.Split('=')[0]);
            if (place <= last) return false;
            last = place;
        }
        return true;
    }
}
