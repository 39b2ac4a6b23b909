using PublicPortal.WeChat.Platform;

namespace PublicPortal.WeChat.SignIn;

/// <summary>Why a sign-in ended without an account; the page says it in plain words.</summary>
internal enum WeChatSignInProblem
{
    /// <summary>The browser did not start this sign-in, or too long ago.</summary>
    Forged,
    /// <summary>The person said no: nothing happened.</summary>
    Refused,
    /// <summary>WeChat showed a snapshot of the page; its openid belongs to nobody.</summary>
    Snapshot,
    /// <summary>The code was used or too old, also after trying again.</summary>
    Expired,
    /// <summary>WeChat is slow, away or limits us; a moment later it may work.</summary>
    Busy,
    /// <summary>Something is set up wrongly; the operator finds it in the log.</summary>
    Unavailable,
}

internal sealed class WeChatSignInException(WeChatSignInProblem problem, Exception? inner = null) : Exception($"WeChat sign-in: {problem}", inner)
{
    public WeChatSignInProblem Problem { get; } = problem;

    /// <summary>What a failed call means for the person.</summary>
    public static WeChatSignInException From(Exception failed) => new(failed switch
    {
        WeChatApiException { IsCodeTrouble: true } => WeChatSignInProblem.Expired,
        WeChatApiException { Code: -1 or 45009 or 45011 } => WeChatSignInProblem.Busy,
        HttpRequestException or OperationCanceledException => WeChatSignInProblem.Busy,
        _ => WeChatSignInProblem.Unavailable,
    }, failed);
}
