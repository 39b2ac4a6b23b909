using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace PublicPortal.WeChat.Simulator;

/// <summary><c>/sns/…</c>: what a site learns about one person.</summary>
internal static class SnsEndpoints
{
    public static void Map(IEndpointRouteBuilder simulator)
    {
        simulator.MapGet("/sns/oauth2/access_token", Exchange);
        simulator.MapGet("/sns/oauth2/refresh_token", Refresh);
        simulator.MapGet("/sns/userinfo", UserInfo);
        simulator.MapGet("/sns/auth", Check);
    }

    private static IResult Exchange(string? appid, string? secret, string? code, [FromQuery(Name = "grant_type")] string? grantType, IOptions<WeChatOptions> options, SimulatedOAuth oauth)
    {
        if (Account(appid, secret, options.Value) is { } wrong) return SimulatorAnswers.Error(wrong);
        if (string.IsNullOrEmpty(code)) return SimulatorAnswers.Error(SimulatedError.NoCode);
        if (grantType != "authorization_code") return SimulatorAnswers.Error(SimulatedError.BadGrantType);
        var (grant, error) = oauth.Exchange(code);
        return grant is null ? SimulatorAnswers.Error(error) : SimulatorAnswers.Json(Answer(grant));
    }

    private static IResult Refresh(string? appid, [FromQuery(Name = "grant_type")] string? grantType, [FromQuery(Name = "refresh_token")] string? token, IOptions<WeChatOptions> options, SimulatedOAuth oauth)
    {
        if (appid != options.Value.AppId) return SimulatorAnswers.Error(SimulatedError.BadAppId);
        if (grantType != "refresh_token") return SimulatorAnswers.Error(SimulatedError.BadGrantType);
        return oauth.Refresh(token ?? "") is { } grant ? SimulatorAnswers.Json(Answer(grant)) : SimulatorAnswers.Error(SimulatedError.BadRefreshToken);
    }

    private static IResult UserInfo([FromQuery(Name = "access_token")] string? token, string? openid, SimulatedOAuth oauth, SimulatedPeople people)
    {
        if (oauth.Find(token ?? "", openid ?? "") is not { } grant) return SimulatorAnswers.Error(SimulatedError.BadToken);
        if (grant.Scope != "snsapi_userinfo") return SimulatorAnswers.Error(SimulatedError.NoScope);
        var nickname = people.FindByOpenId(openid)?.Name.Zh ?? "微信用户";
        return SimulatorAnswers.Json(new { openid, nickname, sex = 0, language = "", city = "", province = "", country = "", headimgurl = "", privilege = Array.Empty<string>() });
    }

    private static IResult Check([FromQuery(Name = "access_token")] string? token, string? openid, SimulatedOAuth oauth) =>
        SimulatorAnswers.Error(oauth.Find(token ?? "", openid ?? "") is null ? SimulatedError.BadOpenId : SimulatedError.Ok);

    /// <summary>What is wrong with the account's name and secret, if anything.</summary>
    internal static SimulatedError? Account(string? appId, string? secret, WeChatOptions options) =>
        string.IsNullOrEmpty(appId) ? SimulatedError.NoAppId
        : appId != options.AppId ? SimulatedError.BadAppId
        : string.IsNullOrEmpty(secret) ? SimulatedError.NoSecret
        : secret != options.AppSecret ? SimulatedError.BadSecret
        : null;

    private static Dictionary<string, object> Answer(OAuthGrant grant)
    {
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = grant.AccessToken, ["expires_in"] = 7200, ["refresh_token"] = grant.RefreshToken, ["openid"] = grant.OpenId, ["scope"] = grant.Scope,
        };
        if (grant.Snapshot) answer["is_snapshotuser"] = 1;
        return answer;
    }
}
