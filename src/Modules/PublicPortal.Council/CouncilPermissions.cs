using PublicPortal.Kernel;

namespace PublicPortal.Council;

internal static class CouncilPermissions
{
    public static readonly Permission View = new("council.view", new LocalizedText(
        "查看本辖区议事会的成员、规则和会议", "See members, rules and meetings of the councils of one's area"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Members = new("council.members", new LocalizedText(
        "登记和变更议事会成员、任期、席位和职务", "Enter and change council members, terms, seats and offices"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Rules = new("council.rules", new LocalizedText(
        "拟定议事规则，确认别人拟定的规则；不能确认自己拟定的", "Draw up standing rules and confirm those of others; never one's own"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Meetings = new("council.meetings", new LocalizedText(
        "准备会议：议程、材料、通知，把待议事项列入议程", "Prepare meetings: agenda, papers, notice, matters that wait"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Run = new("council.run", new LocalizedText(
        "主持会场：签到、发言、动议、付表决", "Run a meeting: attendance, speakers, motions, putting to vote"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Minutes = new("council.minutes", new LocalizedText(
        "整理和签署会议记录；须两个不同的人签署才公布", "Write and sign minutes; two different people must sign before they are published"),
        Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly IReadOnlyList<Permission> All = [View, Members, Rules, Meetings, Run, Minutes];
}
