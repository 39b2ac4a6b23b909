using PublicPortal.Kernel;

namespace PublicPortal.Council.Motions;

internal static class MotionRefusals
{
    public static readonly Refusal NotOpen = new("council.motion.not-open", "这项动议正在表决、已经决定或已撤回。", "This motion is being voted on, decided or withdrawn.");
    public static readonly Refusal None = new("council.motion.unknown", "没有这项动议。", "There is no such motion.");
    public static readonly Refusal NoMover = new("council.motion.mover", "请选提出人：已经签到的成员。", "Choose who moves it: a member who is checked in.", "Mover");
    public static readonly Refusal NoItem = new("council.motion.item", "先转到一项议题，再提动议。", "Turn to an item first, then move.");
    public static readonly Refusal Lasts = new("council.motion.lasts", "请选表决开放多久。", "Choose how long the vote is open.", "Lasts");
    public static readonly Refusal NobodyInOffice = new("council.motion.nobody", "议事会现在没有在任的成员。", "Nobody is in office in this council.");
    public static readonly Refusal OtherBudget = new("council.motion.business", "这件事已经作为动议提出了。", "This matter was moved already.");
    public static readonly Refusal NotVoting = new("council.motion.not-voting", "这项动议现在不在表决。", "This motion is not being voted on.");
}
