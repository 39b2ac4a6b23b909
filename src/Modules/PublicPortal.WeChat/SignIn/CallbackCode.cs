namespace PublicPortal.WeChat.SignIn;

internal enum CallbackOutcome { UnderWay, SignedIn, Failed }

/// <summary>
/// A code that WeChat's callback brought, for a few minutes. Its unique hash lets exactly one of two callbacks, on any
/// node, exchange the code; the other one is answered from here.
/// </summary>
internal sealed class CallbackCode
{
    public const string HashColumn = "wechat_code.hash";
    public const string SessionColumn = "wechat_code.session";

    public Guid Id { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>The state id of the browser that brought it: nobody else is answered.</summary>
    public required string State { get; init; }
    public DateTimeOffset SeenAt { get; init; }
    public CallbackOutcome Outcome { get; set; }

    /// <summary>Sealed: what the first answer put into the session cookie. The twin gets the same session, not a second one.</summary>
    public byte[]? Session { get; set; }
    public string? ReturnTo { get; set; }
}
