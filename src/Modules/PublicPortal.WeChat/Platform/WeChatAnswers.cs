using System.Text.Json.Serialization;

namespace PublicPortal.WeChat.Platform;

/// <summary>What <c>/sns/oauth2/access_token</c> gives for a code.</summary>
internal sealed record OAuthAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("openid")] string OpenId,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("is_snapshotuser")] int SnapshotUser)
{
    /// <summary>The openid is a virtual one: the page was opened without the person's own click. Never to be bound.</summary>
    public bool IsSnapshot => SnapshotUser == 1;

    public bool Grants(string scope) => Scope.Split(',').Contains(scope, StringComparer.Ordinal);
}

internal sealed record UserInfoAnswer(
    [property: JsonPropertyName("openid")] string OpenId,
    [property: JsonPropertyName("nickname")] string? Nickname);

/// <summary>An access token or a ticket, and for how many seconds it is good.</summary>
internal sealed record IssuedValue(string Value, int ExpiresIn);

/// <summary>The platform said no: HTTP 200 with an <c>errcode</c>.</summary>
internal sealed class WeChatApiException(int code, string message) : Exception($"WeChat {code}: {message}")
{
    public int Code { get; } = code;

    /// <summary>The access token is of no use any more: get another one and try once again.</summary>
    public bool IsTokenTrouble => Code is 40001 or 40014 or 42001;

    /// <summary>The code was used, is unknown or too old.</summary>
    public bool IsCodeTrouble => Code is 40029 or 40163 or 42003;

    /// <summary>This person gets no messages from the account: unknown here, does not follow it, or said no.</summary>
    public bool IsUnreachable => Code is 40003 or 43004 or 43101;
}
