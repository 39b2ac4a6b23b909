using PublicPortal.Kernel;

namespace PublicPortal.Council.Members;

internal static class MemberRefusals
{
    public const int LongestYears = 6, LateEntryDays = 31;

    public static readonly Refusal EndsBeforeItBegins = new("council.term.backwards", "任期结束不能早于开始。", "The term cannot end before it begins.", "To");
    public static readonly Refusal TooLong = new("council.term.long", $"一届任期最多 {LongestYears} 年。", $"A term lasts {LongestYears} years at most.", "To");
    public static readonly Refusal AlreadyOver = new("council.term.over", "这个任期已经过去了。", "This term is over already.", "To");
    public static readonly Refusal Ended = new("council.term.ended", "这个任期已经结束。", "This term has ended.");
    public static readonly Refusal NoSuchEnd = new("council.term.end-day", "最后一天要在任期之内（{0} 至 {1}），补登不超过一个月。", "The last day lies within the term ({0} to {1}), entered a month late at most.", "LastDay");
    public static readonly Refusal Overlaps = new("council.term.overlaps", "这个人在本议事会已有任期，到 {0}。新任期从这之后开始，或先登记提前结束。", "This person has a term in this council until {0}. Begin after it, or end it first.", "From");
    public static readonly Refusal OtherCouncil = new("council.member.other-council", "这个人是{0}议事会的成员，任期到 {1}。一个人同一时间只能在一个议事会。", "This person sits in the council of {0} until {1}. Nobody sits in two councils at a time.", "Number");
    public static readonly Refusal OfficeTaken = new("council.office.taken", "这段时间已经有{0}了，请先改他的职务。", "There is a {1} in this time already; change that office first.", "Office");
    public static readonly Refusal NoSeat = new("council.seat.unknown", "请选席位类别。", "Please choose the kind of seat.", "SeatKind");
    public static readonly Refusal NoOffice = new("council.office.unknown", "请选职务。", "Please choose the office.", "Office");
    public static readonly Refusal NoPerson = new("council.person.unknown", "没有找到这个人。请核对证件；没有用过本站的，请本人先登录或到窗口登记。", "Nobody found. Compare the document; who has never used the site signs in first or registers at a counter.", "Number");
    public static readonly Refusal NoDocument = new("council.person.document", "请选证件种类。", "Please choose the document.", "Document");
    public static readonly Refusal Child = new("council.person.child", "议事会成员须年满 18 周岁。", "Council members are 18 or older.", "Number");
    public static readonly Refusal TooMany = new("council.person.too-many", "查找太多次了，请一小时后再试。", "Too many searches; try again in an hour.", "Number") { LeavesTrace = true };
    public static readonly Refusal NoName = new("council.member.no-name", "本人还没有在本站核对过姓名，暂时不能公开全名。", "The person's name is not known to the site; it cannot be shown whole.");
}
