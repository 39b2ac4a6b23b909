using PublicPortal.Kernel;

namespace PublicPortal.Residents.Phones;

internal static class PhoneRefusals
{
    public static readonly Refusal NoConsent = new("residents.phone.no-consent",
        "请先勾选同意。不同意也不影响办事，只是收不到短信。", "Tick the box first. Everything else works without it; you only get no SMS.", "Agree");

    public static readonly Refusal TooSoon = new("residents.phone.too-soon",
        "验证码刚刚发出，请等一分钟再要新的。", "A code was just sent. Wait a minute before asking for another.", "Number");

    public static readonly Refusal TooMany = new("residents.phone.too-many", new LocalizedText(
        "今天发的验证码已经够多了，请明天再试。", "Enough codes for today. Try again tomorrow."), "Number", LeavesTrace: true);

    public static readonly Refusal NoCode = new("residents.phone.no-code", "请填写短信里的 6 位验证码。", "Enter the 6 digits from the SMS.", "Code");

    public static readonly Refusal WrongCode = new("residents.phone.wrong-code", new LocalizedText(
        "验证码不对，请对照短信再填。", "That is not the code. Compare it with the SMS."), "Code", LeavesTrace: true);

    public static readonly Refusal Expired = new("residents.phone.expired", new LocalizedText(
        "这个验证码已失效，请要一个新的。", "This code is no longer good. Ask for a new one."), "Code", LeavesTrace: true);
}
