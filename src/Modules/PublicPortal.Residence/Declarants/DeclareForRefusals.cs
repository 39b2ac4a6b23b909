using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarants;

internal static class DeclareForRefusals
{
    public static readonly Refusal LivesHereAlready = new("residence.declare-for.lives-here-already",
        "这个人已经登记住在这里，不用再报。", "This person is registered here already; there is no need to declare again.", "Number");
    public static readonly Refusal Yourself = new("residence.declare-for.yourself",
        "这是您自己，请在“我要申报”里申报。", "This is you: please declare under Declare where I live.", "Number");
    public static readonly Refusal PhoneWrong = new("residence.declare-for.phone",
        "手机号应为 11 位、以 1 开头；没有就留空。", "A mobile number has 11 digits and starts with 1; leave it empty if there is none.", "Phone");
    public static readonly Refusal DwellingNotYours = new("residence.declare-for.dwelling",
        "请选择一套您可以替人申报的房屋。", "Choose a dwelling for which you may declare.", "Dwelling");
    public static readonly Refusal TooMany = new("residence.declare-for.too-many",
        "今天替别人申报的人数已到上限，请明天再来，或到社区窗口办理。", "No more people can be declared for today. Come back tomorrow, or go to a community counter.") { LeavesTrace = true };
    public static readonly Refusal NoIdentity = new("residence.declare-for.no-identity",
        "请先申报您自己的住处，或到窗口办理：要知道是谁替别人申报。", "Declare your own home first, or go to a counter: it must be known who declares for others.");
    public static readonly Refusal NobodyNamed = new("residence.declare-for.nobody", "请至少填一个人。", "Enter at least one person.", "Names[0]");
    public static readonly Refusal NamedTwice = new("residence.declare-for.twice", "这个号码在上面已经填过。", "This number stands above already.");
    public static readonly Refusal OtherNameAtCounter = new("residence.declare-for.counter-name",
        "这个号码登记的是另一个姓名。请对照证件原件；确实登记错了，先在“查找居民”里核对。", "This number is on record with another name. Compare the document; if the record is wrong, look it up under Find a resident.", "Name");
    public static readonly Refusal Gone = new("residence.declared.gone",
        "这份申报已经结束，或本人已经接管，由本人办理。", "This declaration has ended, or the person has taken it over and acts for themselves.");
    public static readonly Refusal CodesMissing = new("residence.premises.no-codes", "请填房屋编码，一行一个。", "Enter codes of dwellings, one a line.", "Codes");
    public static readonly Refusal CodeUnknown = new("residence.premises.unknown", "地址库里没有这个编码：{0}。编码 25 位，印在门牌上。", "There is no dwelling {0}. The code has 25 digits and stands on the plate.", "Codes");
    public static readonly Refusal TooManyCodes = new("residence.premises.too-many", "一次最多填 {0} 个编码。", "At most {0} codes at once.", "Codes");
    public static readonly Refusal EvidenceMissing = new("residence.premises.no-evidence",
        "请写明看了哪些材料，或为什么不同意（4 至 300 个字）。", "Say which papers you saw, or why not (4 to 300 characters).", "Evidence");
    public static readonly Refusal NothingChosen = new("residence.premises.nothing-chosen", "请勾选房屋。", "Tick the dwellings.", "Chosen");
    public static readonly Refusal ChangeSame = new("residence.change.same", "这就是现在住的那一套。", "This is the dwelling where they live now.", "Dwelling");
}
