using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>What states and events are called on pages.</summary>
internal static class DeclarationTexts
{
    public static LocalizedText State(DeclarationState state) => state switch
    {
        DeclarationState.Doubtful => new("入住申报待核对", "Declaration being checked"),
        DeclarationState.Accepted => new("入住申报已受理", "Declaration accepted"),
        DeclarationState.Refused => new("入住申报没有通过", "Declaration not accepted"),
        DeclarationState.Withdrawn => new("入住申报已撤回", "Declaration withdrawn"),
        _ => new("已搬离", "Moved out"),
    };

    /// <summary>Why it ended, as a clause.</summary>
    public static LocalizedText Why(EndReason reason) => reason switch
    {
        EndReason.NotConfirmed => new("有人提出异议，上门核实后没有确认您住在这里", "somebody objected, and a check did not find you living there"),
        EndReason.DwellingGone => new("房屋已经拆除", "the building is gone"),
        _ => new("房屋已经合并，您在合并后的房屋里还有一份申报", "the dwelling was merged, and you are declared in the new one"),
    };

    /// <summary>Null for events that a resident's timeline does not show.</summary>
    public static LocalizedText? Event(string name) => name switch
    {
        "residence.declaration-submitted" => new("提交申报", "Declaration submitted"),
        "residence.declaration-accepted" => new("申报已受理", "Declaration accepted"),
        "residence.doubts-settled" => new("一处疑问已解决", "A doubt was settled"),
        "residence.declaration-refused" => new("申报没有通过", "Declaration not accepted"),
        "residence.declaration-withdrawn" => new("申报已撤回", "Declaration withdrawn"),
        "residence.moved-out" => new("已申报搬离", "Moving out declared"),
        "residence.declaration-corrected" => new("更正了入住日期", "Move-in day corrected"),
        "residence.review-asked" => new("请工作人员复核", "A person was asked to look at it"),
        "residence.visit-made" => new("网格员上门核查", "The grid officer visited"),
        "residence.landlord-asked" => new("已请房东确认", "The landlord was asked"),
        "residence.landlord-took-back" => new("房东收回了刚才的答复", "The landlord took the answer back"),
        "residence.doubt-raised" => new("有新的疑问要核实", "A new doubt is to be looked at"),
        "residence.declaration-ended" => new("申报已结束", "Declaration ended"),
        "residence.landlord-answered" => new("房东已答复", "The landlord answered"),
        "residence.lease-photo-added" => new("补交了租约照片", "A photo of the lease was handed in"),
        "residence.person-objected" => new("本人提出：不住在这里", "The person objected"),
        "residence.declaration-taken-over" => new("本人确认并接管", "Taken over by the person"),
        "residence.declared-for-other" => new("由他人代为申报", "Declared by another"),
        "residence.still-asked" => new("询问是否还住在这里", "Asked whether you still live here"),
        "residence.still-confirmed" => new("确认还住在这里", "Still living here, confirmed"),
        "residence.still-unanswered" => new("没有回答是否还住在这里", "No answer whether you still live here"),
        "residence.sent-back" => new("工作人员请您补充材料", "An official asked for more papers"),
        "residence.review-answered" => new("工作人员复核完毕", "A person has looked at it"),
        "residence.declaration-reopened" => new("复核后重新受理", "Opened again after the review"),
        _ => null,
    };
}
