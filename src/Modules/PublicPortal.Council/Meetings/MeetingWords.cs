using PublicPortal.Kernel;

namespace PublicPortal.Council.Meetings;

internal static class MeetingWords
{
    public static LocalizedText Title(MeetingStanding standing) => standing switch
    {
        MeetingStanding.Draft => new("未通知", "Not announced"),
        MeetingStanding.Announced => new("已通知", "Announced"),
        MeetingStanding.Changing => new("变更中", "Being changed"),
        MeetingStanding.Running => new("进行中", "Going on"),
        MeetingStanding.Ended => new("已结束", "Ended"),
        _ => new("已取消", "Cancelled"),
    };
}
