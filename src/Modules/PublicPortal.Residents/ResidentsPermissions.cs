using PublicPortal.Kernel;

namespace PublicPortal.Residents;

internal static class ResidentsPermissions
{
    public static readonly Permission Search = new("residents.search", new LocalizedText(
        "按证件或手机号查找本辖区的人，结果隐去大部分", "Find persons of one's area by document or phone; results are masked"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Reveal = new("residents.reveal", new LocalizedText(
        "写明理由后查看完整姓名和证件号码，本人看得到", "See a whole name and number, with a reason; the person sees it"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Verify = new("residents.verify", new LocalizedText(
        "在窗口见到本人和证件后，记为当面核验", "Record that the person and the document were seen at a counter"),
        Roles.WindowClerk);

    public static readonly Permission Requests = new("residents.requests", new LocalizedText(
        "答复居民关于本人信息的请求（更正、删除、说明）", "Answer requests of residents about their own data"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Organisations = new("residents.organisations", new LocalizedText(
        "看过证照后确认本辖区的单位和它的第一个经办人", "Confirm organisations of one's area and their first agent, after seeing papers"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly IReadOnlyList<Permission> All = [Search, Reveal, Verify, Requests, Organisations];
}
