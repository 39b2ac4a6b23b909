using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Field;

internal static class FieldRefusals
{
    /// <summary>One answer to everything that keeps a WeChat from the field: not bound, over, revoked, locked.</summary>
    public static readonly Refusal NotBound = new("accounts.field.not-bound",
        new LocalizedText("这个微信现在不能用来登录：没有绑定，绑定已到期，或者已被解除。请用密码和手机验证码登录，在“账号”里绑定或续期。",
            "This WeChat cannot sign in now: it is not bound, the binding is over, or it was taken away. Sign in with password and phone code, and bind or renew it under Account."), LeavesTrace: true);

    public static readonly Refusal TokenGone = new("accounts.field.token-gone",
        new LocalizedText("这个绑定二维码已经用过或过期（5 分钟内有效）。请在工作台重新生成。", "This code for binding was used or is over (it is good for 5 minutes). Make a new one at the desk."), LeavesTrace: true);

    public static readonly Refusal Taken = new("accounts.field.taken",
        new LocalizedText("没有绑定：这个微信或您的账号已经绑过别的了。先解除原来的绑定。", "Nothing was bound: this WeChat or your account is bound already. End the old binding first."), LeavesTrace: true);

    public static readonly Refusal None = new("accounts.field.none", "没有绑定的微信。", "No WeChat is bound.");

    public static readonly IReadOnlyList<Refusal> Shown = [NotBound, TokenGone, Taken];
}
