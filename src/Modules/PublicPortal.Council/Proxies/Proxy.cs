using PublicPortal.Council.Meetings;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Proxies;

/// <summary>A member who cannot come lets another one vote, at this one meeting. Both are memberships.</summary>
internal sealed class Proxy
{
    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid PrincipalId { get; init; }
    public Guid HolderId { get; init; }
    public DateTimeOffset GivenAt { get; init; }

    /// <summary>Handed in on paper to a clerk.</summary>
    public bool ByClerk { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

internal sealed record ProxyGiven(Guid MeetingId, Guid PrincipalMembershipId, Guid HolderMembershipId, bool ByClerk) : MeetingEvent(MeetingId)
{
    public override string Name => "council.proxy-given";
}

internal sealed record ProxyEnded(Guid MeetingId, Guid PrincipalMembershipId, Guid HolderMembershipId) : MeetingEvent(MeetingId)
{
    public override string Name => "council.proxy-ended";
}

internal static class ProxyRefusals
{
    public static readonly Refusal NotAllowed = new("council.proxy.not-allowed", "本议事会的规则不允许委托投票。", "The rules of this council allow no proxies.", "Holder");
    public static readonly Refusal NoHolder = new("council.proxy.holder", "请选一位本次会议在任的成员，不能选自己。", "Choose another member in office at this meeting.", "Holder");
    public static readonly Refusal HolderFull = new("council.proxy.full", "这位成员已经受托 {0} 票，不能再多了，请换一位。", "This member holds {0} already; choose another.", "Holder");
    public static readonly Refusal Chain = new("council.proxy.chain", "自己委托了别人的，不能再受托；受托了的，先退回才能委托别人。", "Who has given a proxy holds none, and who holds one gives none.", "Holder");
    public static readonly Refusal Present = new("council.proxy.present", "您已经签到，自己投票就行。", "You are checked in: vote yourself.", "Holder");
    public static readonly Refusal Already = new("council.proxy.already", "这次会议已经委托过了，要换人先撤回。", "A proxy is given for this meeting; take it back first.", "Holder");
    public static readonly Refusal None = new("council.proxy.none", "没有可以撤回的委托。", "There is no proxy to take back.");
    public static readonly Refusal Closed = new("council.proxy.closed", "会议还没通知，或已经结束，不能委托。", "The meeting is not announced yet, or is over.", "Holder");
}
