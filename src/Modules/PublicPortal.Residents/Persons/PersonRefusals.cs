using PublicPortal.Kernel;

namespace PublicPortal.Residents.Persons;

internal static class PersonRefusals
{
    /// <summary>
    /// One text for every way in which name, number and account do not fit together, so that it tells a stranger
    /// nothing: not whether the number is known, nor whose it is, nor whether somebody uses it.
    /// </summary>
    public static readonly Refusal NoMatch = new("residents.identity.no-match", new LocalizedText(
        "这组姓名和证件号码无法在这里使用。请对照证件检查；如果您以前用另一个微信号或手机号登记过，请用那个登录，或在“手机号”里确认同一个号码再试；也可以带证件到社区服务窗口办理。",
        "This name and number cannot be used here. Compare them with the document; if you registered before with another WeChat account or phone, sign in with that one, or confirm the same number under Phone number and try again; or bring the document to a community service window."),
        LeavesTrace: true);

    public static readonly Refusal TooManyMismatches = new("residents.identity.too-many-tries", new LocalizedText(
        "今天核对的次数已经用完，请明天再试，或带证件到社区服务窗口办理。",
        "No more tries today. Try again tomorrow, or bring the document to a community service window."),
        LeavesTrace: true);

    public static readonly Refusal AccountIsSomebodyElse = new("residents.identity.account-taken", new LocalizedText(
        "这个账号已经是另一个人的身份。给孩子办事，请先在“我的身份”里添加孩子；其他家人请用自己的微信登录。如果是以前填错了，请带证件到社区服务窗口更正。",
        "This account already is another person. For your child, first add the child under My identity; other family members sign in with their own WeChat. If it was a mistake, have it corrected at a community service window."));
}
