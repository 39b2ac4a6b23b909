namespace PublicPortal.WeChat.Platform;

internal enum TokenKind { AccessToken, JsTicket }

/// <summary>What all nodes share of the platform's tokens; sealed.</summary>
internal sealed class StoredToken
{
    public const string Column = "wechat_token.value";

    public Guid Id { get; init; }
    public required string AppId { get; init; }
    public TokenKind Kind { get; init; }
    public required byte[] Value { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}
