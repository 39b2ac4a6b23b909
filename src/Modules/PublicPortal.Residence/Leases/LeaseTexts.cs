using PublicPortal.Kernel;

namespace PublicPortal.Residence.Leases;

internal static class LeaseTexts
{
    public static LocalizedText State(Lease lease, DateOnly today) => lease.State switch
    {
        LeaseState.OtherLandlord => new("等工作人员核实：另有房东登记", "An official is checking: another landlord is on record"),
        LeaseState.Unproven => new("等工作人员核实", "An official is checking"),
        LeaseState.Declined => new("没有生效", "Not in force"),
        _ when lease.To < today => new("已到期", "Ended"),
        _ when lease.From > today => new("还没开始", "Not begun yet"),
        _ => new("出租中", "Running"),
    };

    /// <summary>2026 年 1 月 1 日起, or from … to ….</summary>
    public static LocalizedText Time(Lease lease) => lease.To is { } to
        ? new($"{ChinaTime.Show(lease.From)} 至 {ChinaTime.Show(to)}", $"{ChinaTime.Show(lease.From)} to {ChinaTime.Show(to)}")
        : new($"{ChinaTime.Show(lease.From)} 起", $"since {ChinaTime.Show(lease.From)}");
}
