using PublicPortal.Kernel;

namespace PublicPortal.Residence.Undeclared;

internal static class UndeclaredTexts
{
    public static LocalizedText Show(string show) => show switch
    {
        "reminded" => new("已提醒", "Reminded"),
        "ordered" => new("已派单", "Visit ordered"),
        "settled" => new("已了结", "Settled"),
        _ => new("未了结", "Open"),
    };

    public static LocalizedText State(UndeclaredCase found) => found.State switch
    {
        UndeclaredState.Reminded when found.Rounds == 0 => new("刚发现", "Just found"),
        UndeclaredState.Reminded => new($"已提醒 {found.Rounds} 次", found.Rounds == 1 ? "Reminded once" : $"Reminded {found.Rounds} times"),
        UndeclaredState.Ordered => new("已派网格员上门", "An officer goes and looks"),
        UndeclaredState.Declared => new("已有人申报", "Somebody declared"),
        UndeclaredState.Vacant => new("现在空着", "Stands empty"),
        UndeclaredState.NotForLiving => new("不是住人的", "Not for living"),
        UndeclaredState.LeaseOver => new("租约已到期", "The lease is over"),
        _ => new("房屋已变更或拆除", "The dwelling is gone"),
    };

    public static LocalizedText Result(DoorResult result) => result switch
    {
        DoorResult.Occupied => new("有人住，已请他们申报", "People live here; they were asked to declare"),
        DoorResult.Vacant => new("现在空着", "It stands empty"),
        DoorResult.NotForLiving => new("不是住人的（店铺、仓库等）", "Not for living (a shop, a store…)"),
        _ => new("家里没人", "Nobody was home"),
    };

    public static LocalizedText Follows(DoorResult result, int days) => result switch
    {
        DoorResult.Occupied => new($"等 {days} 天；还没有人申报会再派单", $"They get {days} days; without a declaration a visit is ordered again"),
        DoorResult.Vacant => new("提醒停止，过一段时间再看", "The reminders stop for a while"),
        DoorResult.NotForLiving => new("提醒停止，并生成一条房屋反馈", "The reminders stop, and a report about the dwelling is made"),
        _ => new("留卡片，期限重新算", "Leave a card; the clock starts again"),
    };
}
