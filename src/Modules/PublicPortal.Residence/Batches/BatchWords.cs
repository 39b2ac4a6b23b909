using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

/// <summary>What states of a table are called on pages.</summary>
internal static class BatchWords
{
    public static LocalizedText Title(BatchState state) => state switch
    {
        BatchState.Checking => new("正在检查", "Being checked"),
        BatchState.Checked => new("等您提交", "Waits for you"),
        BatchState.Unreadable => new("读不了", "Cannot be read"),
        BatchState.Working => new("正在申报", "Being declared"),
        BatchState.Done => new("已办完", "Done"),
        _ => new("已取消", "Cancelled"),
    };
}
