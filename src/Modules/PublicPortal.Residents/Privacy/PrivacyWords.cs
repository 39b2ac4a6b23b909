using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Privacy;

/// <summary>What looks, requests and legal bases are called on pages.</summary>
internal static class PrivacyWords
{
    public static LocalizedText Title(this LookKind kind) => kind switch
    {
        LookKind.Revealed => new("看了完整姓名和证件号码", "Saw your whole name and ID number"),
        LookKind.Picture => new("打开了您交的或上门拍的照片", "Opened a photo that you handed in or that a visit took"),
        LookKind.Earlier => new("填写申报时看到了以前登记的一部分", "Saw a part of your earlier registrations while declaring"),
        LookKind.Found => new("查找到您（只看到一部分）", "Found your entry (shown in part)"),
        _ => new("有人用您的证件号码，但没有对上", "Somebody used your ID number and it did not fit"),
    };

    public static LocalizedText Title(this RequestKind kind) => kind switch
    {
        RequestKind.Correct => new("更正", "Correct"),
        RequestKind.Delete => new("删除", "Delete"),
        _ => new("说明", "Explain"),
    };

    public static LocalizedText Hint(this RequestKind kind) => kind switch
    {
        RequestKind.Correct => new("写错了，或者变了", "Something is wrong or has changed"),
        RequestKind.Delete => new("不再需要，或不该有的；法律要求保存的除外", "No longer needed, or should not be there; not what the law asks to keep"),
        _ => new("为什么有这些信息，怎样得出结果的", "Why it is there, or how a result came about"),
    };

    public static LocalizedText Title(this RequestStatus status) => status switch
    {
        RequestStatus.Open => new("办理中", "Under way"),
        RequestStatus.Done => new("已照办", "Done"),
        _ => new("不能照办", "Not done"),
    };

    public static LocalizedText Title(this LegalBasis basis) => basis switch
    {
        LegalBasis.Statutory => new("法定职责", "Statutory duty"),
        LegalBasis.Service => new("服务必需", "Needed for the service"),
        _ => new("您的同意", "Your consent"),
    };
}
