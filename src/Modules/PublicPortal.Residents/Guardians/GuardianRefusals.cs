using PublicPortal.Kernel;

namespace PublicPortal.Residents.Guardians;

internal static class GuardianRefusals
{
    public static readonly Refusal NoIdentity = new("residents.guardian.no-identity",
        "请先登记您自己的身份：第一次申报住处时填写姓名和证件号码就可以。",
        "Say who you are first: give your name and ID number when you first declare where you live.");

    public static readonly Refusal NotAdult = new("residents.guardian.not-adult",
        "监护人要年满 18 周岁。请由成年的监护人添加。", "A guardian is 18 or older. Ask an adult guardian to add the child.");

    public static readonly Refusal TooOld = new("residents.guardian.too-old",
        "年满 14 周岁的，请用自己的微信登录办理。", "Those who are 14 or older sign in with their own WeChat.", "Number");

    public static readonly Refusal NotDeclared = new("residents.guardian.not-declared",
        "请勾选您是孩子的监护人。", "Confirm that you are the child's guardian.", "IsGuardian");

    public static readonly Refusal NoConsent = new("residents.guardian.no-consent",
        "登记未满 14 周岁孩子的信息，要您单独同意。不同意的，可以到窗口办理。", "Data of a child under 14 need your separate consent. Without it, a counter can help.", "Consents");

    public static readonly Refusal AlreadyThere = new("residents.guardian.already-there",
        "这个孩子已经在您的名单里。", "This child is on your list already.");

    public static readonly Refusal TooMany = new("residents.guardian.too-many",
        "还没有经窗口核对的孩子已有 {0} 个，请先带证件到社区服务窗口核对。", "You have {0} children that no counter has confirmed yet. Bring their papers to a community service window first.");
}
