using PublicPortal.Kernel;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>What the desk says about a declaration.</summary>
internal static class DeskTexts
{
    /// <summary>The question that the official answers; the title of the case.</summary>
    public static LocalizedText Question(ResidenceDeclaration declaration)
    {
        if (declaration.ReviewAskedAt is not null) return new("申报人请您复核：结果对吗？", "The person asks you to look again: is the result right?");
        if (!declaration.IsInDoubt) return DeclarationTexts.State(declaration.State);
        return declaration.OpenDoubts.OrderBy(d => d.Rule).FirstOrDefault()?.Rule switch
        {
            ReviewRule.NoLease => new("请判断：租约能证明住在这里吗？", "Please judge: does the lease show that the person lives here?"),
            ReviewRule.PlateMissing => new("请判断：没有扫门牌，材料够不够？", "Please judge: the plate was not scanned; are the papers enough?"),
            ReviewRule.RegisterSilent => new("请判断：身份还没有核对结果，证件看过了吗？", "Please judge: the register is silent; was the document seen?"),
            ReviewRule.RegisterDisagrees => new("请判断：姓名和号码没有对上，以哪个为准？", "Please judge: name and number do not match; which is right?"),
            ReviewRule.LivesElsewhere => new("请判断：原住处是否已经搬离？", "Please judge: has the person left the other address?"),
            ReviewRule.OverLimit => new("请判断：以前的住户是否已经搬离？", "Please judge: have earlier residents moved out?"),
            ReviewRule.DwellingUnknown => new("请判断：这个地址是哪一套房？", "Please judge: which dwelling is this address?"),
            ReviewRule.DwellingWithdrawn => new("请判断：已注销的房屋还住人吗？", "Please judge: is the withdrawn dwelling lived in?"),
            ReviewRule.PersonObjects => new("请判断：本人说不住在这里，以哪个为准？", "Please judge: the person says they do not live here; which is right?"),
            ReviewRule.ChildWithoutGuardian => new("请判断：申报人是孩子的监护人吗？", "Please judge: is the declarant the child's guardian?"),
            ReviewRule.LandlordObjects => new("请判断：房东说不住在这里，以哪个为准？", "Please judge: the landlord says the person does not live here; which is right?"),
            ReviewRule.OddCounty => new("请判断：证件号码的地区代码对吗？", "Please judge: is the document's area code right?"),
            _ => new("请判断：要不要等上门结果？", "Please judge: should the visit be waited for?"),
        };
    }

    /// <summary>One line of "what to do" in the list.</summary>
    public static string ToDo(ResidenceDeclaration declaration)
    {
        if (declaration.ReviewAskedAt is not null) return new LocalizedText("申报人请人工复核，请看过后答复", "The person asked for a human; look and answer").ToString();
        if (!declaration.IsInDoubt) return DeclarationTexts.State(declaration.State).ToString();
        return string.Join(new LocalizedText("；", "; ").ToString(), declaration.OpenDoubts.OrderBy(d => d.Rule).Select(d => Name(d.Rule).ToString()));
    }

    /// <summary>A rule in a few words, for lists and filters.</summary>
    public static LocalizedText Name(ReviewRule rule) => rule switch
    {
        ReviewRule.PlateMissing => new("没有扫门牌", "Plate not scanned"),
        ReviewRule.NoLease => new("没有租约", "No lease"),
        ReviewRule.RegisterSilent => new("身份未核对", "Register silent"),
        ReviewRule.RegisterDisagrees => new("姓名号码不符", "Register disagrees"),
        ReviewRule.LivesElsewhere => new("另有住址", "Lives elsewhere"),
        ReviewRule.OverLimit => new("人数到上限", "Over the limit"),
        ReviewRule.DwellingUnknown => new("库外地址", "Unknown address"),
        ReviewRule.DwellingWithdrawn => new("房屋已注销", "Withdrawn dwelling"),
        ReviewRule.GradeAsksVisit => new("须现场核对", "Visit asked for"),
        ReviewRule.PersonObjects => new("本人有异议", "Person objects"),
        ReviewRule.LandlordObjects => new("房东有异议", "Landlord objects"),
        ReviewRule.ChildWithoutGuardian => new("缺监护人", "No guardian"),
        _ => new("地区代码查不到", "Odd area code"),
    };

    public static LocalizedText Show(string show) => show switch
    {
        "todo" => new("待办", "To do"),
        "review" => new("请人复核", "Review asked"),
        "accepted" => new("已受理", "Accepted"),
        "refused" => new("没通过", "Not accepted"),
        "ended" => new("已结束", "Ended"),
        _ => new("全部", "All"),
    };

    public static LocalizedText Register(RegisterAnswer answer) => answer switch
    {
        RegisterAnswer.Agrees => new("一致", "agrees"),
        RegisterAnswer.Disagrees => new("不一致", "does not agree"),
        RegisterAnswer.Unknown => new("查无此人", "does not know the person"),
        _ => new("还没有结果", "no answer yet"),
    };

    /// <summary>What settled a doubt.</summary>
    public static LocalizedText How(string? how) => how switch
    {
        "plate" => new("补扫了门牌", "the plate was scanned"),
        Hows.LeasePhoto => new("凭租约照片认可", "accepted on the photo of the lease"),
        "landlord-took-back" => new("房东收回了异议", "the landlord took the objection back"),
        "lease" => new("租约已登记", "a lease was entered"),
        "landlord" => new("房东已确认", "the landlord confirmed"),
        "register" => new("身份核对有了结果", "the register answered"),
        "moved-out" => new("已办原住处搬离", "moved out of the other address"),
        "visit" => new("上门核实", "checked by a visit"),
        "guardian" => new("监护人已登记", "the guardian is on record"),
        _ => new("工作人员看过材料", "an official saw the papers"),
    };
}
