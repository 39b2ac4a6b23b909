using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Desk;

/// <summary>Words of the desk's lists.</summary>
internal static class ListTexts
{
    public static LocalizedText Channel(Channel channel) => channel switch
    {
        Kernel.Channel.WeChat => new("微信", "WeChat"),
        Kernel.Channel.Web => new("网页", "Web"),
        Kernel.Channel.Window => new("窗口代办", "Counter"),
        Kernel.Channel.Api => new("接口", "Other system"),
        _ => new("系统", "System"),
    };

    public static LocalizedText Orders(string show) => show switch
    {
        "open" => new("没办完", "Open"),
        "late" => new("超时", "Late"),
        "today" => new("今天到期", "Due today"),
        "unassigned" => new("没人接", "Nobody's"),
        "closed" => new("办结", "Closed"),
        _ => new("全部", "All"),
    };

    public static LocalizedText Plates(PlateState state) => state switch
    {
        PlateState.WithoutPlate => new("没有门牌", "Without a plate"),
        PlateState.Reported => new("有人反馈", "Reported"),
        PlateState.Replaced => new("换过门牌", "Replaced"),
        PlateState.Withdrawn => new("已注销", "Withdrawn"),
        _ => new("全部", "All"),
    };
}
