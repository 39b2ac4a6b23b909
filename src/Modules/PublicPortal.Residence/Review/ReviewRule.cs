using PublicPortal.Kernel;

namespace PublicPortal.Residence.Review;

/// <summary>
/// Why a declaration is not accepted by itself. Each rule looks at the dwelling, the papers or the plate; none looks at
/// who the person is, where they come from or what they did before.
/// </summary>
internal enum ReviewRule
{
    /// <summary>The address was typed or picked: nobody has shown that they stand at the door.</summary>
    PlateMissing,
    /// <summary>Neither a lease covers the date nor has the landlord said yes.</summary>
    NoLease,
    /// <summary>The identity register has not answered yet. Silence is not agreement.</summary>
    RegisterSilent,
    /// <summary>The identity register says that name and number do not belong together, or does not know them.</summary>
    RegisterDisagrees,
    /// <summary>Another accepted declaration is still open and the person did not end it.</summary>
    LivesElsewhere,
    /// <summary>More people than the dwelling may hold.</summary>
    OverLimit,
    /// <summary>The address is in no register.</summary>
    DwellingUnknown,
    /// <summary>The dwelling is withdrawn: demolished, merged, not for living.</summary>
    DwellingWithdrawn,
    /// <summary>Declarations in dwellings of this grade are looked at on the spot.</summary>
    GradeAsksVisit,
    /// <summary>A child under 14 and no guardian in sight (个人信息保护法 art 31).</summary>
    ChildWithoutGuardian,
    /// <summary>The person says that they do not live there, after an official had confirmed it. Raised by the person, never by the rules.</summary>
    PersonObjects,
    /// <summary>The county code of the document is in no list, present or historic.</summary>
    OddCounty,
    /// <summary>The landlord says that the person does not live there. Raised by an objection, never by the rules; what was accepted stays in force until somebody has looked.</summary>
    LandlordObjects,
}

/// <summary>How a person can settle a doubt without waiting for a visit.</summary>
[Flags]
internal enum Settle
{
    None = 0,
    ScanPlate = 1,
    LeasePhoto = 2,
    AskLandlord = 4,
    MoveOutThere = 8,
    Correct = 16,
    AddGuardian = 32,
    Counter = 64,
    Wait = 128,
}

/// <summary>What is said about a rule.</summary>
/// <param name="Says">What does not fit, in one sentence.</param>
/// <param name="Comfort">Why that happens, most often through no fault of the person.</param>
internal sealed record ReviewRuleText(LocalizedText Says, LocalizedText Comfort, Settle Ways)
{
    public static ReviewRuleText Of(ReviewRule rule) => All[rule];

    private static readonly IReadOnlyDictionary<ReviewRule, ReviewRuleText> All = new Dictionary<ReviewRule, ReviewRuleText>
    {
        [ReviewRule.PlateMissing] = new(
            new("还没有扫过这套房的门牌", "The door plate of this home has not been scanned yet"),
            new("地址是查找来的。到家时扫一下门上的二维码就好。", "The address was looked up. Scan the code on the door when you are home."),
            Settle.ScanPlate | Settle.LeasePhoto | Settle.Counter),
        [ReviewRule.NoLease] = new(
            new("这套房还没有登记租约", "No lease is on record for this home"),
            new("多半是租约还没报上来，不是您的错。", "Most often the lease was not reported yet. It is not your fault."),
            Settle.LeasePhoto | Settle.AskLandlord | Settle.Counter),
        [ReviewRule.RegisterSilent] = new(
            new("身份核对还没有结果", "The identity check has no answer yet"),
            new("核对系统暂时没有回应，我们会自动再查，您不用重填。", "The register did not answer. We ask again by ourselves; you need not fill in anything."),
            Settle.Wait | Settle.Counter),
        [ReviewRule.RegisterDisagrees] = new(
            new("姓名和证件号码没有对上", "Name and document number did not match"),
            new("请对照证件再看一遍。确实没错的，带证件到窗口当面核对。", "Please compare with your document. If all is right, show it at a counter."),
            Settle.Correct | Settle.Counter),
        [ReviewRule.LivesElsewhere] = new(
            new("您在本区还登记着另一处住址", "You are still registered at another address here"),
            new("搬过来时忘了办搬离的话，点一下就能办。", "If you forgot to report moving out, one tap does it."),
            Settle.MoveOutThere | Settle.Counter),
        [ReviewRule.OverLimit] = new(
            new("这套房登记的人数已到上限", "This home already has as many people on record as it may hold"),
            new("多半是以前的住户忘了办搬离。", "Most often earlier residents forgot to report moving out."),
            Settle.LeasePhoto | Settle.Counter),
        [ReviewRule.DwellingUnknown] = new(
            new("地址库里还没有这套房", "This address is not in the register of homes yet"),
            new("新门牌常有这种情况，网格员会来补上。", "That happens with new plates. The grid officer comes to add it."),
            Settle.Counter),
        [ReviewRule.DwellingWithdrawn] = new(
            new("这套房在地址库里已注销", "This home is marked as withdrawn in the register"),
            new("可能换了门牌或改了用途，需要到现场看一下。", "It may have a new plate or another use. Someone has to look."),
            Settle.Counter),
        [ReviewRule.GradeAsksVisit] = new(
            new("这套房的申报需要到现场核对一次", "Declarations for this home are checked once on the spot"),
            new("这是针对房屋的安排，与您个人无关。", "This is about the building, not about you."),
            Settle.None),
        [ReviewRule.ChildWithoutGuardian] = new(
            new("未满 14 周岁，要由监护人申报", "Under 14, a guardian has to declare"),
            new("请父母或其他监护人用自己的账号添加孩子。", "Please let a parent or guardian add the child in their own account."),
            Settle.AddGuardian | Settle.Counter),
        [ReviewRule.PersonObjects] = new(
            new("本人说不住在这里", "The person says that they do not live here"),
            new("工作人员以前确认过，所以要再去看一次。", "An official had confirmed it before, so somebody looks once more."),
            Settle.Counter),
        [ReviewRule.OddCounty] = new(
            new("证件号码里的地区代码查不到", "The area code in the document number is in no list"),
            new("老证件偶尔会这样。请核对号码；没错的话当面看一下证件就行。", "That happens with old documents. Please check the number; if it is right, showing the document is enough."),
            Settle.Correct | Settle.Counter),
        [ReviewRule.LandlordObjects] = new(
            new("房东说您不住在这里", "The landlord says that you do not live here"),
            new("多半是房东没有记全。交一张租约照片，或等网格员来看一下就好。", "Most often the landlord's list is incomplete. Hand in a photo of the lease, or wait for the officer."),
            Settle.LeasePhoto | Settle.Counter),
    };
}
