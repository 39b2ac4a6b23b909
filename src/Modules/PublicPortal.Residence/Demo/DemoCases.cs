using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Demo;

/// <summary>How to see one rule trip, and it alone.</summary>
/// <param name="Rule">Null for the declaration that trips none.</param>
/// <param name="Person">Key in <c>people.json</c>: who signs in.</param>
/// <param name="Path">What to open.</param>
/// <param name="Declares">Key of the person whose name and number are typed; null where they are known or the same.</param>
internal sealed record DemoCase(ReviewRule? Rule, string Person, string Path, LocalizedText Do, string? Declares = null);

/// <summary>One demonstration for each rule, on dwellings of its own: none fills up another's.</summary>
internal static class DemoCases
{
    private static readonly LocalizedText JustType = new("填这个人的姓名和证件号码，提交。", "Type the person's name and number and submit.");

    public static readonly IReadOnlyList<DemoCase> All =
    [
        new(null, "lin-xiaohe", DemoDwellings.Scan(DemoDwellings.WithLease), new("已经认识她，什么都不用填，提交后当场受理。", "She is known and types nothing; it is accepted at once.")),
        new(ReviewRule.PlateMissing, "li-jian", $"/d/{DemoDwellings.Room(303)}", new("地址里没有扫码凭证，像查找来的一样。", "The address carries no proof of a scan, as if it had been looked up.")),
        new(ReviewRule.NoLease, "li-jian", DemoDwellings.Scan(DemoDwellings.WithoutLease), new("租约过期了。房东何国强会收到请他确认的消息。", "The lease has run out; the landlord 何国强 is asked to confirm.")),
        new(ReviewRule.RegisterSilent, "zheng-tao", DemoDwellings.Scan(DemoDwellings.Room(201)), new("演示名册不回答，等三秒。", "The demonstration register does not answer; wait three seconds.")),
        new(ReviewRule.RegisterDisagrees, "sun-li", DemoDwellings.Scan(DemoDwellings.Room(202)), new("演示名册说姓名和号码不一致。换成吴敏，名册说查无此人。", "The register says that name and number do not belong together; for 吴敏 it knows nobody.")),
        new(ReviewRule.LivesElsewhere, DemoResidence.Landlord, DemoDwellings.Scan(DemoDwellings.Room(301)), new("他已经住在 601；提交时不要勾选搬离。", "He already lives in 601; do not tick that he leaves it.")),
        new(ReviewRule.OverLimit, "li-jian", DemoDwellings.Scan(DemoDwellings.AtLimit), new("这套房最多住 2 人，已经登记了 2 人。", "Two may live here, and two are on record.")),
        new(ReviewRule.DwellingUnknown, "li-jian", "/residence/unknown", new("写一个库里没有的地址，例如“清溪路 99 号 1 楼”，选和乐社区。", "Write an address that is in no register, such as 清溪路 99 号 1 楼, and choose 和乐社区.")),
        new(ReviewRule.DwellingWithdrawn, "li-jian", DemoDwellings.Scan(DemoDwellings.Withdrawn), new("这套房在地址库里已注销。", "The dwelling is withdrawn.")),
        new(ReviewRule.GradeAsksVisit, "li-jian", DemoDwellings.Scan(DemoDwellings.GradedForVisit), new("这套房的申报要现场核对一次；页面不显示等级。", "Declarations here are looked at on the spot; no page shows the grade.")),
        new(ReviewRule.ChildWithoutGuardian, "wu-min", DemoDwellings.Scan(DemoDwellings.Room(204)), new("替孩子申报，但不是孩子的监护人。", "Declares for a child without being its guardian."), "lin-xiaoman"),
        new(ReviewRule.LandlordObjects, DemoResidence.Landlord, "/residence/leases", new("打开自己的一套房，在住的人里选一位，说“不住在这里”：已受理的申报会多一处要核对。", "Open one of his dwellings, choose somebody who lives there and say that they do not: an accepted declaration gets a doubt.")),
        new(ReviewRule.OddCounty, "zhao-yuan", DemoDwellings.Scan(DemoDwellings.Room(203)), JustType),
    ];
}
