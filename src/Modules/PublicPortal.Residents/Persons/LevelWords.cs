using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Persons;

/// <summary>What the levels, and the sources of a home community, are called on pages.</summary>
internal static class LevelWords
{
    public static LocalizedText Title(this VerifiedLevel level) => level switch
    {
        VerifiedLevel.None => new("由他人填写，尚未核对", "Given by another, not checked yet"),
        VerifiedLevel.WeChat => new("微信登录", "Signed in with WeChat"),
        VerifiedLevel.Phone => new("手机号已确认", "Phone confirmed"),
        VerifiedLevel.Register => new("与人口登记一致", "Agrees with the register"),
        _ => new("窗口当面核验", "Seen at a counter"),
    };

    /// <summary>The next step up, or null at the top: what it is and what it gives.</summary>
    public static (LocalizedText How, LocalizedText Gives)? Next(this VerifiedLevel level) => level switch
    {
        VerifiedLevel.Counter => null,
        VerifiedLevel.Register => (new("带证件到社区服务窗口", "Bring the document to a community service window"),
            new("能看到以前登记的完整内容", "You see your earlier records whole")),
        _ => (new("申报住处时自动与人口登记核对", "The register is asked when you declare where you live"),
            new("申报大多当场通过", "Most declarations then pass at once")),
    };

    public static LocalizedText Title(this RegisterAnswer answer) => answer switch
    {
        RegisterAnswer.Agrees => new("姓名和号码一致", "Name and number agree"),
        RegisterAnswer.Disagrees => new("姓名和号码没有对上", "Name and number do not agree"),
        RegisterAnswer.Unknown => new("登记里没有查到", "Not found in the register"),
        _ => new("还没有核对", "Not yet checked"),
    };

    public static LocalizedText Title(this HomeCommunitySource source) => source switch
    {
        HomeCommunitySource.Declaration => new("来自您的申报", "From your declaration"),
        HomeCommunitySource.HouseholdRegister => new("来自户籍登记", "From the household register"),
        _ => new("在窗口确认", "Confirmed at a counter"),
    };
}
