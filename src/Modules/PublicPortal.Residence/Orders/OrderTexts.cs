using PublicPortal.Kernel;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Orders;

/// <summary>What an officer reads: what to do at the door, what was found, how much time is left.</summary>
internal static class OrderTexts
{
    /// <summary>What to look at on the spot for one doubt.</summary>
    public static LocalizedText Check(ReviewRule rule) => rule switch
    {
        ReviewRule.PlateMissing => new("看人是不是住在这套房", "see whether the person lives here"),
        ReviewRule.NoLease => new("看租约，或问房东", "look at the lease, or ask the landlord"),
        ReviewRule.RegisterSilent => new("看证件原件", "look at the document itself"),
        ReviewRule.RegisterDisagrees => new("对照证件核对姓名和号码", "compare name and number with the document"),
        ReviewRule.LivesElsewhere => new("问清原住处是否已搬离", "ask whether the person left the other address"),
        ReviewRule.OverLimit => new("看现在一共住几人", "see how many people live here now"),
        ReviewRule.DwellingUnknown => new("核对地址，请地址管理员补登", "check the address and have it added to the register"),
        ReviewRule.DwellingWithdrawn => new("看这套房现在能不能住人", "see whether the home can be lived in"),
        ReviewRule.GradeAsksVisit => new("现场核对一次，看是否住在这里", "look once on the spot whether the person lives here"),
        ReviewRule.PersonObjects => new("本人说不住这里：看现在住的是谁", "the person says they do not live here: see who does"),
        ReviewRule.LandlordObjects => new("房东说不住在这里：看人是不是住在这套房", "the landlord says no: see whether the person lives here"),
        ReviewRule.ChildWithoutGuardian => new("找孩子的监护人确认", "ask the child's guardian"),
        _ => new("看证件原件上的号码", "look at the number on the document itself"),
    };

    public static LocalizedText Result(VisitResult result) => result switch
    {
        VisitResult.Confirmed => new("住在这里，申报属实", "Lives here, all is right"),
        VisitResult.Corrected => new("住在这里，入住日期要改", "Lives here, but the move-in day is wrong"),
        VisitResult.NotFound => new("没有找到这个人", "The person was not found"),
        VisitResult.Refused => new("对方不愿核对", "The person refused the check"),
        _ => new("家里没人", "Nobody was home"),
    };

    /// <summary>What became of a result that has arrived.</summary>
    public static LocalizedText Arrived(KeptBecause? kept) => kept switch
    {
        null => new("已登记，住户已收到通知。", "Entered; the residents have been told."),
        KeptBecause.ColleagueFirst => new("同事的结果先到，以先到的为准。您的结果已作为上门记录留存，不用再做什么。", "A colleague's result arrived first and counts. Yours is kept as a record of the visit; there is nothing more to do."),
        KeptBecause.HandedOver => new("这张核查单已经转给同事。您的结果已作为上门记录留存，接手的同事看得到。", "This order has been handed over. Your result is kept as a record of the visit; your colleague sees it."),
        _ => new("这一户已经由住户、房东或窗口办妥。您的结果已作为上门记录留存，不用再做什么。", "The residents, the landlord or a counter had settled it by then. Your result is kept as a record; there is nothing more to do."),
    };

    /// <summary>Beside a visit in the list of visits.</summary>
    public static LocalizedText KeptShort(KeptBecause kept) => kept switch
    {
        KeptBecause.ColleagueFirst => new("同事的结果先到，仅作记录", "a colleague's result came first; a record only"),
        KeptBecause.HandedOver => new("已转给同事，仅作记录", "handed over by then; a record only"),
        _ => new("已另行办妥，仅作记录", "settled by then; a record only"),
    };

    /// <summary>What the result leads to; stands beside the choice.</summary>
    public static LocalizedText Follows(VisitResult result) => result switch
    {
        VisitResult.Confirmed => new("申报当场通过", "The declaration is accepted at once"),
        VisitResult.Corrected => new("在下面填对的日期，申报当场通过", "Enter the right day below; accepted at once"),
        VisitResult.NotFound => new("申报不通过，要写一句说明", "Not accepted; one sentence is needed"),
        VisitResult.Refused => new("申报不通过，要写一句说明", "Not accepted; one sentence is needed"),
        _ => new("留卡片，请住户选时间，期限重新算", "Leave a card; the residents choose a time, the clock starts again"),
    };

    /// <summary>How much time is left, in working days as people count.</summary>
    public static LocalizedText Left(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar)
    {
        var (today, day) = (ChinaTime.Date(now), ChinaTime.Date(due));
        if (now > due)
        {
            var late = today.DayNumber - day.DayNumber;
            return late == 0 ? new("刚超时", "just late") : new($"晚 {late} 天", late == 1 ? "1 day late" : $"{late} days late");
        }
        if (day == today) return new($"今天 {Hour(due)} 前", $"today by {Hour(due)}");
        var left = calendar.Left(today, day);
        return new($"还剩 {left} 个工作日", left == 1 ? "1 working day left" : $"{left} working days left");
    }

    public static LocalizedText Slot(DateOnly day, VisitSlot slot)
    {
        var half = VisitSlots.Text(slot);
        return new($"{day.Month} 月 {day.Day} 日{half.Zh}", $"{day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}, {half.En}");
    }

    private static string Hour(DateTimeOffset moment) => ChinaTime.Local(moment).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
