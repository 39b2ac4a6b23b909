using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Help;

internal sealed record HelpAsked(Guid HelpId, Guid DwellingId, HelpKind Kind, bool ForAnother, DateOnly Day, VisitSlot Half) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-asked";
}

internal sealed record HelpMoved(Guid HelpId, DateOnly Day, VisitSlot Half) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-moved";
}

internal sealed record HelpEnded(Guid HelpId, HelpState How) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-ended";
}

internal sealed record HelpHandedOver(Guid HelpId, Guid? From, Guid To) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-handed-over";
}

internal sealed record HelpPhoneSeen(Guid HelpId) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-phone-seen";
}

internal sealed record HelpReminded(Guid HelpId) : PortalEvent
{
    public override Guid SubjectId => HelpId;
    public override string Name => "residence.help-reminded";
}
