using PublicPortal.Kernel;

namespace PublicPortal.Residents.Phones.SignIn;

internal static class PhoneSignInRefusals
{
    public static readonly Refusal TooSoon = new("residents.phone-sign-in.too-soon", new LocalizedText(
        "给这个号码的验证码刚刚发出，请等一分钟再要新的。", "A code was just sent to this number. Wait a minute before asking for another."), "Number", LeavesTrace: true);

    public static readonly Refusal TooManyForNumber = new("residents.phone-sign-in.too-many", new LocalizedText(
        "今天发给这个号码的验证码已经够多了。请明天再试，或者在微信中打开、到服务窗口办理。",
        "Enough codes for this number today. Try again tomorrow, open the page in WeChat, or come to a service window."), "Number", LeavesTrace: true);

    public static readonly Refusal TooManyFromHere = new("residents.phone-sign-in.too-many-from-here", new LocalizedText(
        "这个网络上要的验证码太多，请过一小时再试，或者在微信中打开。",
        "Too many codes were asked for from this network. Try again in an hour, or open the page in WeChat."), "Number", LeavesTrace: true);

    /// <summary>One text for a code that is over, spent, or not of this browser.</summary>
    public static readonly Refusal Expired = new("residents.phone-sign-in.expired", new LocalizedText(
        "这个验证码已失效，请要一个新的。", "This code is no longer good. Ask for a new one."), "Code", LeavesTrace: true);
}
